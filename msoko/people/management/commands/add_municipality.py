"""The first step of a real installation: a municipality, its department and its data administrator."""

import getpass
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from msoko.people import actions
from msoko.people.models import Municipality, Organization, Position, User
from msoko.people.models.organization import OrganizationKind
from msoko.people.reference import standard_bodies
from msoko.people.roles import Role


class Command(BaseCommand):
    help = "Создаёт муниципалитет, его управление образования и администратора данных."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="код латиницей: ozersk")
        parser.add_argument("name", help="«Озёрский городской округ»")
        parser.add_argument("--genitive", required=True, help="«Озёрского городского округа»")
        parser.add_argument("--department", default="Управление образования")
        parser.add_argument("--administrator", required=True, help="логин администратора данных")

    @transaction.atomic
    def handle(self, *args: object, **options: str) -> None:
        if Municipality.objects.filter(code=options["code"]).exists():
            raise CommandError(f"Муниципалитет с кодом {options['code']} уже есть.")
        if User.objects.filter(username=options["administrator"]).exists():
            raise CommandError(f"Логин {options['administrator']} занят. Выберите другой.")
        municipality = actions.create_municipality(
            code=options["code"], name=options["name"], name_genitive=options["genitive"]
        )
        department = Organization.objects.create(
            municipality=municipality,
            kind=OrganizationKind.AUTHORITY,
            name=options["department"],
            short_name=options["department"],
        )
        actions.add_bodies(municipality, standard_bodies(municipality), by=None)
        user = User.objects.create_user(
            options["administrator"],
            getpass.getpass("Пароль администратора: "),
            last_name="Администратор",
            first_name="данных",
        )
        Position.objects.create(
            municipality=municipality,
            user=user,
            organization=department,
            role=Role.ADMINISTRATOR,
            title_text="Администратор данных",
        )
        self.stdout.write(f"Готово: {municipality}. Войдите как {user.username} и откройте «Справочники».")
