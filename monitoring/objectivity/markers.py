"""The presets of domain 4.5: code, name, formula, default threshold, source."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class MarkerCode(StrEnum):
    HIGH_MEAN = "M1"
    REVERSED_TASKS = "M2"
    FEDERAL_LIST = "M3"
    ABOVE_JOURNAL = "M4"
    PEAKS = "M5"
    MEDALLISTS = "M6"
    LOWERED_EXAM = "M7"
    RECHECK = "M8"
    NO_OBSERVERS = "M9"


@dataclass(frozen=True)
class Marker:
    """`threshold` is `None` where the answer is yes or no; `is_federal` that it is not our proposal."""

    code: MarkerCode
    name: str
    formula: str
    threshold: Decimal | None
    source: str
    is_federal: bool = False


@dataclass(frozen=True)
class Finding:
    """`is_raised` is `None` when nothing can be said; then the sentence says what is missing."""

    code: MarkerCode
    is_raised: bool | None
    measure: Decimal | None
    threshold: Decimal | None
    sentence: str


_PRESETS = (
    Marker(
        MarkerCode.HIGH_MEAN,
        "Средний результат школы заметно выше муниципального и не подтверждён на ЕГЭ",
        "z = (среднее школы − среднее муниципалитета) / (σ / √n)",
        Decimal("2.58"),
        "методика выявления признаков необъективности ВПР (V30); граница – наше предложение",
    ),
    Marker(
        MarkerCode.REVERSED_TASKS,
        "Простые задания выполнены хуже, а сложные лучше, чем в регионе",
        "число таких заданий",
        Decimal(2),
        "методика выявления признаков необъективности ВПР (V30); граница – наше предложение",
    ),
    Marker(
        MarkerCode.FEDERAL_LIST,
        "Школа в федеральном перечне с признаками необъективности",
        "есть в перечне (предмет, класс)",
        None,
        "план МСОКО, п. 2.25 (S5)",
        is_federal=True,
    ),
    Marker(
        MarkerCode.ABOVE_JOURNAL,
        "Отметка за ВПР выше отметки в журнале",
        "доля участников > доля по муниципалитету + допуск",
        Decimal(10),
        "наше предложение",
    ),
    Marker(
        MarkerCode.PEAKS,
        "Пики первичных баллов на границах отметок",
        "участников с баллом на границе / участников с баллом на один меньше",
        Decimal(3),
        "наше предложение",
    ),
    Marker(
        MarkerCode.MEDALLISTS,
        "Медалисты не подтвердили результаты",
        "медалистов ниже подтверждающего балла / всех медалистов · 100",
        Decimal(0),
        "дорожная карта (S2), порядок выдачи медалей (V31)",
    ),
    Marker(
        MarkerCode.LOWERED_EXAM,
        "Отметка на ОГЭ ниже годовой",
        "участников с понижением / участников · 100",
        Decimal(30),
        "дорожная карта (S2); граница – наше предложение",
    ),
    Marker(
        MarkerCode.RECHECK,
        "Перепроверка изменила отметки",
        "объективно оценённых работ / перепроверенных · 100, не меньше 90",
        Decimal(90),
        "показатели объективности (V21)",
        is_federal=True,
    ),
    Marker(
        MarkerCode.NO_OBSERVERS,
        "Процедура прошла без наблюдателей и без видео",
        "да / нет",
        None,
        "дорожная карта (S2), циклограмма (S4)",
    ),
)
MARKERS = {marker.code: marker for marker in _PRESETS}
#: the threshold of each marker that has one
DEFAULTS = {marker.code: marker.threshold for marker in _PRESETS if marker.threshold is not None}
