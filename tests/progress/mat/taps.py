"""Taps on the mat as a browser without scripts sends them."""

from html.parser import HTMLParser
from typing import Any

from django.test import Client
from django.urls import reverse

from progress.models import SetLog, WorkoutSession


class _Forms(HTMLParser):
    """Each form that is not hidden, with what its fields and its buttons send."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, Any]] = []
        self.hidden: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag in ("section", "div"):
            self.hidden.append("hidden" in found)
        if any(self.hidden):
            return
        if tag == "form":
            self.forms.append({**found, "fields": {}, "buttons": []})
        elif self.forms and tag == "input" and found.get("type") not in ("radio", "checkbox"):
            self.forms[-1]["fields"][found["name"]] = found.get("value") or ""
        elif self.forms and tag == "button":
            self.forms[-1]["buttons"].append((found.get("name"), found.get("value")))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("section", "div"):
            self.hidden.pop()


def forms_on(html: str) -> list[dict[str, Any]]:
    reader = _Forms()
    reader.feed(html)
    return reader.forms


def tap(client: Client, page: Any, name: str | None, value: str | None = None, **typed: Any) -> Any:
    """Presses the first button of this name and value that can be seen, with what was typed in its form."""
    form, pressed = next(
        (form, button)
        for form in forms_on(page.text)
        for button in form["buttons"]
        if button[0] == name and value in (None, button[1])
    )
    data = form["fields"] | typed | ({name: pressed[1]} if name else {})
    send = client.get if form.get("method") == "get" else client.post
    return send(form.get("action") or page.request["PATH_INFO"], data, follow=True)


def done(client: Client, page: Any) -> Any:
    """The huge button."""
    form = done_form(page)
    return client.post(form["action"], form["fields"] | dict(form["buttons"]), follow=True)


def done_form(page: Any) -> Any:
    return next((form for form in forms_on(page.text) if form["fields"].get("action") == "done"), None)


def at(client: Client, session: WorkoutSession, exercise: int, /, **query: Any) -> Any:
    return client.get(reverse("progress:mat", args=[session.uuid, exercise]), query, follow=True)


def stored(session: WorkoutSession) -> list[tuple[int, int, str, int, int]]:
    """Place, number, side, load and amount of each set that counts."""
    rows = SetLog.objects.filter(log__session=session, undone=False)
    return sorted((row.log.order, row.number, row.side, row.load_g, row.done) for row in rows)
