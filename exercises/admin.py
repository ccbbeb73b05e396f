"""Where editors change the content: every change keeps who made it and when, and can be taken back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from simple_history.admin import SimpleHistoryAdmin

from exercises.edition import Question
from exercises.figures import figure_address, figure_choices
from exercises.forms import EditionForm, EntryForm, ExerciseForm, PlainTextField, WholeNumberField
from exercises.models import (
    Edition,
    Equipment,
    Exercise,
    Muscle,
    Precaution,
    Routine,
    RoutineExercise,
    SafetyEffect,
    SafetyQuestion,
)
from exercises.services import publish_edition, unpublished_changes

admin.site.site_header = "Steadyback content"
admin.site.site_title = "Steadyback content"
admin.site.index_title = "What people read"


WHOLE_NUMBERS: Any = {models.IntegerField: {"form_class": WholeNumberField}}


class ContentAdmin(SimpleHistoryAdmin):
    # Content is deleted one row at a time and on purpose.
    actions = None
    formfield_overrides = {
        models.CharField: {"widget": forms.TextInput(attrs={"class": "vLargeTextField"})},
        models.TextField: {"form_class": PlainTextField, "widget": AdminTextareaWidget},
        **WHOLE_NUMBERS,
    }
    key_field = "slug"
    named_by = "name"

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return (self.key_field,) if obj else ()

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, tuple[str, ...]]:
        return {} if obj else {self.key_field: (self.named_by,)}

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """Not by pattern: one that is broken, or slow, would break or stall the database."""
        return "regex" not in lookup and super().lookup_allowed(lookup, value, request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not (obj and _is_held(obj))


def _is_held(row: models.Model) -> bool:
    """Whether another row, of whichever app, forbids deleting this one."""
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: row}).exists()
        for relation in row._meta.related_objects
        if relation.on_delete is models.PROTECT
    )


class PageAdmin(ContentAdmin):
    """For content that has a page of its own."""

    def view_on_site(self, obj: Any) -> str:
        return obj.get_absolute_url()


@admin.register(Muscle)
class MuscleAdmin(ContentAdmin):
    list_display = ["name", "latin_name"]
    search_fields = ["name", "latin_name"]
    fields = ["name", "latin_name", "slug"]


@admin.register(Equipment)
class EquipmentAdmin(ContentAdmin):
    list_display = ["name", "hint"]
    search_fields = ["name", "hint"]
    fields = ["name", "hint", "slug"]


@admin.register(Exercise)
class ExerciseAdmin(PageAdmin):
    form = ExerciseForm
    list_display = ["name", "position", "measure", "resisted", "cap_g", "is_published", "reviewed_by"]
    list_filter = ["is_published", "position", "measure", "resisted", "muscles", "equipment"]
    search_fields = ["name", "other_names", "summary"]
    # Boxes to tick: Django's picker of two lists says things to a screen reader that it may not.
    formfield_overrides = {
        **ContentAdmin.formfield_overrides,
        models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple},
    }
    fieldsets = [
        (None, {"fields": ["name", "slug", "other_names", "summary", "cue", "is_published"]}),
        ("How it is counted", {"fields": ["position", "measure", "sides"]}),
        ("Weight", {"fields": ["resisted", "cap_g", "min_days_at_load", "raise_order"]}),
        ("How it is done", {"fields": ["set_up", "movement", "breathing", "faults"]}),
        ("Versions", {"fields": ["easier", "harder"]}),
        ("Take care", {"fields": ["take_care"]}),
        ("Muscles and equipment", {"fields": ["muscles", "equipment"]}),
        ("Pictures", {"fields": ["figure", "drawings", "figure_start_alt", "figure_end_alt"]}),
        ("Review", {"fields": ["reviewed_by", "reviewed_on"]}),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return (*super().get_readonly_fields(request, obj), "drawings")

    @admin.display(description="The drawings there are")
    def drawings(self, obj: Exercise | None) -> SafeString:
        pictures = ((figure_address(figure, "end"), name) for figure, name in figure_choices())
        drawn = '<span class="drawings__one"><img src="{}" width="520" height="240" alt="">{}</span>'
        return format_html('<span class="drawings">{}</span>', format_html_join("", drawn, pictures))


# Stacked: in Django's tabular form the fields have no label of their own.
class RoutineExerciseInline(admin.StackedInline):
    model = RoutineExercise
    form = EntryForm
    formfield_overrides = WHOLE_NUMBERS
    fields = [("order", "exercise", "sets", "target")]
    extra = 1
    show_change_link = True


@admin.register(Routine)
class RoutineAdmin(PageAdmin):
    list_display = ["name", "role", "is_published"]
    list_filter = ["role", "is_published"]
    search_fields = ["name", "summary"]
    fieldsets = [
        (None, {"fields": ["name", "slug", "summary", "role", "is_published"]}),
        ("Before the first set", {"fields": ["warm_up"]}),
    ]
    inlines = [RoutineExerciseInline]


class DraftAdmin(ContentAdmin):
    """For what people read, or are asked, in the editions: what is changed here waits for the next one."""

    change_list_template = "admin/exercises/draft_change_list.html"
    change_form_template = "admin/exercises/draft_change_form.html"


@admin.register(Precaution)
class PrecautionAdmin(DraftAdmin):
    named_by = "title"
    list_display = ["title", "kind", "order"]
    list_filter = ["kind"]
    search_fields = ["title", "text"]
    fields = ["kind", "order", "title", "slug", "text"]

    def view_on_site(self, obj: Precaution) -> str:
        return reverse("exercises:precaution_list")


class SafetyEffectInline(admin.StackedInline):
    model = SafetyEffect
    form = EntryForm
    fields = [("exercise", "effect")]
    extra = 1
    show_change_link = True


@admin.register(SafetyQuestion)
class SafetyQuestionAdmin(DraftAdmin):
    named_by = "text"
    list_display = ["text", "order"]
    search_fields = ["text"]
    fields = ["text", "order", "slug"]
    inlines = [SafetyEffectInline]


class RowAdmin(ContentAdmin):
    """For a row that is edited inside another: here for its history, and not in the index."""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ()

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, tuple[str, ...]]:
        return {}

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(RoutineExercise)
class RoutineExerciseAdmin(RowAdmin):
    fields = ["routine", "exercise", "order", "sets", "target"]


@admin.register(SafetyEffect)
class SafetyEffectAdmin(RowAdmin, DraftAdmin):
    fields = ["question", "exercise", "effect"]


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
