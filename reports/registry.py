"""Numbers of registered documents: one run a series and a year, without doubles and without gaps (O6, PR-04).

«Numbers of documents by a unique constraint, never max()+1 read» (quality.md 2.4): the row of the counter is
locked for the rest of the transaction, so two registrations wait for one another, and a registration that
fails gives its number back. A department that keeps the journal on paper types the number; the run goes on
behind it, and numbers are left out only when a person says so.
"""

from reports.kinds import ANALYSES, LETTERS, ORDERS
from reports.models import Document, DocumentKind, NumberCounter, NumberSeries

#: the series that a municipality begins with: name, kinds
STANDARD = (
    ("Приказы", ORDERS),
    ("Протоколы", (DocumentKind.MINUTES,)),
    ("Выписки", (DocumentKind.MINUTES_EXTRACT,)),
    ("Письма", LETTERS),
    ("Справки и отчёты", ANALYSES),
)


class NumberTaken(Exception):
    """The number cannot be given; the text is a sentence for people."""


class NumbersSkipped(Exception):
    """The number leaves others out, which a person has yet to confirm; the text is a sentence for people."""


def series_of(kind: str, municipality_id: int) -> NumberSeries:
    """The series of this kind; the standard one is made when the municipality has none yet."""
    found = _series(kind, municipality_id)
    if found is not None:
        return found
    name, kinds = _standard(kind)
    made, _ = NumberSeries.objects.get_or_create(
        municipality_id=municipality_id, name=name, defaults={"kinds": list(kinds)}
    )
    return made


def next_number(kind: str, municipality_id: int, year: int) -> str:
    """What the next document of the kind would get, as it is written; nothing is taken or made."""
    series = _series(kind, municipality_id)
    if series is None:
        return NumberSeries().written(1)
    counter = NumberCounter.objects.filter(series=series, year=year).first()
    return series.written((counter.last_number if counter else 0) + 1)


def _series(kind: str, municipality_id: int) -> NumberSeries | None:
    """The series that names the kind, else the standard one by its name."""
    own = NumberSeries.objects.filter(municipality=municipality_id)
    return own.filter(kinds__contains=[kind]).first() or own.filter(name=_standard(kind)[0]).first()


def _standard(kind: str) -> tuple[str, tuple[DocumentKind, ...]]:
    return next(one for one in STANDARD if kind in one[1])


def take_number(series: NumberSeries, year: int, number_text: str, *, may_skip: bool) -> str:
    """Give the typed number, or the next one when nothing was typed.

    The counter stays locked until the transaction ends. A text that is not written by the pattern of the
    series («697-д») is only kept from being given twice.
    """
    counter = _locked_counter(series, year)
    following = counter.last_number + 1
    text = number_text or series.written(following)
    if Document.objects.filter(series=series, dated_on__year=year, number_text=text).exists():
        raise NumberTaken(
            f"Номер {text} в {year} году уже занят. Следующий свободный: {series.written(following)}."
        )
    number = series.number_in(text)
    if number is not None and number >= following:
        if number > following > 1 and not may_skip:
            raise NumbersSkipped(_skipped(series, following, number - 1))
        counter.last_number = number
        counter.save(update_fields=["last_number"])
    return text


def _locked_counter(series: NumberSeries, year: int) -> NumberCounter:
    NumberCounter.objects.get_or_create(
        series=series, year=year, defaults={"municipality_id": series.municipality_id}
    )
    return NumberCounter.objects.select_for_update().get(series=series, year=year)


def _skipped(series: NumberSeries, first: int, last: int) -> str:
    left_out = series.written(first) if first == last else f"{series.written(first)} – {series.written(last)}"
    return (
        f"По порядку следующий номер {series.written(first)}. Останутся незанятыми: {left_out}. "
        "Если так и должно быть, подтвердите пропуск."
    )
