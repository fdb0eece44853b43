"""Tells Django to use our admin site wherever `django.contrib.admin.site` is named."""

from django.contrib.admin.apps import AdminConfig


class HouseAdminConfig(AdminConfig):
    default_site = "msoko.people.admin_site.HouseAdminSite"
    verbose_name = "Справочники"
