"""A dossier of many files: how much memory the making of it takes, and that every byte is in it.

`python -m tests.bench.dossier [--files 500] [--megabytes 2048]`. The making runs in a process of its own, as
in the worker; its peak of resident memory is what counts: «Dossier of 500 files, 2 GB: constant memory
(under 200 MB)». A smaller mode for a quick look: `--files 50 --megabytes 100`.
"""

import argparse
import datetime
import hashlib
import io
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

TARGET_MB = 200


def fill(files: int, size: int) -> tuple[int, int, set[str]]:
    """A municipality whose tasks are all accepted; return the dossier, the municipality, the checksums."""
    from monitoring.models import Evidence, Review, Task  # noqa: PLC0415 -- needs Django
    from msoko.lib import row_security  # noqa: PLC0415
    from msoko.people.actions import store_file  # noqa: PLC0415
    from tests import factories  # noqa: PLC0415

    municipality = factories.MunicipalityFactory(code="bench-dossier", name="Досье")
    with row_security.entered(municipality.pk):
        person = factories.UserFactory(username="bench-dossier", email="")
        plan = factories.PlanFactory(municipality=municipality, created_by=person)
        section = factories.SectionFactory(
            edition__plan=plan, direction=factories.DirectionFactory(key="training_quality")
        )
        schools = factories.OrganizationFactory.create_batch(20, municipality=municipality)
        rows = [
            factories.ActivityFactory(edition=section.edition, section=section, title=f"Справка № {number}")
            for number in range(-(-files // len(schools)))
        ]
        now = datetime.datetime.now(tz=datetime.UTC)
        checksums = set()
        for number in range(files):
            task = factories.TaskFactory(
                activity=rows[number // len(schools)],
                organization=schools[number % len(schools)],
                state="accepted",
                submitted_at=now,
                submitted_by=person,
            )
            content = random.Random(number).randbytes(size)
            stored = store_file(
                io.BytesIO(content), content_type="application/pdf", municipality=municipality, by=person
            )
            checksums.add(stored.sha256)
            factories.EvidenceFactory(
                task=task, file=stored, added_by=person, filename=f"справка {number}.pdf"
            )
            factories.ReviewFactory(task=task, reviewed_by=person)
        dossier = factories.DossierFactory(municipality=municipality, requested_by=person)
        assert Task.objects.count() == Evidence.objects.count() == Review.objects.count() == files
    return dossier.pk, municipality.pk, checksums


def make_in_child(dossier_id: int, municipality_id: int) -> None:
    """The worker's part; says what it took."""
    from django.utils import timezone  # noqa: PLC0415 -- needs Django

    from reports import dossier_files, dossier_making  # noqa: PLC0415

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.perf_counter()
    made = dossier_making.make_dossier(dossier_id, municipality_id, now=timezone.now())
    assert made is not None
    told = {
        "seconds": round(time.perf_counter() - begun, 1),
        "started_mb": before // 1024,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "archive": str(dossier_files.place_of(made.key)),
        "archive_mb": made.size // 1024**2,
    }
    print(json.dumps(told))


def run_child(dossier_id: int, municipality_id: int) -> dict[str, object]:
    command = [sys.executable, "-m", "tests.bench.dossier", "--child", f"{dossier_id}:{municipality_id}"]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(answer.stdout.splitlines()[-1])


def lost_files(archive: Path, checksums: set[str]) -> int:
    found = set()
    with zipfile.ZipFile(archive) as opened:
        for name in opened.namelist():
            with opened.open(name) as member:
                found.add(hashlib.file_digest(member, "sha256").hexdigest())
    return len(checksums - found)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.dossier", description=__doc__)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--megabytes", type=int, default=2048)
    parser.add_argument("--child", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        import django  # noqa: PLC0415

        django.setup()
        dossier_id, _, municipality_id = asked.child.partition(":")
        make_in_child(int(dossier_id), int(municipality_id))
        return 0
    from tests.bench.__main__ import database_of_its_own  # noqa: PLC0415 -- the child needs none of it

    with database_of_its_own(), tempfile.TemporaryDirectory(prefix="msoko-dossier-") as folder:
        os.environ |= {"MSOKO_FILES": f"{folder}/files", "MSOKO_DOSSIERS": f"{folder}/dossiers"}
        from django.conf import settings  # noqa: PLC0415

        settings.FILES_DIR = Path(folder) / "files"
        told = run_child(*(filled := fill(asked.files, asked.megabytes * 1024**2 // asked.files))[:2])
        lost = lost_files(Path(str(told.pop("archive"))), filled[2])
    is_good = not lost and int(str(told["peak_mb"])) < TARGET_MB
    print(f"файлов {asked.files}, {asked.megabytes} МБ: {told}, потеряно {lost}, цель {TARGET_MB} МБ")
    print("годится" if is_good else "НЕ ГОДИТСЯ")
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
