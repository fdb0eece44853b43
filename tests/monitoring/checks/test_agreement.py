"""«Checks agree in page, XLSX form and import»: a spreadsheet program computes what the functions say."""

import itertools
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from monitoring.checks import (
    Allowed,
    Answers,
    Bounds,
    ExpectedChange,
    Field,
    NotMore,
    Required,
    SameInForms,
    Severity,
    SumOfParts,
    Tolerance,
    Whole,
    cell_rule,
    excel_check,
)
from monitoring.values import Absent, value_words

D = Decimal
CHECKS = (
    Required("m", accepts_no_data=False),
    Whole("m"),
    Bounds("m", D(0), D("99.5")),
    NotMore("m", "N"),
    SumOfParts(("m", "b"), "N"),
    Allowed("m", ("5", "7")),
    ExpectedChange("m", Tolerance(D(20), is_percent=True)),
    SameInForms("m", "ОО-1", "pupils", Tolerance(D(1))),
)
PARTS = (None, D(5), D("5.5"), D(-1), D(100), *Absent)
ROWS = list(
    itertools.product(PARTS, (None, D(5), D(12), Absent.NO_DATA), (D(7), Absent.NOT_APPLICABLE, None))
)


def answers_of(row):
    values = dict(zip(("m", "N", "b"), row, strict=True))
    return Answers(values, previous={"m": D(5)}, others={("ОО-1", "pupils"): D(6)})


def said_by_functions(row):
    answers = answers_of(row)
    each = [check.finding(answers) is None for check in CHECKS]
    stops = [
        check.finding(answers) is None
        for check in CHECKS
        if check.severity is Severity.ERROR
        and check.fields[0] == "m"
        and check.kind not in ("required", "sum")
    ]
    return [*each, all(stops)]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here")
def test_spreadsheet_program_says_the_same(tmp_path: Path) -> None:
    book = Workbook()
    for number, row in enumerate(ROWS, 1):
        cells = {code: f"{column}{number}" for code, column in zip(("m", "N", "b"), "ABC", strict=True)}
        given = [value_words(one) if isinstance(one, Absent) else one for one in row]
        built = [excel_check(check, cells, answers_of(row)) for check in CHECKS]
        validation = cell_rule(Field("m", "m"), CHECKS, cells, answers_of(row))
        book.active.append([*given, *(f"={one.formula}" for one in (*built, validation))])
    book.save(tmp_path / "form.xlsx")

    subprocess.run(
        [
            "soffice",
            "--headless",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(tmp_path / "computed"),
            str(tmp_path / "form.xlsx"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )

    computed = load_workbook(tmp_path / "computed" / "form.xlsx", data_only=True).active
    said = [list(row[3:]) for row in computed.iter_rows(values_only=True)]
    assert said == [said_by_functions(row) for row in ROWS]
