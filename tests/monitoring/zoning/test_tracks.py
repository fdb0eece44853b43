"""RZ-02: the worked example, weights, critical indicators, what is left out."""

from decimal import Decimal

import pytest

from monitoring.zoning import TrackBounds, TrackTerm, Zone, track_zone, what_would_move_track

G, Y, R, NONE = Zone.GREEN, Zone.YELLOW, Zone.RED, Zone.NONE
P = "\u00a0%"


def terms(*zones, critical=(), weights=None):
    weights = weights or {}
    return [
        TrackTerm(str(number), zone, Decimal(weights.get(number, 1)), number in critical)
        for number, zone in enumerate(zones, 1)
    ]


def test_worked_example():
    found = track_zone(terms(G, G, Y, R))

    assert (found.zone, found.points, found.most, found.percent) == (
        Y,
        Decimal(5),
        Decimal(8),
        Decimal("62.5"),
    )
    assert found.sentence == (
        f"Жёлтая зона трека: 5 из 8 баллов (62,5{P}); зелёная от 75{P}, жёлтая от 50{P}. "
        "Баллы потеряны: «3» (жёлтая), «4» (красная)."
    )


@pytest.mark.parametrize(
    ("given", "zone"),
    [
        (terms(G, G, G, R), G),
        (terms(G, Y), G),
        (terms(Y, Y), Y),
        (terms(Y, R), R),
        (terms(G, R, weights={1: 3}), G),
        (terms(G, R, weights={1: 0}), R),
        (terms(G, NONE), G),
        (terms(G, G, G, G, R, critical={5}), Y),
        (terms(Y, R, R, critical={2}), R),
        (terms(NONE, NONE), NONE),
        (terms(G, weights={1: 0}), NONE),
        ([], NONE),
    ],
)
def test_track_zone(given, zone):
    assert track_zone(given).zone is zone


def test_critical_red_and_what_is_left_out_are_told():
    found = track_zone(terms(G, G, G, R, NONE, critical={4}))

    assert (found.capped_by, found.left_out) == (("4",), ("5",))
    assert found.sentence == (
        f"Жёлтая зона трека: 6 из 8 баллов (75,0{P}); зелёная от 75{P}, жёлтая от 50{P}. "
        "Не выше жёлтой: критический показатель в красной зоне («4»). "
        "Баллы потеряны: «4» (красная). Не учтены, зоны нет: «5»."
    )
    assert track_zone([]).sentence == "Зоны трека нет: ни у одного показателя нет зоны."


@pytest.mark.parametrize(
    ("given", "moved"),
    [
        (terms(G, G, Y, R), ("4",)),
        (terms(R, R, R, R), ("1", "2")),
        (terms(G, G, G, R, Y, critical={4}), ("4",)),
        (terms(Y, R, R, weights={3: 5}), ("3",)),
        (terms(G, G), ()),
        ([], ()),
    ],
)
def test_what_would_move_the_track(given, moved):
    assert what_would_move_track(track_zone(given)) == moved


def test_bounds_are_settings_that_must_make_sense():
    assert track_zone(terms(G, G, Y, R), TrackBounds(Decimal(60), Decimal(30))).zone is G
    with pytest.raises(ValueError, match="граница жёлтой не выше границы зелёной"):
        TrackBounds(Decimal(50), Decimal(60))
    with pytest.raises(ValueError, match="Вес показателя «x» не может быть отрицательным"):
        TrackTerm("x", G, Decimal(-1))
