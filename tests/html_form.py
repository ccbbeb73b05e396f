"""A form of a page as a browser without scripts would send it back untouched."""

from html.parser import HTMLParser


class _Reader(HTMLParser):
    def __init__(self, css_class: str) -> None:
        super().__init__()
        self.css_class = css_class
        self.data: dict[str, list[str]] = {}
        self.is_inside = False
        self.select = ""
        self.textarea = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "form":
            self.is_inside = self.css_class in (found.get("class") or "").split()
        if not self.is_inside:
            return
        name, value = found.get("name") or "", found.get("value")
        if tag == "input" and name:
            is_choice = found.get("type") in {"radio", "checkbox"}
            if not is_choice or "checked" in found:
                self.data.setdefault(name, []).append(value or ("on" if is_choice and value is None else ""))
        elif tag == "select":
            self.select = name
            self.data[name] = []
        elif tag == "option" and ("selected" in found or not self.data[self.select]):
            self.data[self.select] = [value or ""]
        elif tag == "textarea":
            self.textarea = name
            self.data[name] = [""]

    def handle_data(self, data: str) -> None:
        if self.textarea:
            self.data[self.textarea][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.is_inside = False
        if tag == "textarea" and self.textarea:
            # A browser drops the line end that follows the tag.
            self.data[self.textarea][0] = self.data[self.textarea][0].removeprefix("\n")
            self.textarea = ""


def form_data(html: str, css_class: str = "session-form") -> dict[str, list[str]]:
    reader = _Reader(css_class)
    reader.feed(html)
    assert reader.data, f"There is no form .{css_class} on this page"
    return reader.data
