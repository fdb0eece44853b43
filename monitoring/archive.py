"""What may be asked of the archive of evidence: the chips, the order, the kinds of visibility. Pure words.

EV-06: «Every proof has visibility: внутреннее / для ОО / для публикации». EV-09: «a wrong file is withdrawn
with a reason and stays in the history».
"""

from enum import StrEnum


class Standing(StrEnum):
    """What has become of a piece of evidence; computed, never stored."""

    ACCEPTED = "accepted"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    UNSENT = "unsent"
    WITHDRAWN = "withdrawn"


SHOW = {
    Standing.ACCEPTED: "принято",
    Standing.SUBMITTED: "на проверке",
    Standing.RETURNED: "возвращено",
    Standing.UNSENT: "не отправлено",
    Standing.WITHDRAWN: "отозвано",
    "all": "все",
}
TONES = {
    Standing.ACCEPTED: "green",
    Standing.SUBMITTED: "amber",
    Standing.RETURNED: "red",
    Standing.UNSENT: "grey",
    Standing.WITHDRAWN: "grey",
}
#: what a list may be put in order by
ORDERS = {
    "added": ("added_at",),
    "organization": ("task__organization__short_name", "-added_at"),
    "activity": ("task__activity__title", "-added_at"),
    "name": ("filename", "document_text", "url"),
}
VISIBILITIES = {
    "internal": "внутреннее",
    "schools": "для организаций",
    "public": "для публикации",
}
