"""The address book: what each app answers, under its own prefix."""

from django.contrib import admin
from django.urls import include, path

from msoko.views import health, home

urlpatterns = [
    path("", home, name="home"),
    path("health/", health, name="health"),
    path("people/", include("msoko.people.urls")),
    path("plans/", include("plans.urls")),
    path("monitoring/", include("monitoring.urls")),
    path("reports/", include("reports.urls")),
    path("admin/", admin.site.urls),
]
