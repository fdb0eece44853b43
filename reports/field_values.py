"""The fields of templates: which there are, and what stands for each in a paper that is drafted now."""

import datetime
from collections.abc import Callable

from django.db.models import Count
from django.utils.text import capfirst

from monitoring.models import Task
from msoko.lib.declension import Case, decline
from msoko.lib.language_ru import date_in_figures, initials
from msoko.lib.name_declension import decline_name
from msoko.people.models import Organization, Position, WorkingGroupMember
from msoko.people.models.organization import OrganizationKind
from msoko.people.models.working_group import GroupPart
from msoko.people.queries import Signatory, signatory, signatory_of
from msoko.people.roles import Role
from reports.about import About
from reports.models import CaseForm, Document
from reports.papers.catalogue import CATALOGUE
from reports.papers.periods import period_words
from reports.papers.titles import lowered
from reports.papers.wording import Value

#: field -> what it is, for those who write templates
FIELDS = {
    "администрация": "наименование администрации из справочника",
    "орган": "полное наименование управления образования",
    "орган прописными": "краткое наименование, прописными",
    "орган с прописной": "полное наименование с прописной буквы",
    "муниципалитет": "название муниципалитета",
    "место": "место издания документов",
    "должность подписанта": "должность начальника или того, кто исполняет его обязанности",
    "подписант": "И.О. Фамилия подписывающего",
    "должность составителя": "ваша должность",
    "составитель": "ваши И.О. Фамилия",
    "руководитель методического центра": "должность и наименование центра",
    "имя руководителя методического центра": "И.О. Фамилия",
    "контролирующий": "кто контролирует исполнение; впишите должность и фамилию",
    "план": "название плана",
    "период": "«первое полугодие 2026 года»; после слова «за»",
    "начало": "первый день периода",
    "окончание": "последний день периода",
    "предмет": "о чём документ: то, что указали при создании",
    "направление": "направление плана",
    "основание": "приказ, которым утверждён план",
    "сколько организаций": "сколько организаций работает в муниципалитете",
    "сколько сдали": "сколько организаций исполнили всё, у чего наступил срок",
    "группа": "название рабочей группы",
    "председатель": "председатель рабочей группы",
    "секретарь": "секретарь рабочей группы",
    "присутствующие": "члены рабочей группы, каждый с новой строки",
    "вопрос": "вопрос повестки дня",
    "докладчик": "кто докладывает",
    "заседание": "название заседания из исходного протокола",
    "изменяемый приказ": "приказ, в который вносятся изменения",
    "пункт об изменениях": "изменения, составленные из сравнения редакций",
    "отменяемый документ": "документ, который отменяется",
    "организация": "организация, которой пишут",
    "адресат": "Фамилия И.О. руководителя этой организации",
    "должность адресата": "его должность и организация",
    "обращение": "обращение к адресату",
    "контакты": "рабочая почта управления образования",
}
Values = dict[str, Value]


class CaseBook:
    """Declines; what a person has corrected in this municipality goes before any rule (O4)."""

    def __init__(self, municipality_id: int) -> None:
        rows = CaseForm.objects.filter(municipality=municipality_id)
        self._corrected = {(one.phrase, one.case): one.form_text for one in rows}

    def __call__(self, value: Value, case: Case) -> str:
        corrected = self._corrected.get((value.text, case.value))
        if corrected or case in value.forms:
            return corrected or value.forms[case]
        return decline_name(value.text, case) if value.is_person else decline(value.text, case)


def field_values(about: About) -> Values:
    """Everything that is known of what the paper is about; about a dozen queries at most."""
    gathered: tuple[Callable[[About], Values], ...] = (
        _issuer_values,
        _people_values,
        _plan_values,
        _group_values,
        _addressee_values,
        _source_values,
    )
    values: Values = {}
    for gather in gathered:
        values |= gather(about)
    return values


def _issuer_values(about: About) -> Values:
    place, owner = about.municipality, about.owner
    genitive = {Case.GENITIVE: place.name_genitive} if place.name_genitive else {}
    values = {
        "администрация": Value(place.administration_name),
        "муниципалитет": Value(place.name, forms=genitive),
        "место": Value(place.place),
    }
    if owner is None:
        return values
    forms = {Case.GENITIVE: owner.name_genitive} if owner.name_genitive else {}
    name = lowered(owner.name)
    return values | {
        "орган": Value(name, forms=forms),
        "орган прописными": Value(owner.short_name.upper()),
        "орган с прописной": Value(name[:1].upper() + name[1:]),
        "контакты": Value(owner.email),
    }


def _people_values(about: About) -> Values:
    signs = signatory(about.owner, Role.OFFICIAL, about.today) if about.owner else None
    centre = centre_head(about.municipality.pk, about.today)
    values = {
        "должность составителя": Value(capfirst(about.by.position.title_text) if about.by.position else ""),
        "составитель": Value(about.by.signature_name, is_person=True),
    }
    if signs:
        values |= {"должность подписанта": Value(signs.post), "подписант": Value(signs.name, is_person=True)}
    if centre:
        values |= {
            "руководитель методического центра": Value(f"{centre.post} {centre.organization_name}".strip()),
            "имя руководителя методического центра": Value(centre.name, is_person=True),
        }
    return values


def centre_head(municipality_id: int, today: datetime.date) -> Signatory | None:
    """The director of the method centre on the day, or who acts for the director."""
    directors = Position.objects.filter(
        organization__kind=OrganizationKind.METHOD_CENTRE,
        municipality=municipality_id,
        title_text__istartswith="директор",
    )
    acting = signatory_of(Position.objects.filter(acts_for__in=directors).held_on(today))
    return acting or signatory_of(directors.held_on(today))


def _plan_values(about: About) -> Values:
    values = {
        "предмет": Value(about.subject),
        "период": Value(period_words(about.starts_on, about.ends_on)),
        "начало": Value(date_in_figures(about.starts_on) if about.starts_on else ""),
        "окончание": Value(date_in_figures(about.ends_on) if about.ends_on else ""),
        "направление": Value(lowered(about.direction.name) if about.direction else ""),
        **_counted_organizations(about),
    }
    edition = about.edition
    if edition is None:
        return values
    values["план"] = Value(lowered(" ".join(edition.plan.title.split())).rstrip(". "))
    if edition.order_number_text and edition.order_on:
        values["основание"] = Value(
            f"приказ от {date_in_figures(edition.order_on)} № {edition.order_number_text}"
        )
    return values


def _counted_organizations(about: About) -> Values:
    working = Organization.objects.filter(
        municipality=about.municipality, kind__in=Organization.TEACHING
    ).working_on(about.seen_on)
    values = {"сколько организаций": Value(str(working.count()))}
    if about.edition is None:
        return values
    tasks = Task.objects.filter(activity__edition=about.edition, due_on__lte=about.seen_on)
    asked = tasks.order_by().values("organization").annotate(count=Count("pk")).count()
    late = tasks.owed().order_by().values("organization").annotate(count=Count("pk")).count()
    return values | {"сколько сдали": Value(str(asked - late)), "сколько организаций": Value(str(asked))}


def _group_values(about: About) -> Values:
    if about.body is None:
        return {}
    seats = list(
        WorkingGroupMember.objects.filter(body=about.body).sitting_on(about.today).select_related("user")
    )
    listed = sorted(_listed(seat) for seat in seats)
    return {
        "группа": Value(lowered(about.body.name)),
        "председатель": Value(_with_part(seats, GroupPart.CHAIR)),
        "секретарь": Value(_with_part(seats, GroupPart.SECRETARY)),
        "присутствующие": Value("\n".join(listed)),
    }


def _with_part(seats: list[WorkingGroupMember], part: GroupPart) -> str:
    return next((_listed(seat) for seat in seats if seat.part == part), "")


def member_name(seat: WorkingGroupMember) -> str:
    """«Фамилия И.О.», as lists have it (3.11)."""
    return initials(seat.name_text, is_surname_first=True) if seat.name_text else str(seat.user)


def _listed(seat: WorkingGroupMember) -> str:
    return ", ".join(filter(None, (member_name(seat), seat.post_text)))


def _addressee_values(about: About) -> Values:
    organization = about.organization
    if organization is None:
        return {}
    head = signatory(organization, Role.SCHOOL_HEAD, about.today)
    values = {"организация": Value(organization.short_name)}
    if head:
        values |= {
            "должность адресата": Value(f"{head.post} {organization.short_name}"),
            "адресат": Value(head.name, is_person=True),
        }
    return values


def _source_values(about: About) -> Values:
    source = about.source
    if source is None:
        return {}
    return {
        "отменяемый документ": Value(document_reference(source, about)),
        "заседание": Value(source.title),
    }


def document_reference(document: Document, about: About) -> str:
    """«приказ управления образования ... от 12.01.2026 № 5 «Об утверждении ...»."""
    issuer = (about.owner.name_genitive if about.owner else "") if document.kind.startswith("order") else ""
    day = f"от {date_in_figures(document.dated_on)}" if document.dated_on else ""
    number = f"№ {document.number_text}" if document.number_text else ""
    noun = CATALOGUE[document.kind].noun.lower()
    heading = f"«{' '.join(document.title.split())}»" if document.title else ""
    return " ".join(filter(None, (noun, issuer, day, number, heading)))
