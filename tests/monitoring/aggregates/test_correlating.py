"""AN-04: «7 schools → warning»."""

from decimal import Decimal

from monitoring.aggregates import correlation
from monitoring.values import Absent

D = Decimal


def points(*pairs):
    return [(D(x), D(y)) for x, y in pairs]


def test_straight_line_of_ten_needs_no_warning():
    found = correlation(points(*((x, 100 - 3 * x) for x in range(10))))

    assert (found.count, found.pearson, found.spearman, found.warning) == (10, D(-1), D(-1), "")
    assert found.sentence == (
        "Организаций: 10; коэффициент Спирмена −1,00, Пирсона −1,00. Связь не доказывает причину."
    )


def test_seven_schools_are_warned_about():
    found = correlation(
        [*points((1, 1), (2, 4), (3, 9), (4, 16), (5, 25), (6, 36), (7, 49)), (D(8), Absent.NO_DATA)]
    )

    assert (found.count, found.left_out, found.pearson, found.spearman) == (7, 1, D("0.977"), D(1))
    assert found.sentence.endswith("Связь не доказывает причину. Точек меньше 10: выводы о связи ненадёжны.")


def test_equal_numbers_share_a_place():
    # Places by hand: x 1, 2.5, 2.5, 4 and y 1, 2, 3, 4; r = 4.5 / sqrt(4.5 * 5) = 0.949.
    assert correlation(points((1, 1), (2, 2), (2, 3), (3, 4))).spearman == D("0.949")


def test_what_has_no_correlation_says_so():
    level = correlation(points((1, 5), (2, 5), (3, 5)))
    alone = correlation(points((1, 5)))

    assert (level.pearson, level.spearman) == (None, None)
    assert [level.sentence, alone.sentence] == [
        "Связь не вычислена: значения одной из сторон одинаковы.",
        "Связь не вычислена: нужны хотя бы две организации.",
    ]
