"""The context of an organisation as named values: what rules of clusters and the social index look at
(CL-01, CL-02).
"""

from decimal import Decimal

from monitoring.clusters import ClusterRule, Condition, ContextValue
from monitoring.models import Cluster, ContextProfile
from monitoring.queries.analysis.links import CONTEXT, MANAGEMENT

#: key of a condition -> its name; shares of the context besides
PLAIN = {"school_type": "Тип", "is_rural": "Сельская", "is_small": "Малокомплектная"}
FIELDS = PLAIN | {key: name for key, (name, _) in (CONTEXT | MANAGEMENT).items()}
#: what is chosen from words and not bounded by numbers
WORDED = frozenset(PLAIN)


def context_values(profile: ContextProfile) -> dict[str, ContextValue]:
    values: dict[str, ContextValue] = {
        "school_type": profile.get_school_type_display() if profile.school_type else None,
        "is_rural": profile.is_rural,
        "is_small": profile.is_small,
    }
    return values | {key: feature(profile) for key, (_, feature) in (CONTEXT | MANAGEMENT).items()}


def rule_of(cluster: Cluster) -> ClusterRule | None:
    """`None` for a cluster that is filled by hand."""
    conditions = tuple(_condition(one) for one in cluster.rule)
    return ClusterRule(cluster.name, conditions) if conditions else None


def _condition(given: dict) -> Condition:
    key = given["field"]
    low, high, words = given.get("low"), given.get("high"), given.get("is")
    allowed = tuple([words] if isinstance(words, str) else words or ())
    return Condition(
        key,
        FIELDS.get(key, key),
        None if low in (None, "") else Decimal(str(low)),
        None if high in (None, "") else Decimal(str(high)),
        allowed,
    )
