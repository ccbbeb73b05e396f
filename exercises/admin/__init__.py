"""Where editors change the content: every change keeps who made it and when, and can be taken back."""

from django.contrib import admin

from exercises.admin import edition, exercise, routine, safety

__all__ = ["edition", "exercise", "routine", "safety"]

admin.site.site_header = "Steadyback content"
admin.site.site_title = "Steadyback content"
admin.site.index_title = "What people read"
