"""The choices of a page of the analysis, made of what there is; what is chosen is always one of them."""

from collections.abc import Iterable, Sequence

from monitoring.models import Cluster
from monitoring.queries.analysis.measured import Column
from monitoring.queries.analysis.report import Asked, Choice, picked
from msoko.people.models import Organization

EVERYBODY = ("", "Муниципалитет")


def direction_choice(
    asked: Asked, columns: Iterable[Column], *, first: tuple[str, str] = ("", "Все")
) -> Choice:
    found = {str(one.indicator.direction_id): one.indicator.direction.short_name for one in columns}
    options = (first, *found.items()) if first else tuple(found.items())
    return Choice("direction", "Направление", options, picked(asked.text("direction"), options))


def indicator_choice(asked: Asked, columns: Iterable[Column]) -> Choice:
    options = tuple((one.word, one.title) for one in columns)
    return Choice("indicator", "Показатель", options, picked(asked.text("indicator"), options))


def organization_choice(asked: Asked) -> Choice:
    options = (EVERYBODY, *_organizations(asked))
    return Choice("organization", "Чьи значения", options, picked(asked.text("organization"), options))


def group_choice(asked: Asked) -> Choice:
    """An organisation, a cluster of the year or a kind of organisations; the word before the number says
    which.
    """
    rows = organizations_of(asked)
    clusters = Cluster.objects.filter(
        cluster_set__municipality=asked.municipality_id, cluster_set__year=asked.year
    ).order_by("cluster_set", "position")
    kinds = {f"kind-{one.kind}": f"Все: {one.get_kind_display()}" for one in rows}
    options = (
        *((f"cluster-{one.pk}", f"Кластер «{one.name}»") for one in clusters),
        *kinds.items(),
        *((f"organization-{one.pk}", one.short_name) for one in rows),
    )
    return Choice("group", "Организация или группа", options, picked(asked.text("group"), options))


def organizations_of(asked: Asked) -> list[Organization]:
    """Those that have been measured at all: kinds that teach."""
    rows = Organization.objects.filter(municipality=asked.municipality_id, kind__in=Organization.TEACHING)
    return list(rows.order_by("kind", "short_name"))


def _organizations(asked: Asked) -> Sequence[tuple[str, str]]:
    return [(str(one.pk), one.short_name) for one in organizations_of(asked)]
