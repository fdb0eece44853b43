"""The once-only meter: how many minutes an answer costs an organisation. Pure.

T7: «how many requests and minutes each organisation got per month». The rule, stated where people see it:
each expected document counts the minutes of its kind; a task that names none counts the minutes of «прочее»;
each return adds half of that; an answer made only of documents that were in the system already counts
HELD_MINUTES. The numbers are an estimate of ours and are changed by the municipality.
"""

from collections.abc import Mapping

#: key of the kind -> minutes; what is not here takes OTHER_MINUTES
KIND_MINUTES: Mapping[str, int] = {
    "order": 20,
    "minutes": 40,
    "information_briefing": 45,
    "analytical_briefing": 90,
    "briefing": 45,
    "analytical_report": 120,
    "report": 60,
    "recommendations": 60,
    "letter": 15,
    "link": 5,
    "publication": 15,
    "site_update": 20,
    "programme": 90,
    "register": 60,
    "inspection_act": 30,
    "agreement": 20,
    "collection": 120,
    "questionnaire": 15,
    "checklist": 20,
    "management_decision": 20,
    "adjustment": 30,
    "event": 10,
    "signup_sheet": 5,
    "certificate": 5,
    "state": 10,
}
OTHER_MINUTES = 30
#: choosing a document that is already here and sending it
HELD_MINUTES = 2
MAX_MINUTES = 960
RULE_TEXT = (
    "Каждый ожидаемый документ стоит столько минут, сколько указано для его вида; если вид не назван, "
    "берётся «прочее». Каждый возврат добавляет половину. Ответ из документов, которые уже были в системе, – "
    f"{HELD_MINUTES} минуты. Месяц – по сроку ответа."
)


def minutes_of_kind(key: str) -> int:
    return KIND_MINUTES.get(key, OTHER_MINUTES)


def minutes_words(minutes: int) -> str:
    """«45 мин», «3 ч», «3 ч 20 мин»."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}\u00a0мин"
    return f"{hours}\u00a0ч {rest}\u00a0мин" if rest else f"{hours}\u00a0ч"


def minutes_short(minutes: int) -> str:
    """«3:20» for a table: hours and minutes."""
    return f"{minutes // 60}:{minutes % 60:02d}"
