"""What can be said of a file by its words alone: advice to the sender, never a refusal.

T4: «Pre-check at upload, as advice: empty or unreadable, same file already sent (by whom), last year's date
in it, name of another organisation, wrong kind for the expected result». LAW-05: «check of text files for
patterns (СНИЛС, dates of birth next to names, long lists of ФИО) gives a warning». Pure: what is expected and
the dates come as arguments. Whether the same file was sent before is not known here.
"""

from monitoring.precheck.advice import Advice
from monitoring.precheck.dates import advice_on_dates
from monitoring.precheck.expected import Expected
from monitoring.precheck.kinds import advice_on_kind
from monitoring.precheck.organizations import advice_on_organization
from monitoring.precheck.personal import advice_on_personal_data

__all__ = ["Advice", "Expected", "advice_on_picture", "advice_on_text"]

#: a page of A4 photographed smaller than this cannot be read
LEAST_PIXELS = 700
_NO_WORDS = Advice(
    "no_text",
    "grey",
    "Текста в файле нет, только изображение. Если это подписанный скан, всё в порядке: проверьте лишь, "
    "что он читается.",
)


def advice_on_text(text: str, expected: Expected) -> list[Advice]:
    """Everything worth saying, the gravest first; an empty text is a scan or cannot be read."""
    if not text:
        return [_NO_WORDS]
    found = [
        advice_on_personal_data(text, expected.starts_on),
        advice_on_organization(text, expected.own_names, expected.other_names),
        advice_on_kind(text, expected.kinds, expected.spellings),
        advice_on_dates(text, expected.starts_on, expected.ends_on),
    ]
    return [one for one in found if one is not None]


def advice_on_picture(pixels: tuple[int, ...]) -> list[Advice]:
    """`pixels` are the shorter and the longer side."""
    if not pixels or pixels[0] >= LEAST_PIXELS:
        return []
    size = f"{pixels[0]} на {pixels[-1]} точек"
    return [
        Advice(
            "small_picture", "amber", f"Снимок мелкий ({size}): текст может не прочитаться. Снимите ближе."
        )
    ]
