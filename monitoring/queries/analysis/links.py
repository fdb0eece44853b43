"""«Связь с контекстом» and «Связь с управлением»: the fourth and the fifth analysis (GU-06, AN-04).

«table and chart of an indicator against a context field, with number of organisations and correlation; text
warning when fewer than 10 points». Features of management are the staff a head has gathered and how the tasks
of the plan are kept: what can be changed by decisions, as opposed to the context of a place.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q

from monitoring.aggregates import Correlation, correlation
from monitoring.models import ContextProfile, IndicatorValue, ReportingPeriod, Task
from monitoring.queries.analysis.choices import indicator_choice, organizations_of
from monitoring.queries.analysis.measured import Column, columns_of
from monitoring.queries.analysis.report import Asked, Choice, Entry, Report, Table, picked, shown
from monitoring.states import TaskState
from monitoring.values import Absent, Value, percent
from msoko.lib.charts import Scatter

Feature = Callable[[ContextProfile], Value]


def _number(value: object) -> Value:
    return Absent.NO_DATA if value is None else Decimal(str(value))


def _plain(name: str) -> Feature:
    return lambda profile: _number(getattr(profile, name))


def _share(part: str, whole: str) -> Feature:
    return lambda profile: percent(_number(getattr(profile, part)), _number(getattr(profile, whole)))


CONTEXT: dict[str, tuple[str, Feature]] = {
    "pupils": ("Обучающихся", _plain("pupil_count")),
    "educated": (
        "Оба родителя с высшим образованием, %",
        _share("educated_parents_count", "pupil_count"),
    ),
    "one_parent": ("Неполные семьи, %", _share("one_parent_count", "pupil_count")),
    "special": ("Обучающиеся с ОВЗ, %", _share("special_needs_count", "pupil_count")),
    "language": ("Русский язык не родной, %", _share("other_language_count", "pupil_count")),
    "register": ("На профилактическом учёте, %", _share("register_count", "pupil_count")),
    "distance": ("До центра, км", _plain("distance_km")),
    "equipment": ("Оснащённость, балл", _plain("equipment_score")),
}
TASKS = "tasks"
MANAGEMENT: dict[str, tuple[str, Feature]] = {
    "vacancies": ("Вакансии, % ставок", _share("vacancy_count", "post_count")),
    "highest": ("Педагоги высшей категории, %", _share("highest_category_count", "teacher_count")),
    "first": ("Педагоги первой категории, %", _share("first_category_count", "teacher_count")),
    "young": ("Педагоги до 35 лет, %", _share("young_teacher_count", "teacher_count")),
    "pension": ("Педагоги пенсионного возраста, %", _share("pension_age_teacher_count", "teacher_count")),
}
TASKS_NAME = "Задания плана, принятые из наступивших, %"


@dataclass(frozen=True)
class Linked:
    """For each organisation the feature that was chosen and the result."""

    pairs: tuple[tuple[str, Value, Value], ...]
    found: Correlation


def context_report(asked: Asked) -> Report:
    return _report(asked, "Связь с контекстом", {key: name for key, (name, _) in CONTEXT.items()})


def management_report(asked: Asked) -> Report:
    names = {key: name for key, (name, _) in MANAGEMENT.items()}
    return _report(asked, "Связь с управлением", names | {TASKS: TASKS_NAME})


def _report(asked: Asked, title: str, names: Mapping[str, str]) -> Report:
    columns = columns_of(asked)
    indicators = indicator_choice(asked, columns)
    column = next((one for one in columns if one.word == indicators.chosen), None)
    options = tuple(names.items())
    feature = Choice("feature", "Характеристика", options, picked(asked.text("feature"), options))
    if column is None:
        return Report(title, "Значений показателей пока нет.", choices=(asked.year_choice,))
    results = _results(asked, column)
    features = _features(asked, names)
    organizations = {one.pk: one.short_name for one in organizations_of(asked)}
    links = {key: _linked(organizations, features[key], results) for key in names}
    chosen = links[feature.chosen]
    return Report(
        title,
        f"{column.title}, {asked.year} год, и «{names[feature.chosen]}». {chosen.found.sentence}",
        (_all(names, links), _pairs(column, names[feature.chosen], chosen)),
        notes=("Связь не доказывает причину: за обеими величинами может стоять третья.",),
        choices=(asked.year_choice, indicators, feature),
        chart=_chart(column, names[feature.chosen], chosen),
        warnings=(chosen.found.warning,) if chosen.found.warning else (),
    )


def _results(asked: Asked, column: Column) -> dict[int, Value]:
    rows = IndicatorValue.objects.filter(
        municipality=asked.municipality_id,
        year=asked.year,
        period=ReportingPeriod.YEAR,
        indicator=column.indicator,
        scope=column.scope,
    ).values_list("organization", "value", "absence")
    return {organization: Absent(absence) if absence else value for organization, value, absence in rows}


def _features(asked: Asked, names: Mapping[str, str]) -> dict[str, dict[int, Value]]:
    profiles = list(ContextProfile.objects.filter(municipality=asked.municipality_id, year=asked.year))
    known = CONTEXT | MANAGEMENT
    found = {
        key: {one.organization_id: known[key][1](one) for one in profiles} for key in names if key in known
    }
    if TASKS in names:
        found[TASKS] = _kept_tasks(asked)
    return found


def _kept_tasks(asked: Asked) -> dict[int, Value]:
    """How much of what fell due in the year is accepted."""
    done = Q(state__in=[TaskState.ACCEPTED, TaskState.CLOSED])
    rows = (
        Task.objects.filter(municipality=asked.municipality_id, due_on__year=asked.year)
        .values("organization")
        .annotate(due=Count("pk"), kept=Count("pk", filter=done))
        .order_by()
    )
    return {row["organization"]: percent(Decimal(row["kept"]), Decimal(row["due"])) for row in rows}


def _linked(names: Mapping[int, str], features: Mapping[int, Value], results: Mapping[int, Value]) -> Linked:
    pairs = tuple(
        (names[pk], features.get(pk, Absent.NO_DATA), result)
        for pk, result in sorted(results.items(), key=lambda one: names.get(one[0], ""))
        if pk in names
    )
    return Linked(pairs, correlation((x, y) for _, x, y in pairs))


def _all(names: Mapping[str, str], links: Mapping[str, Linked]) -> Table:
    header = ("Характеристика", "Организаций", "Спирмен", "Пирсон", "Замечание")
    rows = tuple(
        (name, found.count, _measure(found.spearman), _measure(found.pearson), found.warning)
        for key, name in names.items()
        for found in [links[key].found]
    )
    return Table("Сила связи", header, rows)


def _measure(number: Decimal | None) -> Entry:
    return "–" if number is None else shown(number, 2)


def _pairs(column: Column, name: str, linked: Linked) -> Table:
    header = ("Организация", name, column.title)
    rows = tuple(
        (organization, shown(x, 1), shown(y, column.indicator.decimals))
        for organization, x, y in linked.pairs
    )
    return Table("По организациям", header, rows)


def _chart(column: Column, name: str, linked: Linked) -> Scatter | None:
    points = tuple(
        (float(x), float(y)) for _, x, y in linked.pairs if isinstance(x, Decimal) and isinstance(y, Decimal)
    )
    if not points:
        return None
    unit = f", {column.indicator.unit}" if column.indicator.unit else ""
    return Scatter(f"{column.title} и {name}", name, f"Результат{unit}", points)
