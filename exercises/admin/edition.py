"""Editions: published here, and never changed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from exercises.edition import Question
from exercises.forms import EditionForm
from exercises.models import Edition, SafetyEffect
from exercises.services import publish_edition, unpublished_changes


@admin.register(Edition)
class EditionAdmin(admin.ModelAdmin):
    """Made here, by freezing the texts as they are now, and never changed."""

    list_display = ["number", "published_at", "published_by", "what_changed"]
    readonly_fields = ["frozen_texts"]
    form = EditionForm
    actions = None

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return super().changelist_view(request, _what_waits() | (extra_context or {}))

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = {"title": "Publish the next edition", **_what_waits(), **(extra_context or {})}
        return super().add_view(request, form_url, context)

    def get_fields(self, request: HttpRequest, obj: Edition | None = None) -> list[Any]:
        if obj is None:
            return ["what_changed"]
        return ["number", "published_at", "published_by", "what_changed", "frozen_texts"]

    def save_model(self, request: HttpRequest, obj: Edition, form: forms.ModelForm, change: bool) -> None:
        edition = publish_edition(
            what_changed=obj.what_changed, published_by=request.user, now=timezone.now()
        )
        obj.pk, obj.number = edition.pk, edition.number

    def has_change_permission(self, request: HttpRequest, obj: Edition | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Edition | None = None) -> bool:
        return False

    @admin.display(description="texts")
    def frozen_texts(self, edition: Edition) -> SafeString:
        texts = [(text.title, text.text) for text in edition.contents.texts]
        questions = [(question.text, _meaning_of_yes(question)) for question in edition.questions]
        rows = format_html_join("", "<li><strong>{}</strong> {}</li>", texts + questions)
        return format_html("<ul>{}</ul>", rows)


def _what_waits() -> dict[str, Any]:
    return {"changes": unpublished_changes(), "in_force": Edition.objects.in_force()}


def _meaning_of_yes(question: Question) -> str:
    meanings = [
        f"{label}: {', '.join(effect.exercise or 'all exercises' for effect in effects)}"
        for value, label in SafetyEffect.Effect.choices
        if (effects := [effect for effect in question.effects if effect.effect == value])
    ]
    return f"Yes means {'; '.join(meanings) or 'nothing'}."
