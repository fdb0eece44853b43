"""The admin site «Справочники»: for a person acting as the administrator of data, inside one municipality.

A1: «every model, with search, filters, inlines, autocomplete; states are read-only there». The person
enters through the same door as everybody else; whoever may not come in is told so, not asked to sign in
again. Tables of the installed packages (jobs, sign-in attempts, groups) know no municipality: not shown.
"""

from collections.abc import Iterable
from functools import update_wrapper
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, reverse
from django.utils.decorators import method_decorator

from msoko.people.models import FileScan, ScanState, StoreCheck

OUR_APPS = ("people", "plans", "monitoring", "reports")


class HouseAdminSite(AdminSite):
    site_header = "МСОКО: справочники"
    site_title = "МСОКО"
    index_title = "Справочники и записи"
    site_url = "/"

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        models = model_or_iterable if isinstance(model_or_iterable, Iterable) else [model_or_iterable]
        ours = [model for model in models if model._meta.app_label in OUR_APPS]
        super().register(ours, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_authenticated and request.user.has_perm("people.use_admin")

    def admin_view(self, view, cacheable=False):
        inner = super().admin_view(view, cacheable)

        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if request.user.is_authenticated and not self.has_permission(request):
                raise PermissionDenied
            return inner(request, *args, **kwargs)

        return update_wrapper(guarded, inner)

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Send a visitor to our own sign-in page; keep where he was going."""
        if self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"))

    def get_urls(self) -> list[URLResolver | URLPattern]:
        # «View on site» asks by content type and key for any row of any table: not needed, so not open.
        return [url for url in super().get_urls() if getattr(url, "name", None) != "view_on_site"]

    def index(self, request, extra_context=None):
        """Also says what the last night found in the store of files."""
        municipality = request.user.position.municipality_id
        checks = StoreCheck.objects.filter(municipality=municipality)
        unscanned = FileScan.objects.filter(municipality=municipality, state=ScanState.FAILED)
        found = {"store_check": checks.first(), "unscanned_count": unscanned.count()}
        return super().index(request, {**found, **(extra_context or {})})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """In the order of the staircase, people first."""
        found = super().get_app_list(request, app_label)
        return sorted(found, key=lambda app: OUR_APPS.index(app["app_label"]))
