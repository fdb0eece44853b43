"""Municipalities full of objects, for the walk: whose words are whose is readable in the words."""

import io
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import models
from django.utils import timezone

from monitoring.states import TaskState
from msoko.lib import row_security
from msoko.people import files
from msoko.people.models import Organization, StoredFile, User
from msoko.people.models.organization import OrganizationKind
from msoko.people.roles import Role
from plans.file_reading import PASTED_NAME
from plans.import_source import ReadFile, kept_bytes
from plans.importing import BodyDictionary, DeliverableKinds, read_pasted_text
from plans.states import EditionState
from reports import dossier_files
from tests import factories
from tests.cast import person
from tests.house.collection_world import CollectionWorld
from tests.house.picture import annex_with_picture
from tests.house.world_chain import add_chain

#: stands in every word of the other municipality
FOREIGN = "Зареченск"
#: stands in what only the second school of a municipality and the department may read
NEIGHBOUR = "Лебяжинск"
#: stands in what is a draft of the department
DRAFT = "Рябиновск"
#: a plan as it is pasted from a table
PASTED = (
    "№\tМероприятие\tСроки проведения\tОтветственный исполнитель\n"
    "1.1\t{words} мероприятие\tМарт\tОтдел\n"
    "1.2\t{words} совещание\tАпрель\tОтдел\n"
)


@dataclass
class World:
    """`objects`: class name -> rows; `people`: role of the walk -> person acting in this municipality."""

    municipality: models.Model
    people: dict[str, User] = field(default_factory=dict)
    objects: dict[str, list[models.Model]] = field(default_factory=dict)

    def keep(self, *rows: models.Model) -> models.Model:
        for row in rows:
            self.objects.setdefault(type(row).__name__, []).append(row)
        return rows[0]


def build_world(municipality: models.Model, mark: str) -> World:
    """Fill a municipality; every text in it begins with `mark`."""
    row_security.enter(municipality.pk)
    world = World(municipality)
    world.keep(municipality)
    authority = organization(world, mark, "управление", OrganizationKind.AUTHORITY)
    schools = [organization(world, mark, f"школа {n}", OrganizationKind.SCHOOL) for n in (1, 2)]
    add_people(world, mark, authority, schools)
    add_directories(world, mark, schools[0])
    add_plan(world, mark, authority, schools)
    add_amendment(world, mark)
    add_draft_plan(world, mark, authority)
    add_submitted_plan(world, mark, authority)
    add_dossiers(world, mark, schools)
    add_collection(world, mark, schools)
    add_chain(world, mark, neighbour=NEIGHBOUR, draft=DRAFT)
    add_measurements(world, mark, schools)
    add_indicators(world, mark, schools)
    return world


def organization(world: World, mark: str, name: str, kind: OrganizationKind) -> Organization:
    title = f"{mark}ая {name}"
    row = factories.OrganizationFactory(
        municipality=world.municipality, kind=kind, short_name=title, name=title
    )
    return world.keep(row)


def add_people(world: World, mark: str, authority: Organization, schools: list[Organization]) -> None:
    posts = [(role, role, authority) for role in Role if role != Role.SCHOOL_HEAD]
    posts += [("head", Role.SCHOOL_HEAD, schools[0]), ("neighbour", Role.SCHOOL_HEAD, schools[1])]
    for name, role, place in posts:
        user = person(f"{name}-{world.municipality.code}", f"{mark}ая", place, role, f"{mark}ая должность")
        world.people[str(name)] = user
        world.keep(user.position)
        world.keep(user)


def add_directories(world: World, mark: str, school: Organization) -> None:
    body = factories.BodyFactory(municipality=world.municipality, name=f"{mark}ий отдел", kind="group")
    world.keep(body)
    world.keep(factories.BodySpellingFactory(body=body, text=f"{mark}ий отд."))
    world.keep(factories.BodyMemberFactory(body=body, organization=school))
    world.keep(factories.WorkingGroupMemberFactory(body=body, name_text=f"{mark}ая Е.П."))


def stored_file(world: World, words: str) -> StoredFile:
    """A file whose bytes are there and say whose they are."""
    stored = files.store().put(io.BytesIO(words.encode()))
    return world.keep(
        factories.StoredFileFactory(
            municipality=world.municipality, sha256=stored.sha256, size=stored.size, content_type="text/plain"
        )
    )


def add_plan(world: World, mark: str, authority: Organization, schools: list[Organization]) -> None:
    """An approved plan, its registered order, and a task with evidence for each school."""
    author, now = world.people["specialist"], timezone.now()
    plan = factories.PlanFactory(
        municipality=world.municipality, owner=authority, title=f"{mark}ий план", created_by=author
    )
    edition = factories.EditionFactory(
        plan=plan,
        state=EditionState.APPROVED,
        order_number_text="1",
        order_on="2026-01-12",
        approved_at=now,
        approved_by=world.people["official"],
    )
    world.keep(plan), world.keep(edition)
    activity = add_content(world, mark, edition)
    document = factories.DocumentFactory(
        edition=edition, title=f"Приказ: {mark}ий план", created_by=author, state="registered",
        number_text="1", dated_on="2026-01-12", registered_at=now, registered_by=author,
    )  # fmt: skip
    world.keep(document)
    add_registered(world, mark, document)
    numbers = {"municipality": world.municipality, "name": f"{mark}ие приказы"}
    series = world.keep(factories.NumberSeriesFactory(**numbers))
    world.keep(factories.NumberCounterFactory(series=series))
    world.keep(factories.PaperPolicyFactory(municipality=world.municipality))
    world.keep(factories.RenderingFactory(document=document, file=stored_file(world, f"{mark}ая печать")))
    add_task(world, mark, activity, schools[0], world.people["head"])
    add_saved_views(world, mark)
    add_saved_filters(world, mark, plan)
    add_task(world, f"{mark}ая {NEIGHBOUR}", activity, schools[1], world.people["neighbour"])
    add_papers(world, mark, schools)
    add_imports(world, mark, plan)


def add_registered(world: World, mark: str, document: models.Model) -> None:
    """What belongs to a registered order: a signature, who is asked to read it, what it changes."""
    signed = stored_file(world, f"{mark}ая подпись")
    author = world.people["specialist"]
    world.keep(
        factories.DocumentSignatureFactory(
            document=document, file=signed, filename=f"{mark}ий скан.pdf", attached_by=author
        )
    )
    for name in ("head", "neighbour", "official"):
        post = world.people[name].position
        world.keep(factories.AcquaintanceFactory(document=document, post=post, asked_by=author))
    later = factories.DocumentFactory(
        edition=document.edition, kind="order_amending_plan", title=f"Приказ об изменениях: {mark}ий план",
        created_by=author, state="registered", number_text="2", dated_on="2026-01-13",
        registered_at=timezone.now(), registered_by=author,
    )  # fmt: skip
    world.keep(later)
    world.keep(factories.DocumentLinkFactory(document=later, target=document, linked_by=author))


def add_papers(world: World, mark: str, schools: list[Organization]) -> None:
    """A mailing with a letter to each school, minutes that schools do not read, a template, a case."""
    here = {"municipality": world.municipality}
    author = world.people["specialist"]
    mailing = world.keep(
        factories.MailingFactory(**here, subject=f"{mark}ие {DRAFT}ие рекомендации", created_by=author)
    )
    registered = {
        "state": "registered", "dated_on": "2026-01-14", "registered_at": timezone.now(),
        "registered_by": author, "created_by": author, "edition": None, **here,
    }  # fmt: skip
    for number, (school, words) in enumerate(zip(schools, (mark, f"{mark}ая {NEIGHBOUR}"), strict=True), 1):
        addressee = {"mailing": mailing, "organization": school, "recommendations_text": f"{words}ая мера"}
        world.keep(factories.MailingAddresseeFactory(**here, **addressee))
        world.keep(
            factories.DocumentFactory(
                kind="letter", title=f"{words}ое письмо", number_text=f"п-{number}", mailing=mailing,
                organization=school, **registered,
            )
        )  # fmt: skip
    texts = {"heading": f"заседания, {mark}ая {NEIGHBOUR}ая группа", **annex_with_picture()}
    world.keep(
        factories.DocumentFactory(
            kind="minutes", title=texts["heading"], texts=texts, number_text="м-1", **registered
        )
    )
    world.keep(
        factories.WordingFactory(**here, texts={"heading": f"{mark}ий {DRAFT}ий {{предмет}}"}, made_by=author)
    )
    world.keep(factories.CaseFormFactory(**here, phrase=f"{mark}ая {DRAFT}ая школа", corrected_by=author))


def add_imports(world: World, mark: str, plan: models.Model) -> None:
    """One that is looked at, one whose plan was made, with the regulation that stood around its table."""
    author = world.people["specialist"]
    text = PASTED.format(words=f"{mark}ое {DRAFT}ое")
    dictionary, kinds = BodyDictionary.from_spellings(()), DeliverableKinds.from_spellings(())
    parsed = read_pasted_text(text, dictionary=dictionary, deliverable_kinds=kinds)
    given = {
        "municipality": world.municipality,
        "file": stored_file(world, text),
        "filename": PASTED_NAME,
        "kept": kept_bytes(ReadFile(parsed)),
        "created_by": author,
    }
    world.keep(factories.PlanImportFactory(**given))
    confirmed = {"plan": plan, "confirmed_at": timezone.now(), "confirmed_by": author}
    world.keep(factories.PlanImportFactory(**given, **confirmed))
    world.keep(factories.PlanAttachmentFactory(plan=plan, title=f"{mark}ое положение"))


def add_amendment(world: World, mark: str) -> None:
    """A draft of changes to the plan in force: the department's own business until an order."""
    plan = world.objects["Plan"][0]
    edition = factories.EditionFactory(plan=plan, number=2)
    world.keep(edition)
    world.keep(factories.ActivityFactory(edition=edition, section=None, title=f"{mark}ое {DRAFT} изменение"))


def add_content(world: World, mark: str, edition: models.Model) -> models.Model:
    section = factories.SectionFactory(edition=edition, title=f"{mark}ий раздел")
    activity = factories.ActivityFactory(edition=edition, section=section, title=f"{mark}ое мероприятие")
    world.keep(section)
    world.keep(activity)
    world.keep(factories.AssignmentFactory(activity=activity, body=world.objects["Body"][0]))
    world.keep(factories.DeliverableFactory(activity=activity, text=f"{mark}ая справка"))
    add_dates(world, mark, activity)
    return activity


def add_dates(world: World, mark: str, activity: models.Model) -> None:
    """An event of the department that dates the row."""
    event = factories.CalendarEventFactory(
        municipality=world.municipality, title=f"{mark}ое событие", document_text=f"{mark}ий приказ"
    )
    decision = factories.DueDecisionFactory(
        plan=activity.edition.plan,
        activity_key=activity.key,
        event=event,
        document_text="",
        decided_by=world.people["specialist"],
    )
    world.keep(event), world.keep(decision)


def add_task(world: World, mark: str, activity: models.Model, school: Organization, head: User) -> None:
    task = factories.TaskFactory(
        activity=activity,
        organization=school,
        occurrence_text=f"{mark}ий срок",
        state=TaskState.SUBMITTED,
        submitted_at=timezone.now(),
        submitted_by=head,
    )
    evidence = factories.EvidenceFactory(
        task=task, filename=f"{mark}ий файл.pdf", file=stored_file(world, f"{mark}ие байты"), added_by=head
    )
    review = factories.ReviewFactory(
        task=task, verdict="returned", reason=f"{mark}ая причина", reviewed_by=world.people["specialist"]
    )
    world.keep(task), world.keep(evidence), world.keep(review)
    world.keep(factories.PostponementFactory(task=task, reason=f"{mark}ая просьба", asked_by=head))
    add_letters(world, mark, task, head)


def add_letters(world: World, mark: str, task: models.Model, head: User) -> None:
    reminder = factories.ReminderFactory(
        municipality=world.municipality, person=head, subject=f"{mark}ое письмо", body_text=f"{mark}ий текст"
    )
    item = factories.ReminderItemFactory(reminder=reminder, task=task)
    link = factories.PersonalLinkFactory(task=task, position=head.position)
    wish = factories.ReminderPreferenceFactory(municipality=world.municipality, person=head)
    world.keep(reminder), world.keep(item), world.keep(link), world.keep(wish)


def add_saved_views(world: World, mark: str) -> None:
    """A view of the specialist, and one of the head of the second school."""
    for name, words in (("specialist", f"{mark}ий {DRAFT}ий"), ("neighbour", f"{mark}ий {NEIGHBOUR}ий")):
        world.keep(
            factories.SavedViewFactory(
                municipality=world.municipality, person=world.people[name], name=f"{words} вид"
            )
        )


def add_saved_filters(world: World, mark: str, plan: models.Model) -> None:
    """A filter of the specialist on a plan that schools read too, and one of the second school's head."""
    for name, words in (("specialist", f"{mark}ий {DRAFT}ий"), ("neighbour", f"{mark}ий {NEIGHBOUR}ий")):
        world.keep(factories.SavedFilterFactory(plan=plan, person=world.people[name], name=f"{words} отбор"))


def add_draft_plan(world: World, mark: str, authority: Organization) -> None:
    """A draft with its draft order: the department's own business."""
    author = world.people["specialist"]
    plan = factories.PlanFactory(
        municipality=world.municipality, owner=authority, title=f"{mark}ий {DRAFT}ий план", created_by=author
    )
    edition = factories.EditionFactory(plan=plan)
    world.keep(plan), world.keep(edition)
    add_content(world, f"{mark}ий {DRAFT}", edition)
    world.keep(
        factories.DocumentFactory(edition=edition, title=f"Приказ: {mark}ий {DRAFT}ий", created_by=author)
    )
    rolled = factories.RollOverFactory(
        edition=world.objects["Edition"][0], plan=plan, analysis_text=f"{mark}ий {DRAFT}", made_by=author
    )
    world.keep(rolled)
    world.keep(
        factories.LibraryActivityFactory(
            municipality=world.municipality, title=f"{mark}ая {DRAFT}ая строка", saved_by=author
        )
    )


def add_submitted_plan(world: World, mark: str, authority: Organization) -> None:
    author = world.people["specialist"]
    plan = factories.PlanFactory(
        municipality=world.municipality, owner=authority, title=f"{mark}ий {DRAFT}ий", created_by=author
    )
    edition = factories.EditionFactory(
        plan=plan, state=EditionState.ENDORSEMENT, submitted_at=timezone.now(), submitted_by=author
    )
    world.keep(plan), world.keep(edition)
    world.keep(
        factories.VisaFactory(edition=edition, post=world.people["official"].position),
        factories.FeedbackRemarkFactory(
            edition=edition,
            organization=world.people["head"].position.organization,
            text=f"{mark}ое {DRAFT} замечание",
            written_by=world.people["head"],
        ),
    )


def add_collection(world: World, mark: str, schools: list[Organization]) -> None:
    """What is collected: a draft of the department, and what each of the two schools gave."""
    collected = CollectionWorld(world.municipality, mark, world.people["specialist"])
    collected.add_draft(f"{mark}ий {DRAFT}ий", schools[0])
    collected.add_school(f"{mark}", schools[0], world.people["head"])
    collected.add_school(f"{mark} {NEIGHBOUR}", schools[1], world.people["neighbour"])
    for row in collected.kept:
        world.keep(row)


def add_indicators(world: World, mark: str, schools: list[Organization]) -> None:
    """A draft of the department with a target, and the context of each school."""
    own, words = {"municipality": world.municipality}, f"{mark}ий {DRAFT}ий"
    world.keep(factories.PrimaryFieldFactory(**own, code="tm", name=f"{words} числитель"))
    world.keep(factories.PrimaryFieldFactory(**own, code="tN", name=f"{words} знаменатель"))
    draft = world.keep(factories.IndicatorSetFactory(**own, title=f"{words} набор"))
    indicator = world.keep(factories.IndicatorFactory(**own, indicator_set=draft, name=f"{words} показатель"))
    world.keep(factories.IndicatorTargetFactory(**own, indicator=indicator))
    author = world.people["specialist"]
    for school in schools:
        world.keep(factories.ContextProfileFactory(**own, organization=school, updated_by=author))


def add_dossiers(world: World, mark: str, schools: list[Organization]) -> None:
    """One of the department, and one that the head of each school has asked for; the archives lie ready."""
    add_dossier(world, f"{mark}ое {DRAFT}ое", requested_by=world.people["specialist"])
    for name, school, words in (
        ("head", schools[0], f"{mark}ое"),
        ("neighbour", schools[1], f"{mark}ое {NEIGHBOUR}ое"),
    ):
        about = {"scope": "organization", "organization": school}
        add_dossier(world, words, requested_by=world.people[name], **about)


def add_dossier(world: World, words: str, **about: object) -> None:
    dossier = factories.DossierFactory(
        municipality=world.municipality,
        title=f"{words} досье",
        state="ready",
        expires_at=timezone.now() + timedelta(days=7),
        **about,
    )
    dossier_files.keep(dossier.key, [f"{words} содержимое".encode()])
    world.keep(dossier)


def add_measurements(world: World, mark: str, schools: list[Organization]) -> None:
    """A value of each school with its deviation and marker; a draft rating, clusters, a problem."""
    own, author = {"municipality": world.municipality}, world.people["specialist"]
    one = factories.IndicatorFactory(**own, name=f"{mark}ий показатель")
    scope = factories.ProcedureScopeFactory(**own)
    examined = factories.IndicatorFactory(
        **own, indicator_set=one.indicator_set, name=f"{mark}ая проверка", procedure=scope.procedure
    )
    for school, words in zip(schools, (f"{mark}ое", f"{mark}ое {NEIGHBOUR}ое"), strict=True):
        value = factories.IndicatorValueFactory(**own, indicator=one, organization=school)
        # Without a procedure a profile has no picture.
        factories.IndicatorValueFactory(**own, indicator=examined, organization=school, scope=scope)
        text = {"explanation_text": f"{words} отклонение"}
        world.keep(factories.DeviationFactory(**own, indicator_value=value, **text))
        world.keep(factories.ObjectivityFlagFactory(**own, organization=school, explanation_text=words))
    division = factories.ClusterSetFactory(**own, title=f"{mark}ое {DRAFT}ое разбиение")
    world.keep(division)
    factories.ClusterFactory(**own, cluster_set=division, name=f"{mark}ий {DRAFT}ий кластер")
    rating = factories.RatingFactory(**own, title=f"{mark}ий {DRAFT}ий рейтинг", created_by=author)
    factories.RatingIndicatorFactory(**own, rating=rating, indicator=one)
    world.keep(rating)
    world.keep(factories.WeaknessFactory(**own, text=f"{mark}ая {DRAFT}ая проблема", found_by=author))
