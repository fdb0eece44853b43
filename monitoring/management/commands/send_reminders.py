"""What would be sent today, or the sending of it now; the worker does the same every ten minutes."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from monitoring import actions
from monitoring.letters import without_links
from monitoring.tasks import remind
from msoko.lib import row_security
from msoko.people.models import Municipality


class Command(BaseCommand):
    help = "Ставит в очередь напоминания, которые положены сегодня; --dry-run только показывает их."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="показать письма и ничего не отправлять")
        parser.add_argument(
            "--anytime", action="store_true", help="не ждать рабочего дня и рабочих часов (9-18)"
        )
        parser.add_argument("--municipality", metavar="КОД", help="только один муниципалитет")

    def handle(self, *args: object, **options: object) -> None:
        found = Municipality.objects.order_by("pk")
        if code := options["municipality"]:
            found = found.filter(code=code)
            if not found:
                raise CommandError(f"Муниципалитета с кодом «{code}» нет.")
        show = self._show if options["dry_run"] else self._send
        for municipality in found:
            show(municipality, is_anytime=bool(options["anytime"]))

    def _show(self, municipality: Municipality, *, is_anytime: bool) -> None:
        with row_security.entered(municipality.pk):
            letters = actions.preview_reminders(municipality, now=timezone.now(), is_anytime=is_anytime)
            self.stdout.write(f"{municipality}: писем {len(letters)}")
            for held, composed in letters:
                self.stdout.write(f"\n--- {held.user}, {held.title_text}\n{composed.subject}\n")
                self.stdout.write(without_links(composed.body))

    def _send(self, municipality: Municipality, *, is_anytime: bool) -> None:
        written = remind(municipality, now=timezone.now(), is_anytime=is_anytime)
        self.stdout.write(f"{municipality}: поставлено в очередь писем {len(written)}")
