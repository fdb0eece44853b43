"""Plans: what shall happen."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "plans"
    verbose_name = "Планы"

    def ready(self) -> None:
        from plans import permissions  # noqa: PLC0415 -- rules are registered once the apps are loaded

        permissions.register()
