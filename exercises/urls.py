"""Addresses of the catalogue."""

from django.urls import path

from exercises import views

app_name = "exercises"
urlpatterns = [
    path("exercises/", views.exercise_list, name="exercise_list"),
    path("exercises/<slug:slug>/", views.exercise_detail, name="exercise_detail"),
    path("routines/<slug:slug>/", views.routine_detail, name="routine_detail"),
    path("routines/<slug:slug>/print/", views.routine_sheet, name="routine_sheet"),
    path("precautions/", views.precaution_list, name="precaution_list"),
]
