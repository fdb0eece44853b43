"""The workbook of one organisation: taken from the page, filled in, given back; the same checks."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from monitoring.models import PrimaryValue

pytestmark = pytest.mark.time_machine("2026-10-05 09:00+00:00")


def filled(client, submission, **cells):
    """The form with these values by the name of the field, as a file that is given back."""
    content = client.get(reverse("monitoring:submission-xlsx", args=[submission.pk])).content
    book = load_workbook(io.BytesIO(content))
    for row in book.active.iter_rows():
        if (name := row[1].value) in cells:
            row[4].value = cells[name]
    saved = io.BytesIO()
    book.save(saved)
    saved.seek(0)
    saved.name = "form.xlsx"
    return saved


def give_back(client, submission, file):
    address = reverse("monitoring:submission-upload", args=[submission.pk])
    return client.post(address, {"workbook": file}, follow=True)


def values():
    return dict(PrimaryValue.objects.values_list("field__code", "value"))


def test_form_is_taken_filled_and_given_back(collection, head):
    file = filled(head, collection.own, **{"Участники": 24, "Базовый уровень": 30})

    page = give_back(head, collection.own, file).content.decode()

    assert values() == {"N": 24, "m": 30}
    assert "заполнено строк: 2" in page
    assert "исправьте" in page


def test_a_word_in_place_of_a_number_leaves_everything_as_it_was(collection, head):
    file = filled(head, collection.own, **{"Участники": 24, "Базовый уровень": "много"})

    answer = give_back(head, collection.own, file)

    assert (answer.status_code, values()) == (422, {})
    assert "не число" in answer.content.decode()


def test_the_form_of_another_organisation_is_refused(collection, head, enter_as, other_head):
    file = filled(enter_as(other_head), collection.other, Участники=24)

    answer = give_back(head, collection.own, file)

    assert "Это форма другой организации" in answer.content.decode()
    assert values() == {}
