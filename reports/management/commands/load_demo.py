"""Fill the demo municipality: people, a plan from its file, an approved order, a year of answers."""

import datetime
from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from msoko.lib import row_security
from msoko.people.models import Municipality, Organization
from plans.actions.importing import ImportAnswers, confirm_plan_import, keep_plan_file, printed_period
from plans.file_reading import check_plan_file, read_plan_file
from plans.import_queries import active_bodies, owner_of_new_plans, vocabulary
from plans.models import Plan
from reports import (
    actions,
    demo,
    demo_chain,
    demo_moments,
    demo_monitoring,
    demo_progress,
    demo_readiness,
    demo_reporting,
    demo_story,
)


class Command(BaseCommand):
    help = "Создаёт показательный округ с планом и годом работы. Только в пустой базе."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="молча ничего не делать, если база не пуста"
        )

    @transaction.atomic
    def handle(self, *args: object, **options: bool) -> None:
        if settings.PRODUCTION:
            raise CommandError("На рабочей установке показательный округ не создаётся.")
        if Municipality.objects.exists():
            if options["if_empty"]:
                return
            raise CommandError("В базе уже есть муниципалитеты. Показательный округ создаётся в пустой базе.")
        municipality = self._people()
        plan = self._plan(municipality)
        self._year(municipality, plan)
        row_security.enter(None)
        self.stdout.write(f"Показательный округ готов: {municipality}.")

    def _people(self) -> Municipality:
        return demo.load_people(demo.demo_document())

    def _plan(self, municipality: Municipality) -> Plan:
        """Import the file of the demo exactly as a specialist would."""
        specialist = demo.specialist_of(municipality)
        path = demo.DEMO / "plan.txt"
        with path.open("rb") as stream:
            checked = check_plan_file(stream, path.name, limit_mb=settings.UPLOAD_LIMIT_MB)
            words = vocabulary(active_bodies(municipality.pk))
            parsed = read_plan_file(path.read_bytes(), path.name, words)
            kept = keep_plan_file(
                stream,
                filename=path.name,
                content_type=checked.content_type,
                parsed=parsed,
                municipality=municipality,
                by=specialist,
            )
        period = printed_period(parsed)
        owner = owner_of_new_plans(municipality.pk)
        if period is None or owner is None:
            raise CommandError("Файл показательного плана не называет периода.")
        answers = ImportAnswers(
            title=" ".join(parsed.title.split()),
            kind=str(parsed.kind),
            period_kind=str(parsed.period.kind),
            starts_on=period.start,
            ends_on=period.end,
        )
        return confirm_plan_import(kept, parsed=parsed, answers=answers, owner=owner, by=specialist)

    def _year(self, municipality: Municipality, plan: Plan) -> None:
        """Register the order, then tell what the organisations have answered until today."""
        specialist, official = demo.specialist_of(municipality), demo.official_of(municipality)
        edition = plan.editions.get()
        order = actions.draft_order(edition, by=specialist)
        actions.register_document(order, number_text="512", dated_on=datetime.date(2025, 12, 25), by=official)
        by_name = {row.short_name: row for row in Organization.objects.filter(municipality=municipality)}
        organizations = {
            entry["key"]: by_name[entry["short_name"]] for entry in demo.demo_document()["organizations"]
        }
        demo_progress.tell_notes(edition, organizations=organizations, reviewer=specialist)
        demo_progress.tell_the_year(municipality, today=timezone.localdate(), reviewer=specialist)
        cast = demo_monitoring.Cast(municipality, specialist, official, timezone.localdate())
        demo_monitoring.tell_monitoring(cast)
        story = demo_story.story_of(cast, edition)
        demo_chain.tell_chain(story)
        demo_moments.move_back(story)
        demo_reporting.tell_reporting(story)
        demo_readiness.tell_readiness(story)
