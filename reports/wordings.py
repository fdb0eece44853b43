"""Which wording of a paper is in force in a municipality: its own newest version, else the shipped text."""

from reports.models import Wording
from reports.papers.texts import Texts
from reports.papers.wording import shipped_wording


def wording_in_force(kind: str, municipality_id: int) -> Texts:
    newest = newest_version(kind, municipality_id)
    return dict(newest.texts) if newest and newest.texts else shipped_wording(kind)


def newest_version(kind: str, municipality_id: int) -> Wording | None:
    return Wording.objects.filter(municipality=municipality_id, kind=kind).order_by("-number").first()
