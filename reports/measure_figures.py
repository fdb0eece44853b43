"""What was measured, in words, tables and pictures: the answers of the six analyses of GU-06 for papers.

The same rows and the same picture that the pages show, so that a paper never says another number than the
screen. An analysis is asked once for a paper: its table and its picture agree.
"""

from collections.abc import Callable

from django.urls import reverse

from monitoring.queries.analysis.measured import asked_about
from monitoring.queries.analysis.report import Report
from monitoring.queries.analysis.six import SIX
from monitoring.queries.analysis.tracks import track_report
from reports.about import About
from reports.papers.parts import table_text
from reports.papers.pictures import Drawing

#: rows of a table that a paper can still hold
MOST_ROWS = 60


#: what stands before the title of a picture where the title is but the name of an indicator
_CAPTIONS = {"years": "Динамика", "context": "Связь", "management": "Связь"}


def report_of(word: str, about: About) -> Report | None:
    """`None` while nothing is measured; the year is that of the period of the paper."""
    if word not in about.answers:
        about.answers[word] = _report(word, about)
    found: Report | None = about.answers[word]
    return found


def _report(word: str, about: About) -> Report | None:
    given = {"direction": str(about.direction.pk)} if about.direction else {}
    given["year"] = str(about.seen_on.year)
    if about.organization:
        given |= {
            "organization": str(about.organization.pk),
            "group": f"organization-{about.organization.pk}",
        }
    asked = asked_about(about.municipality.pk, given)
    if asked is None:
        return None
    return track_report(asked) if word == "zones" else SIX[word].make(asked)


def table_of(word: str, place: int = 0) -> Callable[[About], str]:
    """The table of an analysis at this place, as the parts of a paper are typed."""

    def write(about: About) -> str:
        report = report_of(word, about)
        if report is None or len(report.tables) <= place or not report.tables[place].rows:
            return ""
        return table_text(report.tables[place].text_rows()[: MOST_ROWS + 1], name=report.tables[place].title)

    return write


def picture_of(word: str) -> Callable[[About], Drawing | None]:
    """The picture of an analysis with its words; `None` where the page shows none either."""

    def draw(about: About) -> Drawing | None:
        report = report_of(word, about)
        if report is None or report.chart is None:
            return None
        title = report.chart.title
        caption = f"{_CAPTIONS[word]}: {title}" if word in _CAPTIONS else title
        return Drawing(caption, " ".join([report.lead, *report.notes, *report.warnings]), report.chart)

    return draw


def sentence_of(word: str) -> Callable[[About], str]:
    """What an analysis says in one sentence, with its warnings."""

    def write(about: About) -> str:
        report = report_of(word, about)
        return "" if report is None else "\n".join([report.lead, *report.warnings])

    return write


def source_of(word: str) -> Callable[[About], str]:
    return lambda about: f"{reverse(f'monitoring:analysis-{word}')}?year={about.seen_on.year}"
