"""Reports: what is concluded and issued."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = "Документы и отчёты"

    def ready(self) -> None:
        from reports import permissions  # noqa: PLC0415 -- rules are registered once the apps are loaded

        permissions.register()
