"""People, organisations and who acts where."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "msoko.people"
    label = "people"
    verbose_name = "Люди и организации"

    def ready(self) -> None:
        from msoko.people import permissions  # noqa: PLC0415 -- rules are registered once the apps are loaded

        permissions.register()
