"""What a municipality collects, for the walk: rounds, values, deviations, reports; each school its own."""

from django.db import models
from django.utils import timezone

from msoko.people.models import Municipality, Organization, User
from tests import factories


class CollectionWorld:
    """`kept` are the rows that addresses name; every text begins with `mark`."""

    def __init__(self, municipality: Municipality, mark: str, specialist: User) -> None:
        self.own = {"municipality": municipality}
        self.mark = mark
        self.specialist = specialist
        self.kept: list[models.Model] = []
        self.field = factories.PrimaryFieldFactory(**self.own, code="N", name=f"{mark}ое поле")
        indicator_set = factories.IndicatorSetFactory(**self.own, title=f"{mark}ий набор")
        self.indicator = factories.IndicatorFactory(
            **self.own, indicator_set=indicator_set, name=f"{mark}ий показатель", formula_text="N"
        )
        self.round = factories.CollectionRoundFactory(
            **self.own,
            indicator_set=indicator_set,
            title=f"{mark}ий сбор",
            state="open",
            created_by=specialist,
        )
        line = factories.RoundFieldFactory(**self.own, round=self.round, field=self.field)
        form = factories.ReportingFormFactory(**self.own, title=f"{mark}ая форма", short_name=f"{mark}ая")
        self.form = form
        table = factories.TableImportFactory(
            **self.own, round=self.round, filename=f"{mark}ая таблица.xlsx", given_by=specialist
        )
        self.kept += [self.round, line, form, table]

    def add_draft(self, words: str, school: Organization) -> None:
        """A round that is still the department's own business."""
        draft = factories.CollectionRoundFactory(
            **self.own,
            indicator_set=self.round.indicator_set,
            title=f"{words} сбор",
            created_by=self.specialist,
        )
        submission = factories.SubmissionFactory(**self.own, round=draft, organization=school)
        self.kept += [draft, submission]

    def add_school(self, words: str, school: Organization, head: User) -> None:
        """What one school gave, how it deviated, what it owes."""
        own = {**self.own, "organization": school}
        said = {"field": self.field, "entered_by": head, "comment": f"{words}ое пояснение"}
        factories.PrimaryValueFactory(**own, **said)
        remark = factories.DataRemarkFactory(
            **own, field=self.field, text=f"{words}ое замечание", made_by=self.specialist
        )
        submission = factories.SubmissionFactory(
            **own, round=self.round, state="sent", submitted_at=timezone.now(), submitted_by=head
        )
        value = factories.IndicatorValueFactory(**own, indicator=self.indicator)
        deviation = factories.DeviationFactory(
            **self.own, indicator_value=value, explanation_text=f"{words}ое отклонение"
        )
        factories.DeviationMessageFactory(
            **self.own, deviation=deviation, text=f"{words}ий вопрос", written_by=self.specialist
        )
        filing = factories.ReportFilingFactory(
            **own,
            reporting_form=self.form,
            placement_url="https://example.org/report",
            return_reason=f"{words}ий возврат",
            state="returned",
            filed_on="2026-04-01",
        )
        self.kept += [remark, submission, deviation, filing]
