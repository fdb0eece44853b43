"""A municipality takes the presets as its own: fields, indicators, procedures, forms, markers.

Only what is missing is added, whatever people have edited stays: a second run changes nothing.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.db import models, transaction

from monitoring import presets
from monitoring.actions.indicators import copy_set, create_set
from monitoring.indicator_set_states import IndicatorSetState
from monitoring.models import (
    AssessmentProcedure,
    Indicator,
    IndicatorSet,
    ObjectivityMarker,
    PrimaryField,
    ReportingForm,
)
from msoko.people.models import User
from plans.models import Direction

_TITLE = "Типовые показатели мониторинга"
_NUMBERS = ("lowest", "highest", "threshold")


@dataclass(frozen=True)
class Adopted:
    """How many of each kind were added, and the draft they lie in (None: no indicator was missing)."""

    procedure_count: int
    field_count: int
    indicator_count: int
    form_count: int
    marker_count: int
    indicator_set: IndicatorSet | None


@transaction.atomic
def adopt_presets(municipality_id: int, *, by: User, indicator_set: IndicatorSet | None = None) -> Adopted:
    """Copy what is missing; indicators go into `indicator_set`, a draft, or into a new one."""
    procedures = _add(AssessmentProcedure, municipality_id, presets.entries("procedures.json"))
    fields, indicators = presets.indicator_entries()
    field_count = _add_fields(municipality_id, fields)
    draft, indicator_count = _add_indicators(municipality_id, indicators, indicator_set, by)
    return Adopted(
        procedures,
        field_count,
        indicator_count,
        _add(ReportingForm, municipality_id, presets.entries("reporting_forms.json")),
        _add(ObjectivityMarker, municipality_id, presets.entries("objectivity_markers.json")),
        draft,
    )


def _add(model: type[models.Model], municipality_id: int, entries: list[presets.Entry]) -> int:
    known = _codes(model, municipality_id)
    rows = [
        model(municipality_id=municipality_id, position=place, **_typed(entry))
        for place, entry in enumerate(entries, start=1)
        if entry["code"] not in known
    ]
    return len(model._default_manager.bulk_create(rows))


def _codes(model: type[models.Model], municipality_id: int) -> dict[str, int]:
    own = model._default_manager.filter(municipality=municipality_id)
    return dict(own.values_list("code", "pk"))


def _typed(entry: presets.Entry) -> presets.Entry:
    return {name: Decimal(value) if name in _NUMBERS else value for name, value in entry.items()}


def _add_fields(municipality_id: int, entries: list[presets.Entry]) -> int:
    """Limits and totals point to other fields: they are set once all fields are there."""
    known = _codes(PrimaryField, municipality_id)
    procedures = _codes(AssessmentProcedure, municipality_id)
    wanted = [entry for entry in entries if entry["code"] not in known]
    places = {entry["code"]: place for place, entry in enumerate(entries, start=1)}
    links = ("limit", "total", "form", "procedure")
    made = PrimaryField.objects.bulk_create(
        PrimaryField(
            municipality_id=municipality_id,
            position=places[entry["code"]],
            form_text=entry.get("form", ""),
            procedure_id=procedures[entry["procedure"]] if "procedure" in entry else None,
            **_typed({name: value for name, value in entry.items() if name not in links}),
        )
        for entry in wanted
    )
    known |= {one.code: one.pk for one in made}
    for one, entry in zip(made, wanted, strict=True):
        one.limit_field_id = known.get(entry.get("limit", ""))
        one.total_field_id = known.get(entry.get("total", ""))
    PrimaryField.objects.bulk_update(made, ["limit_field", "total_field"])
    return len(made)


def _add_indicators(
    municipality_id: int, entries: list[presets.Entry], draft: IndicatorSet | None, by: User
) -> tuple[IndicatorSet | None, int]:
    """What the newest set has is not added again; one in force is copied: the next version has all."""
    own = IndicatorSet.objects.filter(municipality=municipality_id).order_by("-number")
    newest = draft or own.first()
    known = (
        set(Indicator.objects.filter(indicator_set=newest).values_list("code", flat=True))
        if newest
        else set()
    )
    wanted = [entry for entry in entries if entry["code"] not in known]
    if not wanted:
        return None, 0
    if newest is None:
        newest = create_set(municipality_id, title=_TITLE, by=by)
    elif newest.state != IndicatorSetState.DRAFT:
        newest = copy_set(newest, title=newest.title, by=by)
    directions = dict(Direction.objects.values_list("key", "pk"))
    # As in the presets: one that is added later stands where it belongs, not before the first.
    places = {entry["code"]: place for place, entry in enumerate(entries, start=1)}
    procedures = _codes(AssessmentProcedure, municipality_id)
    made = Indicator.objects.bulk_create(
        Indicator(
            municipality_id=municipality_id,
            indicator_set=newest,
            direction_id=directions[entry["direction"]],
            procedure_id=procedures[entry["procedure"]] if "procedure" in entry else None,
            track_text=entry.get("track", ""),
            formula_text=entry["formula"],
            data_source=entry.get("source", ""),
            position=places[entry["code"]],
            **_typed({name: value for name, value in entry.items() if name in _SAME}),
        )
        for entry in wanted
    )
    return newest, len(made)


#: called the same in the preset and in the model
_SAME = {"code", "name", "unit", "better", "decimals", "level", "lowest", "highest", "is_critical"}
