"""Two people save the same cell at the same moment, on connections of their own, with real commits."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from msoko.lib import row_security
from plans import actions
from plans.columns import cell_columns
from plans.models import Activity
from tests.factories import ActivityFactory, MunicipalityFactory, UserFactory

WRITERS = 4


def test_of_many_writers_one_saves_and_the_others_see_both_values(committed_db):
    municipality = MunicipalityFactory()
    with row_security.entered(municipality.pk):
        activity = ActivityFactory(municipality=municipality, edition__plan__municipality=municipality)
        writers = [UserFactory(username=f"writer{number}") for number in range(WRITERS)]
    title = next(column for column in cell_columns(activity.edition.plan.columns) if column.key == "title")
    start = Barrier(WRITERS)

    def write(number: int) -> str:
        try:
            with row_security.entered(municipality.pk):
                own = Activity.objects.get(pk=activity.pk)
                start.wait(timeout=20)
                words = {"text": f"Вариант {number}", "version": own.version, "seen": own.title}
                actions.edit_cell(own, column=title, by=writers[number], **words)
        except actions.StaleCell as conflict:
            return conflict.theirs
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(WRITERS) as pool:
        told = list(pool.map(write, range(WRITERS)))

    with row_security.entered(municipality.pk):
        stored = Activity.objects.get(pk=activity.pk)
    assert (told.count(""), stored.version) == (1, 2)
    assert {theirs for theirs in told if theirs} == {stored.title}
    assert stored.title == f"Вариант {told.index('')}"
