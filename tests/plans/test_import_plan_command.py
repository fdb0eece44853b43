"""`manage.py import_plan`: the same door as the page."""

import io
import json
import os
import subprocess
import sys

import pytest
from django.core.management import call_command

from msoko.lib import row_security
from msoko.people import files
from msoko.people.actions import add_bodies
from msoko.people.reference import standard_bodies
from plans.models import Activity, Plan, PlanImport
from tests.databases import ROOT
from tests.plans.import_files import row, sample, word_plan
from tests.shared_samples import needs_shared

I7 = ["title", "kind", "period", "columns", "order", "sections", "activities", "problems"]
#: what stands in the file around the plan, behind the answer of the requirement
AROUND = ["municipality", "preamble", "attachments"]
ROW = ["number", "section_path", "title", "due_text", "deadline", "executors", "deliverables", "source"]


@pytest.fixture
def plan_file(tmp_path):
    path = tmp_path / "план.docx"
    path.write_bytes(word_plan([row(1), row(2, executors="Совет отцов")]))
    return path


@pytest.fixture
def directory(municipality, authority):
    return add_bodies(municipality, standard_bodies(municipality), by=None)


def run(*arguments: object) -> str:
    out = io.StringIO()
    call_command("import_plan", *map(str, arguments), stdout=out)
    return out.getvalue()


def refusal(*arguments: object) -> str:
    errors = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("import_plan", *map(str, arguments), stdout=io.StringIO(), stderr=errors)
    assert ended.value.code == 1
    return errors.getvalue()


def test_dry_run_prints_the_json_of_the_requirement_without_a_database(plan_file):
    """No fixture of the database: a query would fail this test."""
    document = json.loads(run(plan_file, "--dry-run", "--json"))

    assert list(document) == [*I7, *AROUND]
    assert [list(activity) for activity in document["activities"]] == [ROW, ROW]
    first = document["activities"][0]
    assert first["executors"][0]["body"] == "education_authority"
    assert first["deadline"]["due_dates"] == ["2026-03-31"]


@needs_shared
def test_dry_run_of_the_real_plan(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_bytes(sample("petrozavodsk-2024.txt"))

    document = json.loads(run(path, "--dry-run", "--json"))

    assert (len(document["activities"]), len(document["columns"])) == (92, 6)
    assert document["order"]["number"] == "697"


def test_dry_run_works_in_a_shell_where_no_database_is(plan_file, tmp_path):
    environment = {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": "only-for-tests",
        "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing",
        "MSOKO_VAR": str(tmp_path),
        "LANG": "C.UTF-8",
    }
    command = [sys.executable, "manage.py", "import_plan", str(plan_file), "--dry-run", "--json"]

    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert len(json.loads(done.stdout)["activities"]) == 2


def test_period_of_the_command_goes_before_the_printed_one(plan_file):
    document = json.loads(run(plan_file, "--dry-run", "--json", "--period", "2031"))

    assert document["activities"][0]["deadline"]["due_dates"] == ["2031-03-31"]


def test_summary_is_for_people(plan_file):
    told = run(plan_file, "--dry-run")

    assert "мероприятий: 2" in told
    assert "Период: 01.01.2026 – 31.12.2026" in told
    assert "Строк с неизвестными исполнителями: 1" in told


def test_municipality_gives_its_own_names(plan_file, directory, municipality):
    add_bodies(municipality, [], by=None)

    document = json.loads(run(plan_file, "--dry-run", "--json", "--municipality", "lesnoy"))

    assert document["activities"][0]["executors"][0]["body"] == directory["education_authority"].name
    assert not PlanImport.objects.exists()


def test_creates_the_plan_and_keeps_the_file(plan_file, directory, specialist, municipality):
    told = run(plan_file, "--municipality", "lesnoy")

    row_security.enter(municipality.pk)
    plan = Plan.objects.get()
    assert f"План создан: {plan.title}" in told
    assert plan.created_by == specialist
    assert Activity.objects.count() == 2
    with files.store().open(plan.plan_import.file.sha256) as stream:
        assert stream.read() == plan_file.read_bytes()


def test_history_names_who_acted(plan_file, directory, specialist, administrator, municipality):
    run(plan_file, "--municipality", "lesnoy", "--user", "administrator")

    row_security.enter(municipality.pk)
    event = Plan.objects.get().events.get()
    assert (event.pgh_context["verb"], event.pgh_context["user"]) == ("import_plan", administrator.pk)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "Укажите, чей это план"),
        (("--municipality", "nowhere"), "Муниципалитета с кодом «nowhere» нет. Есть: lesnoy."),
        (("--municipality", "lesnoy", "--user", "official"), "«official» здесь не специалист"),
        (("--period", "давно"), "Период плана «давно» не понят"),
    ],
)
def test_wrong_arguments_are_told_and_store_nothing(
    plan_file, directory, specialist, official, municipality, arguments, sentence
):
    assert sentence in refusal(plan_file, *arguments)

    row_security.enter(municipality.pk)
    assert not PlanImport.objects.exists()


def test_municipality_without_specialist_is_told(plan_file, directory):
    assert "В муниципалитете нет специалиста" in refusal(plan_file, "--municipality", "lesnoy")


def test_years_that_nobody_named_are_asked(tmp_path, directory, specialist, municipality):
    path = tmp_path / "план.docx"
    path.write_bytes(word_plan([row(1)], title="План мероприятий"))

    assert "--period 2024" in refusal(path, "--municipality", "lesnoy")
    assert json.loads(run(path, "--dry-run", "--json"))["activities"][0]["deadline"] is None


def test_bad_file_is_told_and_stores_nothing(tmp_path, directory, specialist, municipality):
    path = tmp_path / "план.docx"
    path.write_bytes(b"not a document")

    assert "Файл «план.docx»" in refusal(path, "--municipality", "lesnoy")
    assert "не открывается" in refusal(tmp_path / "нет.docx", "--dry-run")
    row_security.enter(municipality.pk)
    assert not PlanImport.objects.exists()
