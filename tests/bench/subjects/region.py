"""A region of 300,000 tasks a year: what its pages cost one municipality. Comes last: it fills the tables."""

from django.urls import reverse
from django.utils import timezone
from lxml import html

from msoko.lib import row_security
from msoko.people.middleware import SESSION_MUNICIPALITY, SESSION_POSITION
from msoko.people.models import Municipality, Position
from plans.models import Edition
from tests.bench.harness import Once, measure
from tests.bench.region import MUNICIPALITIES, build_region
from tests.bench.stage import BACKEND, Client, Stage, answered
from tests.bench.subjects.pages import page

NOTE = "300 000 заданий"
_MIDDLE = f"region-{MUNICIPALITIES // 2}"


def municipality() -> Municipality:
    """One in the middle of the region, which is made when it is first asked for."""
    if not Municipality.objects.filter(code=_MIDDLE).exists():
        build_region(timezone.localdate())
    return Municipality.objects.get(code=_MIDDLE)


def client(number: int) -> Client:
    """Person 0 is the specialist, the others lead a school each."""
    home = municipality()
    signed_in = Client(SERVER_NAME="localhost")
    with row_security.entered(home.pk):
        position = Position.objects.select_related("user").get(user__username=f"{_MIDDLE}-{number}")
    signed_in.force_login(position.user, backend=BACKEND)
    session = signed_in.session
    session[SESSION_POSITION], session[SESSION_MUNICIPALITY] = position.pk, home.pk
    session.save()
    return signed_in


@measure("регион: исполнение плана одного муниципалитета", target=200, runs=9, warm=2, note=NOTE)
def execution(stage: Stage) -> Once:
    home = municipality()
    with row_security.entered(home.pk):
        edition = Edition.objects.get(municipality=home)
    return page(client(0), reverse("monitoring:plan-execution", args=[edition.pk]))


@measure("регион: задания муниципалитета, ждут ответа", target=100, runs=9, warm=2, note=NOTE)
def owed_tasks(stage: Stage) -> Once:
    return page(client(0), reverse("monitoring:task-list"))


@measure("регион: задания муниципалитета, все", target=100, runs=9, warm=2, note=NOTE)
def all_tasks(stage: Stage) -> Once:
    return page(client(0), f"{reverse('monitoring:task-list')}?show=all")


@measure("регион: мои задания школы", target=100, runs=9, warm=2, note=NOTE)
def own_tasks(stage: Stage) -> Once:
    return page(client(7), f"{reverse('monitoring:task-list')}?show=all")


@measure("регион: домашняя страница школы", target=100, runs=9, warm=2, note=NOTE)
def school_home(stage: Stage) -> Once:
    return page(client(7), "/")


@measure("регион: календарь, месяц", target=100, runs=9, warm=2, note=NOTE)
def month(stage: Stage) -> Once:
    return page(client(0), reverse("monitoring:calendar"))


@measure("регион: календарь, год", target=100, runs=9, warm=2, note=NOTE)
def year(stage: Stage) -> Once:
    return page(client(0), f"{reverse('monitoring:calendar')}?scale=year")


def form_field(content: bytes, name: str) -> str:
    return html.fromstring(content).get_element_by_id(name).get("value")


@measure("регион: лента календаря школы", target=50, runs=9, warm=2, note=NOTE)
def feed(stage: Stage) -> Once:
    signed_in = client(7)
    made = answered(signed_in.post(reverse("monitoring:calendar-feed-make")))
    address = form_field(made.content, "feed-link").removeprefix("http://localhost")
    return page(Client(SERVER_NAME="localhost"), address)
