"""Addresses of one's own settings; signing in and out are allauth's."""

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [path("me/", views.me, name="me")]
