"""The Russian content the product ships: shapes, references, believable counts, typography.

Deliberately not decided here: whether the importer understands the plans; its own tests compare
its parse with the `.expected.json` files.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.shared_samples import SHARED, needs_shared

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "fixtures"
DEMO = FIXTURES / "demo"
SAMPLES = sorted((FIXTURES / "samples").glob("*.txt"))
CONTENT = sorted(
    path
    for folder in (FIXTURES / "reference", DEMO, FIXTURES / "samples", ROOT / "docs" / "help")
    for path in folder.rglob("*")
    if path.suffix in {".json", ".txt", ".md"} and path.name != "README.md" and "damaged" not in path.parts
)
STATES = {"draft", "submitted", "returned", "accepted"}
KINDS = {
    "order",
    "briefing",
    "link",
    "summary",
    "programme",
    "minutes",
    "publication",
    "report",
}
COLUMN_KEYS = {
    4: ["number", "title", "due", "executors"],
    6: ["number", "title", "due", "executors", "conduct_format", "deliverables"],
    7: ["number", "title", "due", "executors", "steps", "deliverables", "remark"],
}


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def texts(path: Path) -> list[str]:
    if path.suffix == ".json":
        return list(strings(read(path)))
    return path.read_text(encoding="utf-8").splitlines()


def real_plans() -> str:
    assert SHARED is not None
    pages = [path.read_text(encoding="utf-8") for path in SHARED.glob("samples/*.txt")]
    return folded(" ".join(pages)).casefold()


def folded(text: str) -> str:
    """Drop markup, table bars and repeated spaces, as a reader of the page would."""
    return re.sub(r"\s+", " ", re.sub(r"</?\w+>|\*\*|#+ |\|", " ", text)).strip()


def plan_rows() -> list[tuple[str, list[str]]]:
    """The rows of the demo plan with the Roman number of their part."""
    part, rows = "", []
    for line in (DEMO / "plan.txt").read_text(encoding="utf-8").splitlines():
        if match := re.match(r"Раздел (I+)\.", line):
            part = match[1]
        elif part and "\t" in line:
            rows.append((part, line.split("\t")))
    return rows


def activities() -> list[tuple[str, list[str]]]:
    return [(part, row) for part, row in plan_rows() if re.match(r"\d\.\d", row[0])]


@pytest.fixture(scope="module")
def demo() -> dict[str, Any]:
    return read(DEMO / "municipality.json")


@pytest.fixture(scope="module")
def notes() -> dict[str, Any]:
    return read(DEMO / "evidence_notes.json")


# --- reference ------------------------------------------------------------------------------


def test_directions_are_nine_in_two_parts() -> None:
    directions = read(FIXTURES / "reference" / "directions.json")

    assert [set(one) for one in directions] == [{"key", "name", "short_name", "position", "part"}] * 9
    assert [one["position"] for one in directions] == list(range(1, 10))
    assert [one["part"] for one in directions] == ["results"] * 4 + ["activity"] * 5
    assert len({one["key"] for one in directions}) == 9
    assert len({one["short_name"] for one in directions}) == 9


# --- municipality ---------------------------------------------------------------------------


def test_organizations_are_counted_and_unique(demo: dict[str, Any]) -> None:
    organizations = demo["organizations"]

    assert Counter(one["kind"] for one in organizations) == {
        "school": 14,
        "kindergarten": 8,
        "supplementary": 3,
        "authority": 1,
        "method_centre": 1,
        "other": 1,
    }
    for field in ("key", "name", "short_name", "email"):
        values = [one[field] for one in organizations]
        assert len(set(values)) == len(values), field
    assert sum(one["is_rural"] for one in organizations) >= 4


def test_every_address_is_in_a_reserved_domain(demo: dict[str, Any]) -> None:
    addresses = [one["email"] for one in demo["organizations"] + demo["people"]]

    assert [one for one in addresses if not re.fullmatch(r"[a-z0-9_]+@priozersky\.example\.org", one)] == []


def test_people_cover_every_role_and_every_organization(demo: dict[str, Any]) -> None:
    people = demo["people"]
    positions = [position for person in people for position in person["positions"]]

    assert {one["role"] for one in positions} == {
        "specialist",
        "school_head",
        "official",
        "administrator",
        "observer",
    }
    assert {one["organization"] for one in positions} == {one["key"] for one in demo["organizations"]} | {
        None
    }
    assert len({one["login"] for one in people}) == len(people)
    assert len({one["surname"] for one in people}) == len(people)
    assert [sum(place["is_primary"] for place in one["positions"]) for one in people] == [1] * len(people)


def test_two_people_switch_between_organizations(demo: dict[str, Any]) -> None:
    places = {one["login"]: [place["organization"] for place in one["positions"]] for one in demo["people"]}

    assert {login: where for login, where in places.items() if len(where) > 1} == {
        "lipovka": ["lipovka_school", "lipovka_sad"],
        "ddt": ["ddt", "gymnasium1"],
    }


def test_limited_specialists_name_known_directions(demo: dict[str, Any]) -> None:
    known = {one["key"] for one in read(FIXTURES / "reference" / "directions.json")}
    positions = [position for person in demo["people"] for position in person["positions"]]
    named = [set(one["directions"]) for one in positions if "directions" in one]

    assert len(named) == 2
    assert set().union(*named) <= known


def test_bodies_point_to_what_exists(demo: dict[str, Any]) -> None:
    keys = {one["key"] for one in demo["organizations"]}
    kinds = {one["kind"] for one in demo["organizations"]}
    bodies = demo["bodies"]

    assert len({one["key"] for one in bodies}) == len(bodies)
    for body in bodies:
        assert {body["organization"], body["led_by"], *body["members"]} <= keys | {None}, body["key"]
        assert body["members_kind"] in kinds | {None}, body["key"]
        assert body["spellings"], body["key"]
    assert [len(body["members"]) for body in bodies if body["type"] == "list"] == [3]


def test_no_spelling_belongs_to_two_bodies(demo: dict[str, Any]) -> None:
    spellings = Counter(text.casefold() for body in demo["bodies"] for text in body["spellings"])

    assert [text for text, count in spellings.items() if count > 1] == []


# --- demo plan ------------------------------------------------------------------------------


def test_demo_plan_has_sixty_activities_of_six_cells() -> None:
    rows = activities()

    assert Counter(part for part, _ in rows) == {"I": 31, "II": 29}
    assert {len(row) for _, row in plan_rows()} == {6}
    assert [row[0] for _, row in rows if not all(row)] == []


def test_demo_plan_follows_the_nine_directions() -> None:
    printed = [row[1] for _, row in plan_rows() if re.fullmatch(r"\d\.?", row[0])]

    assert printed == [one["name"] for one in read(FIXTURES / "reference" / "directions.json")]


def test_demo_plan_numbers_run_without_gaps_in_each_part() -> None:
    for wanted in ("I", "II"):
        numbers = [row[0].rstrip(".") for part, row in activities() if part == wanted]
        blocks = Counter(number.split(".")[0] for number in numbers)
        expected = [f"{block}.{place}" for block, size in blocks.items() for place in range(1, size + 1)]

        assert numbers == expected


def test_demo_plan_titles_are_all_different() -> None:
    titles = Counter(row[1] for _, row in activities())

    assert [title for title, count in titles.items() if count > 1] == []


def test_every_executor_of_the_demo_plan_is_spelled_in_the_bodies(demo: dict[str, Any]) -> None:
    spellings = sorted(
        (text.casefold() for body in demo["bodies"] for text in body["spellings"]),
        key=len,
        reverse=True,
    )
    left = {}
    for _, row in activities():
        rest = row[3].casefold()
        for spelling in spellings:
            rest = rest.replace(spelling, " ")
        if rest.strip(" ,;."):
            left[row[0]] = rest

    assert left == {}


# --- evidence -------------------------------------------------------------------------------


def test_evidence_refers_to_rows_organizations_and_people(
    notes: dict[str, Any], demo: dict[str, Any]
) -> None:
    rows = {(part, row[0]) for part, row in activities()}
    organizations = {one["key"] for one in demo["organizations"]}
    heads = {
        (person["login"], position["organization"])
        for person in demo["people"]
        for position in person["positions"]
    }

    for one in notes["evidence"] + notes["postponements"]:
        assert (one["activity"]["part"], one["activity"]["number"]) in rows, one["key"]
        assert one["organization"] in organizations, one["key"]
    for one in notes["evidence"]:
        assert (one["signed_by"], one["organization"]) in heads, one["key"]


def test_evidence_shows_every_state_with_its_text(notes: dict[str, Any]) -> None:
    evidence = notes["evidence"]

    assert {one["state"] for one in evidence} == STATES
    assert {one["kind"] for one in evidence} == KINDS
    assert {one["key"] for one in evidence if "return_reason" in one} == {
        one["key"] for one in evidence if one["state"] == "returned"
    }
    assert [one["key"] for one in evidence if len(one["paragraphs"]) < 2] == []
    assert {one["state"] for one in notes["postponements"]} == {"requested", "granted", "refused"}


def test_demo_keys_are_unique(notes: dict[str, Any]) -> None:
    for name, rows in notes.items():
        keys = [one["key"] for one in rows]
        assert len(set(keys)) == len(keys), name


def test_tables_of_evidence_add_up(notes: dict[str, Any]) -> None:
    tables = [one["table"]["rows"] for one in notes["evidence"] if "table" in one]

    assert tables
    for subject, taken, *marks, mean in (row for rows in tables for row in rows):
        counts = [int(mark) for mark in marks]
        total = sum(mark * count for mark, count in zip((2, 3, 4, 5), counts, strict=True))
        assert sum(counts) == int(taken), subject
        assert abs(total / int(taken) - float(mean.replace(",", "."))) <= 0.05, subject


# --- samples --------------------------------------------------------------------------------


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_expected_parse_is_complete(path: Path) -> None:
    expected = read(path.with_suffix(".expected.json"))
    rows = expected["activities"]
    paths = [section["path"] for section in expected["sections"]]

    assert expected["counts"] == {"sections": len(paths), "activities": len(rows)}
    assert 15 <= len(rows) <= 30
    assert [column["key"] for column in expected["columns"]] == COLUMN_KEYS[len(expected["columns"])]
    assert expected["kind"] in {"plan", "road_map"}
    assert re.fullmatch(r"\d{4}([/-]\d{4})?", expected["period"])
    assert [row["number"] for row in rows if row["section_path"] not in paths] == []
    assert [section["heading"] for section in expected["sections"]] == [one[-1] for one in paths]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_expected_parse_says_what_the_file_says(path: Path) -> None:
    page = folded(path.read_text(encoding="utf-8"))
    expected = read(path.with_suffix(".expected.json"))
    rows = expected["activities"]

    assert expected["title"] in page
    starts = [0]
    for row in rows:
        starts.append(page.find(f"{row['number']} {row['title'][:25]}", starts[-1]))
        assert starts[-1] >= 0, row["number"]
    for row, start, end in zip(rows, starts[1:], [*starts[2:], len(page)], strict=True):
        said = page[start:end]
        assert row["due_text"] in said, row["number"]
        assert set(f"{row['title']} {row['executors_text']}".split()) <= set(said.split()), row["number"]
    for section in expected["sections"]:
        assert section["heading"] in page
        assert section.get("function_text", "") in page
    papers = [expected["order"] or {}, expected.get("minutes", {})]
    for facts in (paper.get(key, []) for paper in papers for key in ("clauses", "agenda", "decisions")):
        assert [fact for fact in facts if fact not in page] == []


def test_samples_cover_four_layouts() -> None:
    assert Counter(len(read(path.with_suffix(".expected.json"))["columns"]) for path in SAMPLES) == {
        4: 2,
        6: 1,
        7: 1,
    }


# --- language -------------------------------------------------------------------------------


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.name)
def test_no_word_mixes_alphabets(path: Path) -> None:
    mixed = re.compile(r"[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]")

    assert [line for line in texts(path) if mixed.search(line)] == []


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.name)
def test_russian_typography(path: Path) -> None:
    lines = texts(path)

    assert [line for line in lines if '"' in line or line.count("„") != line.count("“")] == []
    assert [line for line in lines if re.search(r"[^ \n] +[,;:!?](?!\S)|№\d|\.\.\.", line)] == []
    assert [line for line in lines if line.count("«") != line.count("»")] == []
    assert [line for line in lines if re.search(r"[А-Яа-яё] - [А-Яа-яё]", line) and not verbatim(path)] == []


def verbatim(path: Path) -> bool:
    """Samples keep the slips of real plans: hyphens for dashes in deadlines and lists."""
    return path.parent.name == "samples"


def test_no_file_speaks_of_single_pupils() -> None:
    forbidden = re.compile(r"учени(?:к|ца) [А-ЯЁ]|диагноз|СНИЛС", re.IGNORECASE)

    assert [path.name for path in CONTENT if any(forbidden.search(line) for line in texts(path))] == []


@needs_shared
def test_no_surname_of_ours_stands_in_the_real_plans(demo: dict[str, Any]) -> None:
    real = real_plans()
    signed = re.compile(r"[А-ЯЁ]\.[А-ЯЁ]\. ([А-ЯЁ][а-яё]+)")
    ours = {one["surname"] for one in demo["people"]}
    ours |= {name for path in CONTENT for line in texts(path) for name in signed.findall(line)}

    assert {name for name in ours if name.casefold()[:-2] in real} == set()


@needs_shared
def test_no_sentence_of_ours_is_copied_from_the_real_plans() -> None:
    """Titles of directions are the terms of the method; an activity is written by ourselves."""
    assert SHARED is not None
    real = folded(
        " ".join(path.read_text(encoding="utf-8") for path in SHARED.glob("samples/*.txt"))
    ).casefold()
    titles = [row[1] for _, row in activities()]
    titles += [
        row["title"] for path in SAMPLES for row in read(path.with_suffix(".expected.json"))["activities"]
    ]

    assert [title for title in titles if title.casefold() in real] == []
