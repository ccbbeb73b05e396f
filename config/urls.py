"""Every address of the site, app by app."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from accounts.urls import account_urlpatterns
from config import errors, health, views

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("", views.landing, name="landing"),
    path("health/live/", health.health_live, name="health_live"),
    path("health/ready/", health.health_ready, name="health_ready"),
    path("privacy/", views.privacy, name="privacy"),
    path("style/", views.style_page, name="style_page"),
    path("manifest.webmanifest", views.web_manifest, name="web_manifest"),
    path("robots.txt", health.robots, name="robots"),
    path("", include("exercises.urls")),
    path("", include("progress.urls")),
    path("", include("accounts.urls")),
    path("accounts/", include(account_urlpatterns)),
    path("accounts/", include("allauth.account.urls")),
    path("accounts/two-factor/", include("allauth.mfa.urls")),
    # In place of the admin's own, which leads an editor from a number to anybody's session.
    path("admin/r/<path:row>", views.nothing_here),
    path("admin/", admin.site.urls),
]

handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.page_not_found
handler429 = errors.too_many_requests  # asked for by allauth
handler500 = errors.server_error
