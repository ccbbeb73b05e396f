"""Addresses of a person's own sessions and history."""

from django.urls import path

from progress.views import history, sessions

app_name = "progress"
urlpatterns = [
    path("sessions/", sessions.session_list, name="session_list"),
    path("sessions/new/", sessions.session_new, name="session_new"),
    path("sessions/<uuid:uuid>/", sessions.session_detail, name="session_detail"),
    path("sessions/<uuid:uuid>/edit/", sessions.session_edit, name="session_edit"),
    path("sessions/<uuid:uuid>/delete/", sessions.session_delete, name="session_delete"),
    path("sessions/<uuid:uuid>/restore/", sessions.session_restore, name="session_restore"),
    path("history/", history.history, name="history"),
    path("history/<slug:slug>/", history.exercise_history, name="exercise_history"),
]
