"""Monitoring: what happened and how it measures up."""

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "monitoring"
    verbose_name = "Исполнение и мониторинг"

    def ready(self) -> None:
        # Rules and jobs are registered once the apps are loaded.
        from monitoring import due_tasks, file_tasks, permissions  # noqa: F401, PLC0415

        permissions.register()
