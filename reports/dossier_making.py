"""What changes dossiers: asking for one, making it, telling who asked, removing it after a week.

quality.md 3: «Every job can run twice ... 5 tries with back-off, then a visible «не удалось»». The archive is
written outside of any transaction; each step of the progress is a short one of its own.
"""

import datetime
import logging
import time
from collections.abc import Callable
from functools import partial

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from monitoring.actions.reminding import greeting_name
from monitoring.link_tokens import absolute
from monitoring.models import Reminder, ReminderKind
from msoko.lib import row_security
from msoko.lib.language_ru import counted
from msoko.people.models import Organization, User
from plans.models import Direction
from reports import dossier_files
from reports.cycle import step_title
from reports.dossier_archive import dossier_bytes
from reports.dossier_content import Content, dossier_content
from reports.dossier_states import DossierState, check
from reports.models import Dossier, DossierScope

log = logging.getLogger(__name__)
KEPT_DAYS = 7
MAX_TRIES = 5
#: how often the bar of the page moves
_PROGRESS_SECONDS = 1.0


@transaction.atomic
def request_dossier(
    *,
    scope: str,
    first_on: datetime.date,
    last_on: datetime.date,
    period_text: str,
    direction: Direction | None = None,
    step: int | None = None,
    organization: Organization | None = None,
    municipality_id: int,
    by: User,
) -> Dossier:
    about = {
        DossierScope.YEAR: "всё",
        DossierScope.DIRECTION: str(direction),
        DossierScope.STEP: f"этап «{step_title(step or None)}»",
        DossierScope.ORGANIZATION: str(organization),
        DossierScope.READINESS: f"готовность к оценке, {direction or 'все направления'}",
    }
    return Dossier.objects.create(
        municipality_id=municipality_id,
        scope=scope,
        first_on=first_on,
        last_on=last_on,
        title=f"Досье: {about[DossierScope(scope)]}, {period_text}"[:300],
        direction=direction if scope in (DossierScope.DIRECTION, DossierScope.READINESS) else None,
        step=step if scope == DossierScope.STEP else None,
        organization=organization if scope == DossierScope.ORGANIZATION else None,
        requested_by=by,
    )


@transaction.atomic
def repeat_dossier(dossier: Dossier, *, by: User) -> Dossier:
    """Ask again for what failed or was removed; it is made of what there is by then."""
    dossier = Dossier.objects.select_for_update(of=("self",)).get(pk=dossier.pk)
    dossier.state = check(dossier.state, "repeat")
    dossier.tries_count, dossier.error_text, dossier.expires_at = 0, "", None
    dossier.save(update_fields=["state", "tries_count", "error_text", "expires_at"])
    return dossier


def make_dossier(dossier_id: int, municipality_id: int, *, now: datetime.datetime) -> Dossier | None:
    """Make the archive; None when there is nothing to make. On any error the next try begins anew."""
    with row_security.entered(municipality_id):
        dossier = _begun(dossier_id)
        content = dossier_content(dossier) if dossier else Content()
        if dossier:
            _note(dossier, file_count=len(content.files), missing_count=len(content.missing), done_count=0)
    if dossier is None:
        return None
    try:
        size = dossier_files.keep(
            dossier.key,
            dossier_bytes(
                dossier.title, content, made_at=timezone.localtime(now), on_file=_progress(dossier)
            ),
        )
    except Exception:
        log.exception("Dossier %s was not made.", dossier_id)
        _failed(dossier)
        raise
    return _finished(dossier, size=size, now=now)


def _begun(dossier_id: int) -> Dossier | None:
    dossier = Dossier.objects.select_for_update(of=("self",)).filter(pk=dossier_id).first()
    if dossier is None or not dossier.is_waiting:
        return None
    dossier.state = check(dossier.state, "begin")
    dossier.tries_count += 1
    dossier.save(update_fields=["state", "tries_count"])
    return dossier


def _note(dossier: Dossier, **changes: object) -> None:
    Dossier.objects.filter(pk=dossier.pk).update(**changes)


def _progress(dossier: Dossier) -> Callable[[int], None]:
    """Tell the page how far it is, at most once a second."""
    last = time.monotonic()

    def note(count: int) -> None:
        nonlocal last
        if time.monotonic() - last >= _PROGRESS_SECONDS:
            last = time.monotonic()
            with row_security.entered(dossier.municipality_id):
                _note(dossier, done_count=count)

    return note


def _failed(dossier: Dossier) -> None:
    with row_security.entered(dossier.municipality_id):
        if dossier.tries_count >= MAX_TRIES:
            check(dossier.state, "fail")
            sentence = (
                "Собрать досье не удалось. Попробуйте ещё раз; если повторится, сообщите администратору."
            )
            _note(dossier, state=DossierState.FAILED, error_text=sentence)


def _finished(dossier: Dossier, *, size: int, now: datetime.datetime) -> Dossier:
    with row_security.entered(dossier.municipality_id):
        kept = Dossier.objects.select_for_update(of=("self",)).get(pk=dossier.pk)
        kept.state = check(kept.state, "finish")
        kept.size, kept.done_count = size, kept.file_count
        kept.expires_at = now + datetime.timedelta(days=KEPT_DAYS)
        kept.save(update_fields=["state", "size", "done_count", "expires_at"])
    return kept


@transaction.atomic
def write_ready_letter(dossier: Dossier, *, now: datetime.datetime) -> Reminder | None:
    """Tell who asked where the archive is; a person without an address finds it on the page."""
    person = dossier.requested_by
    if not person.email:
        return None
    address = absolute(reverse("reports:dossier-detail", args=[dossier.pk]))
    until = timezone.localtime(dossier.expires_at).date()
    files = counted(dossier.file_count, "файл", "файла", "файлов")
    body = "\n\n".join(
        [
            f"Здравствуйте, {greeting_name(person)}!",
            f"{dossier.title}: готово. Внутри {files}, реестр и список того, чего не хватает "
            f"(строк: {dossier.missing_count}).",
            f"Скачать можно до {until:%d.%m.%Y}: {address}",
        ]
    )
    return Reminder.objects.create(
        municipality_id=dossier.municipality_id,
        person=person,
        kind=ReminderKind.DOSSIER,
        planned_on=timezone.localtime(now).date(),
        subject=f"Готово: {dossier.title}"[:200],
        body_text=body,
        to_text=person.email,
        queued_at=now,
    )


def remove_expired(municipality_id: int, *, now: datetime.datetime) -> int:
    """Remove archives that are a week old; the rows stay and say what there was."""
    with row_security.entered(municipality_id):
        expired = list(
            Dossier.objects.select_for_update(of=("self",)).filter(
                state=DossierState.READY, expires_at__lte=now
            )
        )
        for dossier in expired:
            dossier.state = check(dossier.state, "remove")
            dossier.save(update_fields=["state"])
            transaction.on_commit(partial(dossier_files.forget, dossier.key))
    return len(expired)
