"""Addresses of a person's own sessions and history."""

from django.urls import path

from progress.views import goals, history, mat, pain_notes, safety, sessions, takeout, today, weights, why

app_name = "progress"
urlpatterns = [
    path("welcome/", safety.welcome, name="welcome"),
    path("today/", today.today, name="today"),
    path("today/check-in/", today.check_in, name="check_in"),
    path("today/morning/<uuid:uuid>/", today.next_morning, name="next_morning"),
    path("today/warning/", today.warning, name="warning"),
    path("today/stop/", today.stop_lift, name="stop_lift"),
    path("sessions/", sessions.session_list, name="session_list"),
    path("sessions/new/", sessions.session_new, name="session_new"),
    path("sessions/start/", mat.session_start, name="session_start"),
    path("sessions/<uuid:uuid>/", sessions.session_detail, name="session_detail"),
    path("sessions/<uuid:uuid>/edit/", sessions.session_edit, name="session_edit"),
    path("sessions/<uuid:uuid>/delete/", sessions.session_delete, name="session_delete"),
    path("sessions/<uuid:uuid>/restore/", sessions.session_restore, name="session_restore"),
    path("sessions/<uuid:uuid>/end/", mat.session_end, name="session_end"),
    path("sessions/<uuid:uuid>/finish/", mat.finish, name="finish"),
    path("sessions/<uuid:uuid>/done/", mat.summary, name="summary"),
    path("sessions/<uuid:uuid>/mat/<int:place>/", mat.mat, name="mat"),
    path("sessions/<uuid:uuid>/mat/state/", mat.mat_state, name="mat_state"),
    path("sessions/<uuid:uuid>/mat/save/", mat.mat_save, name="mat_save"),
    path("pain/", pain_notes.pain_note_list, name="pain_note_list"),
    path("pain/new/", pain_notes.pain_note_new, name="pain_note_new"),
    path("pain/<uuid:uuid>/edit/", pain_notes.pain_note_edit, name="pain_note_edit"),
    path("pain/<uuid:uuid>/delete/", pain_notes.pain_note_delete, name="pain_note_delete"),
    path("pain/<uuid:uuid>/restore/", pain_notes.pain_note_restore, name="pain_note_restore"),
    path("me/weights/", weights.weights, name="weights"),
    path("me/export/", takeout.export, name="export"),
    path("me/export/file/", takeout.export_file, name="export_file"),
    path("why/", why.why, name="why"),
    path("me/safety/", safety.safety, name="safety"),
    path("me/safety/<slug:question>/clear/", safety.safety_clear, name="safety_clear"),
    path("me/safety/<slug:question>/unclear/", safety.safety_unclear, name="safety_unclear"),
    path("goals/", goals.goal_list, name="goal_list"),
    path("goals/later/", goals.goals_later, name="goals_later"),
    path("goals/<uuid:uuid>/edit/", goals.goal_edit, name="goal_edit"),
    path("goals/<uuid:uuid>/rate/", goals.goal_rate, name="goal_rate"),
    path("goals/<uuid:uuid>/up/", goals.goal_up, name="goal_up"),
    path("goals/<uuid:uuid>/retire/", goals.goal_retire, name="goal_retire"),
    path("goals/<uuid:uuid>/restore/", goals.goal_restore, name="goal_restore"),
    path("history/", history.history, name="history"),
    path("history/<slug:slug>/", history.exercise_history, name="exercise_history"),
]
