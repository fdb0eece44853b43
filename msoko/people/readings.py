"""Writing down what a stored file says, and what the antivirus says of it."""

import datetime

from django.conf import settings

from msoko.lib.antivirus import Verdict
from msoko.lib.file_readings import Reading
from msoko.people.models import FileScan, FileSignature, FileText, ScanState, StoredFile

_THREAT = 200


def note_reading(stored: StoredFile, reading: Reading) -> FileText:
    """Keep the words and the certificates of a file; what is kept already stays."""
    words, is_new = FileText.objects.get_or_create(
        file=stored,
        municipality_id=stored.municipality_id,
        defaults={"text": reading.text, "is_readable": reading.is_readable},
    )
    if is_new:
        FileSignature.objects.bulk_create(
            FileSignature(
                municipality_id=stored.municipality_id,
                file=stored,
                position=position,
                owner_text=one.owner,
                serial_text=one.serial,
                issuer_text=one.issuer,
                valid_since_on=one.valid_since,
                valid_until_on=one.valid_until,
            )
            for position, one in enumerate(reading.certificates, 1)
        )
    return words


def want_scan(stored: StoredFile) -> FileScan | None:
    """Note that the antivirus must look at the file; None where there is no antivirus."""
    if not settings.CLAMD:
        return None
    return FileScan.objects.get_or_create(file=stored, municipality_id=stored.municipality_id)[0]


def record_scan(scan: FileScan, verdict: Verdict | None, *, now: datetime.datetime) -> FileScan:
    """Write down the verdict; None means that the antivirus could not be asked."""
    if verdict is None:
        scan.state = ScanState.FAILED
    else:
        scan.state = ScanState.INFECTED if verdict.threat else ScanState.CLEAN
        scan.threat_text = verdict.threat[:_THREAT]
    scan.scanned_at = now
    scan.save(update_fields=["state", "threat_text", "scanned_at"])
    return scan


def withheld(stored: StoredFile, *, is_sender: bool) -> str:
    """Why the bytes are not handed out, as a sentence; empty when they are.

    «others see the file when it is clean»: the sender sees what he has sent, unless a virus was found.
    """
    scan = FileScan.objects.filter(file=stored).first()
    if scan is None or scan.state == ScanState.CLEAN:
        return ""
    if scan.state == ScanState.INFECTED:
        return "Антивирус нашёл в этом файле вредоносную программу, поэтому файл не выдаётся."
    return "" if is_sender else "Файл проверяется антивирусом. Откройте его через несколько минут."
