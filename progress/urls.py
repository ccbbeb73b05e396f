"""Addresses of a person's own sessions and history."""

app_name = "progress"
urlpatterns: list = []
