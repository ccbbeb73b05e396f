"""The style page: every piece that pages are made of, in every state and in both themes."""

import re
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.contrib.messages import ERROR, SUCCESS, WARNING
from django.contrib.messages.storage.base import Message
from django.core.paginator import Page, Paginator

STYLES = settings.BASE_DIR / "static" / "css"
ICONS = settings.BASE_DIR / "templates" / "components" / "icon.html"
THEMES = ("light", "dark")
MESSAGES = [(SUCCESS, "Saved."), (WARNING, "Saved, with one thing to look at."), (ERROR, "Not saved.")]
MOVES = ["Walk on the spot, arms swinging easily.", "A move without a drawing."]
ELEVEN = [(str(number), str(number)) for number in range(11)]


class SampleForm(forms.Form):
    """One of each kind of field that people meet. Nothing is done with what it holds."""

    words = forms.CharField(label="A line of text", help_text="Help stands under the field.")
    choice = forms.ChoiceField(label="One of several", choices=[("a", "The first"), ("b", "The second")])
    day = forms.DateField(label="A day", widget=forms.DateInput(attrs={"type": "date"}))
    file = forms.FileField(label="A file")
    closed = forms.CharField(label="Not to be changed", initial="Fixed", disabled=True, required=False)
    way = forms.ChoiceField(
        label="One of a few", choices=[("a", "This"), ("b", "Or that")], widget=forms.RadioSelect, initial="a"
    )
    agreed = forms.BooleanField(label="Yes or no", required=False, initial=True)
    note = forms.CharField(label="A longer text", widget=forms.Textarea(attrs={"rows": 3}))


class SampleScales(forms.Form):
    """The rows of buttons that forms are answered with."""

    pain = forms.ChoiceField(
        label="How much does it hurt?",
        choices=[*ELEVEN, ("", "–")],
        widget=forms.RadioSelect,
        initial="3",
    )
    weights = forms.MultipleChoiceField(
        label="Several of several",
        choices=[("500", "0.5 kg"), ("1000", "1 kg"), ("1500", "1.5 kg")],
        widget=forms.CheckboxSelectMultiple,
        initial=["500"],
    )
    reply = forms.ChoiceField(
        label="A question with three answers",
        choices=[("no", "No"), ("yes", "Yes"), ("not_sure", "Not sure")],
        widget=forms.RadioSelect,
        initial="no",
    )


@dataclass(frozen=True)
class Theme:
    """One half of the page. Ids are its own, so that no two fields share one."""

    name: str
    form: SampleForm
    refused: SampleForm
    scales: SampleScales


@dataclass(frozen=True)
class StylePage:
    colours: list[str]
    icons: list[str]
    spaces: list[str]
    themes: list[Theme]
    paged: Page
    messages: list[Message]
    moves: list[str]


def style_page() -> StylePage:
    tokens = (STYLES / "tokens.css").read_text(encoding="utf-8")
    drawings = ICONS.read_text(encoding="utf-8")
    return StylePage(
        colours=re.findall(r"--([\w-]+): light-dark\(", tokens),
        icons=re.findall(r'name == "([\w-]+)"', drawings),
        spaces=re.findall(r"--(space-\d+):", tokens),
        themes=[theme(name) for name in THEMES],
        paged=Paginator(range(5), 1).page(2),
        messages=[Message(level, text) for level, text in MESSAGES],
        moves=MOVES,
    )


def theme(name: str) -> Theme:
    return Theme(
        name=name,
        form=SampleForm(auto_id=f"{name}-%s"),
        refused=SampleForm({"words": "x" * 80}, auto_id=f"{name}-refused-%s"),
        scales=SampleScales(auto_id=f"{name}-%s", prefix=name),
    )
