"""Monitoring: what happened and how it measures up."""

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "monitoring"
    verbose_name = "Исполнение и мониторинг"

    def ready(self) -> None:
        from monitoring import permissions  # noqa: PLC0415 -- rules are registered once the apps are loaded

        permissions.register()
