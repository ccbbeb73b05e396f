"""Addresses of one's own settings; signing in and out are allauth's."""

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("me/", views.me, name="me"),
    path("me/advice/", views.advice_switch, name="advice_switch"),
    path("me/mat/", views.mat_preferences, name="mat_preferences"),
    path("me/preference/", views.preference, name="preference"),
    path("me/erase/", views.erase, name="erase"),
    path("accounts/devices/", views.device_list, name="device_list"),
]
# In place of allauth's own, under its names.
account_urlpatterns = [
    path("email/", views.ChangeEmail.as_view(), name="account_email"),
    path("signup/", views.SignUp.as_view(), name="account_signup"),
]
