import pytest

from plans.cycle import Step, missing_steps, steps_of


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Мониторинг объективности проведения ВПР", {Step.MONITORING, Step.MEASURES}),
        ("Сбор и обработка данных о дефицитах", {Step.MONITORING}),
        ("Анализ результатов ГИА", {Step.ANALYSIS}),
        ("Информационно-аналитическая справка", {Step.ANALYSIS}),
        ("Адресные рекомендации руководителям", {Step.RECOMMENDATIONS}),
        ("Семинар для педагогов", {Step.MEASURES}),
        ("Принятие управленческих решений", {Step.DECISIONS}),
        ("Анализ эффективности принятых мер", {Step.EFFECT}),
        ("Оценка результативности проведённых мероприятий, мер поддержки", {Step.EFFECT, Step.MEASURES}),
        ("Подготовка", set()),
    ],
)
def test_a_row_names_its_steps_by_its_words(words, expected):
    assert steps_of([words]) == expected


def test_missing_steps_come_in_the_order_of_the_cycle():
    rows = [["Мониторинг"], ["Семинар", "протокол"]]

    assert missing_steps(rows) == (Step.ANALYSIS, Step.RECOMMENDATIONS, Step.EFFECT)
