"""CL-02: «rule “rural and < 100” assigns»; each organisation in exactly one cluster, or reported."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitoring.clusters import Clustering, ClusterRule, Condition, Membership, clustered
from monitoring.values import Absent

D = Decimal
RURAL = Condition("place", "Местность", allowed=("село",))
SMALL = Condition("pupils", "Обучающихся", below=D(100))
LARGE = Condition("pupils", "Обучающихся", least=D(100))
RULES = (ClusterRule("Малые сельские", (RURAL, SMALL)), ClusterRule("Большие", (LARGE,)))


def profile(place, pupils):
    return {"place": place, "pupils": D(pupils) if isinstance(pupils, int) else pupils}


def test_rules_assign_and_report():
    found = clustered(
        {
            "A": profile("Село", 99),
            "B": profile("село", 100),
            "C": profile("город", 50),
            "D": profile("село", Absent.NO_DATA),
            "E": profile("город", 50),
        },
        RULES,
        by_hand={"E": "Большие"},
    )

    assert found == Clustering(
        {
            "A": Membership("Малые сельские", False, "По правилу: Местность: село и Обучающихся меньше 100."),
            "B": Membership("Большие", False, "По правилу: Обучающихся от 100."),
            "E": Membership("Большие", True, "Указан вручную."),
        },
        {},
        {
            "C": "Не подходит ни одно правило. Добавьте правило или выберите кластер вручную.",
            "D": "Кластер не определён: нет данных: «Обучающихся».",
        },
    )


def test_two_rules_are_a_conflict_unless_they_name_one_cluster():
    rules = (*RULES, ClusterRule("Сельские", (RURAL,)), ClusterRule("Сельские", (SMALL,)))
    found = clustered({"A": profile("село", 200), "B": profile("город", 10)}, rules)

    assert found.conflicts == {
        "A": "Подходит несколько кластеров: «Большие», «Сельские». Уточните границы или выберите вручную."
    }
    assert found.members["B"].cluster == "Сельские"


@pytest.mark.parametrize(
    ("condition", "value", "fit"),
    [
        (Condition("x", "x", D(10), D(20)), D(10), "yes"),
        (Condition("x", "x", D(10), D(20)), D(20), "no"),
        (Condition("x", "x", D(10)), "много", "no"),
        (Condition("x", "x", D(10)), True, "no"),
        (Condition("x", "x", D(10)), Absent.NOT_APPLICABLE, "no"),
        (Condition("x", "x", D(10)), None, "unknown"),
        (Condition("x", "x", allowed=("да",)), True, "yes"),
        (Condition("x", "x", allowed=("нет",)), True, "no"),
        (Condition("x", "x", allowed=("нет",)), False, "yes"),
        (Condition("x", "x", allowed=("3", "4")), D(4), "yes"),
        (Condition("x", "x", allowed=("Серёжино",)), " сережино ", "yes"),
    ],
)
def test_condition(condition, value, fit):
    assert condition.fit(value) == fit


def test_words_of_a_condition():
    assert Condition("x", "Обучающихся", D(10), D(20)).words == "Обучающихся от 10 и меньше 20"
    assert Condition("x", "Вид", allowed=("СОШ", "ООШ")).words == "Вид: СОШ или ООШ"


@settings(max_examples=40)
@given(
    st.dictionaries(st.integers(0, 9), st.tuples(st.sampled_from(["село", "город", ""]), st.integers(0, 200)))
)
def test_everybody_is_in_exactly_one_place(schools):
    profiles = {key: profile(*value) for key, value in schools.items()}
    found = clustered(profiles, (*RULES, ClusterRule("Средние", (Condition("pupils", "n", D(50), D(150)),))))

    parts = [set(found.members), set(found.conflicts), set(found.unassigned)]
    assert set().union(*parts) == set(profiles)
    assert sum(map(len, parts)) == len(profiles)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: Condition("x", "Вид"), "Условие «Вид» ничего не ограничивает"),
        (lambda: Condition("x", "Вид", D(1), allowed=("a",)), "В условии «Вид» либо границы, либо перечень"),
        (lambda: Condition("x", "Вид", D(2), D(2)), "В условии «Вид» нижняя граница не меньше верхней"),
        (lambda: ClusterRule("Все", ()), "У правила кластера «Все» нет условий"),
    ],
)
def test_rule_that_makes_no_sense_is_refused(make, sentence):
    with pytest.raises(ValueError, match=sentence):
        make()
