"""Reports by forms in the demo: who has filed, where it lies, when conditions were last assessed (НОКО).

And what the department asks to put right in collected data.
"""

import datetime

from monitoring.actions import filing
from monitoring.actions.entering import write_data_remark
from monitoring.actions.remarking import close_data_remark
from monitoring.models import ReportFiling, ReportingForm, RoundField, Submission
from reports.demo_story import Story
from reports.demo_values import lot

#: of a hundred reports that are due so many are accepted, filed, returned, stated as missed; the rest is late
ACCEPTED, FILED, RETURNED, MISSED = 72, 84, 90, 94
#: some come early
EARLY = 8


def tell_reporting(story: Story) -> None:
    _assess(story)
    filing.plan_filings(story.cast.municipality.pk, year=story.cast.today.year, by=story.cast.specialist)
    owed = ReportFiling.objects.filter(municipality=story.cast.municipality, state="expected")
    for one in owed.select_related("reporting_form", "organization").order_by("pk"):
        if one.due_on:
            _file(story, one, one.due_on)
    _remark(story)


def _assess(story: Story) -> None:
    """НОКО comes every third year: the day of the last one is written down, of a few nobody knows it."""
    form = ReportingForm.objects.get(municipality=story.cast.municipality, code="noko")
    for key, organization in story.organizations.items():
        if organization.kind not in form.giver_kinds or key in story.script["filings"]["never_assessed"]:
            continue
        drawn = lot(organization.short_name, "noko")
        day = datetime.date(story.cast.today.year - 1 - drawn % 3, 5, 20)
        filing.record_last_filing(
            form,
            organization=organization,
            filed_on=day + datetime.timedelta(days=drawn),
            by=story.cast.specialist,
            now=story.cast.now,
        )


def _file(story: Story, one: ReportFiling, due_on: datetime.date) -> None:
    """What a rule that depends on the report alone makes of it: the same on every start."""
    cast = story.cast
    drawn = lot(one.reporting_form.code, one.organization.short_name, "filing")
    is_due = due_on < cast.today
    if drawn >= (MISSED if is_due else EARLY):
        return
    if drawn >= RETURNED:
        filing.miss_filing(one, by=cast.specialist, today=cast.today)
        return
    url = story.site_of(one.organization, f"reports/{one.reporting_form.code}") if drawn % 7 else ""
    filed = filing.file_report(
        one,
        filed_on=min(due_on, cast.today) - datetime.timedelta(days=drawn % 9),
        placement_url=url,
        by=story.heads[one.organization_id],
        today=cast.today,
    )
    if drawn >= FILED:
        reason = story.script["filings"]["returned"]
        filing.return_filing(filed, reason=reason, by=cast.specialist, now=cast.now)
    elif drawn < ACCEPTED and is_due:
        if url:
            filing.check_placement(filed, by=cast.specialist, now=cast.now)
        filing.accept_filing(filed, by=cast.specialist, now=cast.now)


def _remark(story: Story) -> None:
    for told in story.script["remarks"]:
        submission = Submission.objects.select_related("round").get(
            round__year=story.cast.year, organization=story.organizations[told["of"]]
        )
        line = RoundField.objects.get(round=submission.round, field__code=told["field"], scope=None)
        remark = write_data_remark(
            submission,
            line,
            text=told["text"],
            due_on=story.day(told["due"]),
            by=story.cast.specialist,
        )
        if told.get("closed"):
            close_data_remark(remark, by=story.cast.specialist, now=story.cast.now)
