"""What the admin offers of accounts: nothing."""

from django.contrib import admin
from django.contrib.auth import get_user_model


def test_only_content_is_in_the_admin() -> None:
    registered = {model._meta.app_label for model in admin.site._registry}
    assert registered == {"exercises"}
    assert get_user_model() not in admin.site._registry
