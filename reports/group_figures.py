"""The members of a working group as the table of an annex (RB-07)."""

from msoko.people.models import WorkingGroupMember
from msoko.people.models.working_group import GroupPart
from reports.about import About
from reports.field_values import member_name
from reports.papers.parts import table_text

#: the chair first, the deputy, the secretary, then everybody by surname
TURN = (GroupPart.CHAIR, GroupPart.DEPUTY, GroupPart.SECRETARY, GroupPart.MEMBER)


def members(about: About) -> str:
    if about.body is None:
        return ""
    seats = WorkingGroupMember.objects.filter(body=about.body).sitting_on(about.today).select_related("user")
    ordered = sorted(seats, key=lambda seat: (TURN.index(GroupPart(seat.part)), member_name(seat)))
    lines = [
        (str(place), member_name(seat), seat.post_text, seat.get_part_display())
        for place, seat in enumerate(ordered, start=1)
    ]
    return table_text([("№", "Фамилия, инициалы", "Должность", "Роль в группе"), *lines]) if lines else ""
