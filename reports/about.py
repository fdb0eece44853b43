"""What a paper is about: the rows that its fields and figures are taken from."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from msoko.people.models import Body, Municipality, Organization, User
from msoko.people.models.organization import OrganizationKind
from plans.models import Direction, Edition
from reports.models import Document


@dataclass(frozen=True)
class About:
    """`owner` issues the paper; `source` is the document that it cancels or is taken from."""

    municipality: Municipality
    owner: Organization | None
    by: User
    today: datetime.date
    edition: Edition | None = None
    direction: Direction | None = None
    subject: str = ""
    starts_on: datetime.date | None = None
    ends_on: datetime.date | None = None
    body: Body | None = None
    organization: Organization | None = None
    source: Document | None = None
    recommendations: str = ""
    #: the question of the minutes that an extract is about; None takes all
    item: int | None = None
    #: the paper itself, once it is there
    document: Document | None = None
    #: what was asked of the data for this paper, so that a table and its picture come from one answer
    answers: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def seen_on(self) -> datetime.date:
        """The day on which figures are taken: today, or the last day of a period that is over."""
        return min(self.today, self.ends_on) if self.ends_on else self.today


def about_document(document: Document, *, by: User, today: datetime.date) -> About:
    return About(
        municipality=document.municipality,
        owner=issuer(document.edition, document.municipality),
        by=by,
        today=today,
        edition=document.edition,
        direction=document.direction,
        subject=document.subject,
        starts_on=document.starts_on,
        ends_on=document.ends_on,
        body=document.body,
        organization=document.organization,
        source=document.source,
        document=document,
    )


def issuer(edition: Edition | None, municipality: Municipality) -> Organization | None:
    """Who issues: the owner of the plan, else the education department of the municipality."""
    if edition is not None:
        return edition.plan.owner
    authorities = Organization.objects.filter(municipality=municipality, kind=OrganizationKind.AUTHORITY)
    return authorities.order_by("pk").first()
