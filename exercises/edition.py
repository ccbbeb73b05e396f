"""What an edition holds, read from its JSON: the texts, the questions and what a yes to each means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Strictness = Literal["blocked", "no_load"]
STRICTEST_FIRST: tuple[Strictness, ...] = ("blocked", "no_load")
MOST_LETTERS_OF_A_NAME = 60


@dataclass(frozen=True)
class Text:
    slug: str
    kind: str
    title: str
    text: str


@dataclass(frozen=True)
class Effect:
    """What a yes does to one exercise, or, with none named, to all."""

    exercise: str | None
    effect: Strictness


@dataclass(frozen=True)
class Question:
    slug: str
    text: str
    order: int
    effects: tuple[Effect, ...]


@dataclass(frozen=True)
class Contents:
    """All that an edition freezes, in the order in which it is read."""

    texts: tuple[Text, ...] = ()
    questions: tuple[Question, ...] = ()

    @classmethod
    def from_json(cls, frozen: Mapping[str, Any]) -> Contents:
        precautions = sorted(frozen["precautions"], key=lambda row: (row["kind"], row["order"], row["slug"]))
        questions = sorted(frozen["questions"], key=lambda row: (row["order"], row["slug"]))
        return cls(
            texts=tuple(Text(row["slug"], row["kind"], row["title"], row["text"]) for row in precautions),
            questions=tuple(
                Question(row["slug"], row["text"], row["order"], _effects(row["effects"]))
                for row in questions
            ),
        )

    def of_kind(self, *kinds: str) -> list[Text]:
        return [text for text in self.texts if text.kind in kinds]

    def by_kind(self) -> dict[str, list[Text]]:
        return {text.kind: self.of_kind(text.kind) for text in self.texts}


def _effects(rows: Iterable[Mapping[str, Any]]) -> tuple[Effect, ...]:
    in_order = sorted(rows, key=lambda row: row["exercise"] or "")
    return tuple(Effect(row["exercise"], row["effect"]) for row in in_order)


def strictest_effect(question: Question, exercise_slug: str) -> Strictness | None:
    """What a yes to this question does to this exercise: the strictest of what names it or names all."""
    effects = {effect.effect for effect in question.effects if effect.exercise in (None, exercise_slug)}
    return next((effect for effect in STRICTEST_FIRST if effect in effects), None)


def differences(old: Contents, new: Contents) -> list[str]:
    """What reads differently, a phrase for each; another order counts only where it is all there is."""
    before, after = _named_parts(old), _named_parts(new)
    both = [slug for slug in after if slug in before]
    effects = {question.slug: question.effects for question in old.questions}
    phrases = [
        *(f"{after[slug].name} is new" for slug in after if slug not in before),
        *(f"{after[slug].name} has changed" for slug in both if after[slug].words != before[slug].words),
        *(
            f"what a yes to “{_short(question.text)}” means has changed"
            for question in new.questions
            if question.effects != effects.get(question.slug, question.effects)
        ),
        *(f"{before[slug].name} is taken out" for slug in before if slug not in after),
    ]
    return phrases or (["the order has changed"] if list(before) != list(after) else [])


@dataclass(frozen=True)
class _Part:
    name: str
    words: tuple[str, ...]


def _named_parts(contents: Contents) -> dict[tuple[str, str], _Part]:
    texts = {
        ("text", text.slug): _Part(f"“{_short(text.title)}”", (text.kind, text.title, text.text))
        for text in contents.texts
    }
    questions = {
        ("question", question.slug): _Part(f"the question “{_short(question.text)}”", (question.text,))
        for question in contents.questions
    }
    return texts | questions


def _short(name: str) -> str:
    line = " ".join(name.split())
    return line if len(line) <= MOST_LETTERS_OF_A_NAME else f"{line[: MOST_LETTERS_OF_A_NAME - 1].rstrip()}…"


def in_one_sentence(phrases: list[str], *, most: int) -> str:
    """As many of these phrases as so many letters hold, and how many more there are."""
    for kept in range(len(phrases), 0, -1):
        rest = [f"and {len(phrases) - kept} more"] if kept < len(phrases) else []
        sentence = "; ".join([*phrases[:kept], *rest]) + "."
        if len(sentence) <= most:
            return sentence[0].upper() + sentence[1:]
    return ""
