"""A plan from the shell: the same door, the same parser and the same actions as the page (requirement I7)."""

import argparse
import io
import json
import sys
from pathlib import Path
from typing import Any

import pghistory
from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from msoko.lib import row_security
from msoko.lib.refusals import Refused
from msoko.lib.uploads import CheckedFile
from msoko.people.models import Body, Municipality, Position, User
from msoko.people.roles import Role
from plans.actions.importing import (
    ImportAnswers,
    confirm_plan_import,
    import_json,
    keep_plan_file,
    printed_period,
)
from plans.deadlines import PlanPeriod
from plans.file_reading import check_plan_file, read_plan_file
from plans.import_forms import PERIOD_KINDS
from plans.import_queries import active_bodies, owner_of_new_plans, reference_vocabulary, vocabulary
from plans.importing import ParsedPlan
from plans.models import Plan

IMPORTERS = (Role.SPECIALIST, Role.ADMINISTRATOR)


class Unusable(Exception):
    """The command cannot go on; the text is a sentence for people."""


class Command(BaseCommand):
    help = "Загрузить план из файла Word, Excel, PDF, OpenDocument или текста."
    requires_system_checks = ()

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="файл .docx, .xlsx, .pdf, .odt, .ods или .txt")
        parser.add_argument("--municipality", metavar="CODE", help="код муниципалитета")
        parser.add_argument("--period", help="2024, 2021/2022 или 2022-2024, если в файле годы не названы")
        parser.add_argument("--user", metavar="LOGIN", help="от чьего имени; иначе первый специалист")
        parser.add_argument("--dry-run", action="store_true", help="только показать, что понято")
        parser.add_argument("--json", action="store_true", help="показать всё понятое как JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            period = named_period(options["period"])
            content, checked = taken(options["file"])
            if options["municipality"]:
                self.import_into(options, content, checked, period)
            elif options["dry_run"]:
                parsed = read_plan_file(content.getvalue(), checked.safe_name, reference_vocabulary())
                self.tell(parsed, period or printed_period(parsed), {}, as_json=options["json"])
            else:
                raise Unusable("Укажите, чей это план: --municipality CODE. Только посмотреть: --dry-run.")
        except (Unusable, Refused) as refusal:
            self.stderr.write(str(refusal))
            sys.exit(1)

    def import_into(
        self, options: dict[str, Any], content: io.BytesIO, checked: CheckedFile, period: PlanPeriod | None
    ) -> None:
        """Read with the spellings of the municipality and, unless it is a dry run, create the plan."""
        municipality = named_municipality(options["municipality"])
        with row_security.entered(municipality.pk):
            bodies = active_bodies(municipality.pk)
            parsed = read_plan_file(content.getvalue(), checked.safe_name, vocabulary(bodies))
            period = period or printed_period(parsed)
            plan = None
            if not options["dry_run"]:
                by = acting_user(municipality, options["user"])
                with pghistory.context(**authorship(by)):
                    plan = created(content, checked, parsed, period, municipality, by)
        self.tell(parsed, period, {str(body.pk): body for body in bodies}, as_json=options["json"])
        if plan and not options["json"]:
            self.stdout.write(f"План создан: {plan.title} (№ {plan.pk}).")

    def tell(
        self, parsed: ParsedPlan, period: PlanPeriod | None, bodies: dict[str, Body], *, as_json: bool
    ) -> None:
        if as_json:
            document = import_json(parsed, period)
            name_executors(document, bodies)
            self.stdout.write(json.dumps(document, ensure_ascii=False, indent=2))
            return
        self.stdout.write("\n".join(summary(parsed, period)))


def named_period(text: str | None) -> PlanPeriod | None:
    try:
        return PlanPeriod.from_text(text) if text else None
    except ValueError as error:
        raise Unusable(str(error)) from None


def taken(path: Path) -> tuple[io.BytesIO, CheckedFile]:
    try:
        content = io.BytesIO(path.read_bytes())
    except OSError as error:
        raise Unusable(f"Файл «{path}» не открывается. Проверьте имя и права на чтение.") from error
    return content, check_plan_file(content, path.name, limit_mb=settings.UPLOAD_LIMIT_MB)


def named_municipality(code: str) -> Municipality:
    municipality = Municipality.objects.filter(code=code).first()
    if municipality is None:
        known = ", ".join(Municipality.objects.values_list("code", flat=True)) or "ни одного"
        raise Unusable(f"Муниципалитета с кодом «{code}» нет. Есть: {known}.")
    return municipality


def acting_user(municipality: Municipality, login: str | None) -> User:
    """The named person in a position that imports plans, else the first specialist of the municipality."""
    held = Position.objects.filter(municipality=municipality).held_on(timezone.localdate())
    held = held.select_related("user", "municipality").order_by("pk")
    if login:
        position = held.filter(user__username=login, role__in=IMPORTERS).first()
        if position is None:
            raise Unusable(f"«{login}» здесь не специалист и не администратор. Укажите другого человека.")
    else:
        position = held.filter(role=Role.SPECIALIST).first()
        if position is None:
            raise Unusable("В муниципалитете нет специалиста. Укажите администратора: --user LOGIN.")
    return position.user.acting_as(position)


def authorship(by: User) -> dict[str, object]:
    """What the history says of the author, as it does after a request."""
    position = by.position
    assert position is not None
    who = f"{by}, {position.title_text}"
    return {"user": by.pk, "position": position.pk, "who": who, "role": position.role, "verb": "import_plan"}


def created(
    content: io.BytesIO,
    checked: CheckedFile,
    parsed: ParsedPlan,
    period: PlanPeriod | None,
    municipality: Municipality,
    by: User,
) -> Plan:
    """Keep the file and make the plan; what the preview would ask stays a question of its row."""
    owner = owner_of_new_plans(municipality.pk)
    if owner is None:
        raise Unusable("В справочнике нет управления образования. Добавьте организацию этого вида.")
    if period is None:
        raise Unusable("Годы плана в документе не названы. Укажите период: --period 2024.")
    answers = ImportAnswers(
        title=" ".join(parsed.title.split()) or Path(checked.safe_name).stem,
        kind=str(parsed.kind),
        period_kind=PERIOD_KINDS.get(period.kind, period.kind),
        starts_on=period.start,
        ends_on=period.end,
    )
    kept = keep_plan_file(
        content,
        filename=checked.safe_name,
        content_type=checked.content_type,
        parsed=parsed,
        municipality=municipality,
        by=by,
    )
    return confirm_plan_import(kept, parsed=parsed, answers=answers, owner=owner, by=by)


def name_executors(document: dict[str, Any], bodies: dict[str, Body]) -> None:
    """Put names where the keys of this database stand: outside of it they would mean nothing."""
    for activity in document["activities"]:
        for match in activity["executors"]:
            for key in ("body", "led_by"):
                if match[key] in bodies:
                    match[key] = bodies[match[key]].name


def summary(parsed: ParsedPlan, period: PlanPeriod | None) -> list[str]:
    levels = [str(part.level) for section in parsed.sections for part in section.walk()]
    dates = f"{period.start:%d.%m.%Y} – {period.end:%d.%m.%Y}" if period else "не назван, укажите --period"
    unknown = sum(bool(activity.leftover_text.strip()) for activity in parsed.activities)
    lines = [
        f"Название: {' '.join(parsed.title.split()) or 'не найдено'}",
        f"Период: {dates}",
        f"Графы: {', '.join(column.header_text or '№' for column in parsed.columns)}",
        f"Разделов: {levels.count('part')}, направлений: {levels.count('direction')}, "
        f"мероприятий: {len(parsed.activities)}",
        f"Строк с неизвестными исполнителями: {unknown}",
        f"Замечаний: {len(parsed.problems)}",
    ]
    return lines + [f"  {problem.place}: {problem.sentence}" for problem in parsed.problems]
