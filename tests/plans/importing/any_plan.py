"""Plans that nobody has written: any wording and order of columns, any style of numbers, any words.

Used by the property tests. The words are made of Russian letters at random, so nothing can be known of them.
"""

from dataclasses import dataclass

from hypothesis import strategies as st

from tests.plans.importing.writers import WrittenPlan

HEADERS = {
    "title": [
        *(
            "Мероприятие",
            "Мероприятия",
            "Наименование мероприятия",
            "Содержание работы",
            "Описание мероприятий",
        ),
        *(
            "Наименование раздела, мероприятия",
            "Вид деятельности",
            "Меры",
            "Что делаем",
            "Содержание деятельности",
        ),
    ],
    "due": [
        *("Срок", "Сроки", "Сроки исполнения", "Дата проведения", "Срок реализации", "Период", "Когда"),
        *("Сроки проведения", "Дата", "Период проведения", "Срок исполнения (дата)"),
    ],
    "executors": [
        *("Ответственный", "Ответственные", "Исполнители", "Ответственные исполнители", "Ответственные лица"),
        *("Исполнитель", "Кто отвечает", "Отв.", "Ответственный исполнитель", "Организаторы"),
    ],
    "deliverables": [
        *(
            "Результат",
            "Ожидаемый результат",
            "Документ, подтверждающий исполнение",
            "Итог",
            "Отчётный документ",
        ),
        *("Форма отчётности", "Планируемый результат", "Представление результатов"),
    ],
    "conduct_format": ["Форма проведения", "Форма", "Формат проведения"],
    "remark": ["Примечание", "Примечания", "Комментарии"],
}
NUMBERS = ["№", "№ п/п", "п/п", "N п/п"]
VERBS = [
    "Проведение",
    "Анализ",
    "Организация",
    "Подготовка",
    "Обсуждение",
    "Мониторинг",
    "Участие",
    "Разработка",
]
DUES = [
    *("май", "сентябрь–октябрь", "в течение года", "до 15 декабря", "I квартал", "ежегодно", "01.06.2026"),
    *(
        "март 2026, далее ежегодно",
        "по отдельному графику",
        "1 раз в 3 года",
        "Январь Июнь, Декабрь",
        "постоянно",
    ),
]
BODIES = [
    *("УО", "ИМЦ", "УО, ИМЦ", "руководители ОО", "ОО; ИМЦ", "Специалисты управления образования"),
    *(
        "МОУО МКУ «ИМЦ» ОО",
        "зам. директоров по УВР",
        "КДНиЗП, ОДН",
        "Педагоги-психологи, ДОУ",
        "РМК и руководители РМО",
    ),
]
RESULTS = ["приказ", "Аналитическая справка", "Протокол, рекомендации", "отчет", "Приказ Ссылка", ""]
HEADINGS = [
    *(
        "Раздел I. Механизмы управления качеством",
        "Раздел II. Деятельность",
        "Система организации воспитания",
    ),
    *("Работа с педагогическими кадрами", "1. Система оценки качества подготовки", "Трек 1: Наставничество"),
    *("Направление «Одарённые дети»", "Блок 2. Дошкольное образование", "III. Контроль и анализ"),
]
_LETTERS = "абвгдежзийклмнопрстуфхцчшщыьэюяё"
_word = st.text(_LETTERS, min_size=4, max_size=14)


@dataclass(frozen=True)
class AnyPlan:
    """A plan to write, and the key of each of its columns."""

    written: WrittenPlan
    keys: tuple[str, ...]

    def told(self) -> list[dict[str, str]]:
        rows = [row for row in self.written.rows if len(row) > 1]
        return [dict(zip(self.keys, row, strict=True)) for row in rows]


@st.composite
def titles(draw: st.DrawFn) -> str:
    words = draw(st.lists(_word, min_size=1, max_size=14))
    return " ".join([draw(st.sampled_from(VERBS)), *words])


@st.composite
def any_plans(draw: st.DrawFn) -> AnyPlan:
    """Draw the columns first, then blocks of rows under headings."""
    others = draw(
        st.lists(st.sampled_from(["deliverables", "conduct_format", "remark"]), unique=True, max_size=3)
    )
    keys = draw(st.permutations(["title", "due", "executors", *others]))
    is_numbered = draw(st.booleans())
    header = [draw(st.sampled_from(HEADERS[key])) for key in keys]
    if is_numbered:
        keys, header = ["number", *keys], [draw(st.sampled_from(NUMBERS)), *header]
    style = draw(st.sampled_from(["{n}.", "{n}", "{s}.{n}", "{s}.{n}.", "1.{s}.{n}", "{n})"]))
    cells = {
        "title": titles(),
        "due": st.sampled_from(DUES),
        "executors": st.sampled_from(BODIES),
        "deliverables": st.sampled_from(RESULTS),
        "conduct_format": st.sampled_from(["Определяется организатором", "семинар", ""]),
        "remark": st.sampled_from(["", "при наличии средств"]),
    }
    rows: list[list[str]] = []
    headings = draw(st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=4, unique=True))
    for place, heading in enumerate(headings, start=1):
        rows.append([heading])
        for count in range(1, draw(st.integers(1, 4)) + 1):
            number = style.format(s=place, n=count)
            rows.append([number if key == "number" else draw(cells[key]) for key in keys])
    return AnyPlan(WrittenPlan(["План мероприятий на 2026 год"], [header], rows), tuple(keys))
