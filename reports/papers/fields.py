"""What a person fills in for a paper: fields, gathered into cards of the editor."""

from dataclasses import dataclass
from enum import StrEnum


class FieldKind(StrEnum):
    LINE = "line"
    TEXT = "text"
    LINES = "lines"
    REPEATED = "repeated"
    CHOICE = "choice"
    PARTS = "parts"
    AGENDA = "agenda"


@dataclass(frozen=True)
class TextField:
    """One text. `word` names one of a repeated text («пункт»); `input_name` is that of its inputs."""

    name: str
    label: str
    kind: FieldKind = FieldKind.LINE
    help: str = ""
    is_required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    word: str = ""
    input_name: str = ""

    @property
    def inputs(self) -> str:
        return self.input_name or self.name


@dataclass(frozen=True)
class Card:
    title: str
    fields: tuple[TextField, ...]
    help: str = ""


AUTHOR = TextField("author_lines", "Шапка", FieldKind.LINES, "каждая строка с новой строки")
PLACE = TextField("place", "Место")
HEADING = TextField(
    "heading",
    "Заголовок",
    FieldKind.TEXT,
    "начинается с «Об» или «О», без точки в конце",
    is_required=True,
)
GROUNDS = TextField(
    "grounds",
    "Основания",
    FieldKind.REPEATED,
    "продолжают слова «В соответствии с», в порядке силы актов",
    word="основание",
    input_name="ground",
)
AIM = TextField("aim", "В целях", FieldKind.TEXT)
CLAUSES = TextField(
    "clauses",
    "Пункты",
    FieldKind.REPEATED,
    "Первая строка становится пунктом, каждая следующая подпунктом, номера ставятся сами",
    word="пункт",
    input_name="clause",
)
VERB = TextField(
    "verb_style",
    "Слово приказа",
    FieldKind.CHOICE,
    choices=(
        ("capitals", "ПРИКАЗЫВАЮ:"),
        ("spaced", "п р и к а з ы в а ю:"),
        ("inline", "приказываю: (в строке)"),
    ),
)
SIGNATORY_POST = TextField("signatory_post", "Должность", FieldKind.LINES)
SIGNATORY_NAME = TextField("signatory_name", "И.О. Фамилия")
ANNEX_STYLE = TextField(
    "annex_style",
    "Отметка в углу",
    FieldKind.CHOICE,
    choices=(
        ("approved", "Приложение, УТВЕРЖДЁН приказом ..."),
        ("attached", "Приложение к приказу ..."),
    ),
)
ISSUER = TextField(
    "issuer_genitive",
    "Приказом кого",
    FieldKind.TEXT,
    "в родительном падеже: «управления образования ...»",
)
ANNEXES = TextField(
    "annexes",
    "Содержание приложений",
    FieldKind.PARTS,
    "Каждое приложение начинается со своей части «Приложение», за ней его текст, перечни и таблицы",
)
PARTS = TextField("parts", "Содержание", FieldKind.PARTS, "части можно переставлять")
APPROVER_POST = TextField("approver_post", "Должность утверждающего", FieldKind.LINES)
APPROVER_NAME = TextField("approver_name", "Кто утверждает", help="И.О. Фамилия; пусто, если грифа нет")
PERFORMER = TextField("performer", "Исполнитель", FieldKind.LINES, "имя и телефон, внизу последнего листа")

SIGNING = Card("Подписывает", (SIGNATORY_POST, SIGNATORY_NAME))
STAMP = Card("Гриф «УТВЕРЖДАЮ»", (APPROVER_POST, APPROVER_NAME))
ORDER_CARDS = (
    Card("Кто издаёт", (AUTHOR, PLACE, HEADING)),
    Card("Основания", (GROUNDS, AIM)),
    Card("Пункты", (CLAUSES, VERB)),
    SIGNING,
)
ORDER_OF_PLAN = (*ORDER_CARDS, Card("Приложение", (ANNEX_STYLE, ISSUER)))
ORDER = (*ORDER_CARDS, Card("Приложения", (ANNEX_STYLE, ISSUER, ANNEXES)))
MINUTES = (
    Card(
        "Заседание",
        (
            AUTHOR,
            TextField(
                "heading",
                "Название заседания",
                FieldKind.TEXT,
                "в родительном падеже: «заседания муниципальной рабочей группы ...»",
                is_required=True,
            ),
            PLACE,
            TextField(
                "form",
                "Форма протокола",
                FieldKind.CHOICE,
                choices=(("full", "полная"), ("short", "краткая, без выступлений")),
            ),
        ),
    ),
    Card(
        "Участники",
        (
            TextField("chair", "Председатель", help="Фамилия И.О., должность; пусто, если не избирали"),
            TextField("secretary", "Секретарь", help="Фамилия И.О., должность"),
            TextField("present", "Присутствовали", FieldKind.LINES, "каждый с новой строки"),
            TextField("invited", "Приглашённые", FieldKind.LINES, "каждый с новой строки"),
        ),
    ),
    Card("Повестка дня", (TextField("agenda", "Вопросы", FieldKind.AGENDA, word="вопрос"),)),
    STAMP,
    Card("Приложения", (ANNEXES,)),
)
EXTRACT = (*MINUTES[:3], Card("Выписку заверяет", (SIGNATORY_POST, SIGNATORY_NAME)))
ANALYSIS = (
    Card(
        "Документ",
        (AUTHOR, TextField("kind", "Вид", help="прописными: «АНАЛИТИЧЕСКАЯ СПРАВКА»"), HEADING, PLACE),
    ),
    Card("Содержание", (PARTS,)),
    Card("Составил", (SIGNATORY_POST, SIGNATORY_NAME, PERFORMER)),
    STAMP,
)
LETTER = (
    Card(
        "Бланк",
        (
            AUTHOR,
            TextField("contacts", "Адрес, телефон, почта", FieldKind.LINES),
            TextField("reply_to", "Ответ на", help="«№ 12-34 от 05.03.2026», если письмо отвечает на другое"),
        ),
    ),
    Card(
        "Письмо",
        (
            TextField("addressee", "Кому", FieldKind.LINES, "в дательном падеже"),
            HEADING,
            TextField("greeting", "Обращение", help="«Уважаемые коллеги!»"),
            PARTS,
            TextField("enclosure", "Приложение", FieldKind.LINES, "«на 3 л. в 1 экз.»"),
        ),
    ),
    SIGNING,
    Card(
        "Исполнитель и рассылка",
        (
            PERFORMER,
            TextField(
                "mailing_list",
                "Список рассылки",
                FieldKind.LINES,
                "каждый адресат с новой строки; лист отдельный",
            ),
        ),
    ),
)


def fields_of(cards: tuple[Card, ...]) -> tuple[TextField, ...]:
    return tuple(field for card in cards for field in card.fields)
