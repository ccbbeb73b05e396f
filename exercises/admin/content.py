"""What the pages of all content have in common."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.http import HttpRequest
from simple_history.admin import SimpleHistoryAdmin

from exercises.forms import PlainTextField, WholeNumberField

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


class DraftAdmin(ContentAdmin):
    """For what people read, or are asked, in the editions: what is changed here waits for the next one."""

    change_list_template = "admin/exercises/draft_change_list.html"
    change_form_template = "admin/exercises/draft_change_form.html"


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
