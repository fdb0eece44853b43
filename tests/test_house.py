"""The rules of the house that a machine can hold (house.md 6.3). Everything is found, nothing is listed.

Texts and templates are in tests/house/test_words.py, the walk by roles in tests/test_walk.py, the rows of
other municipalities in tests/people/test_row_security.py.
"""

import re
from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, models
from django.db.models import CheckConstraint
from django.test import Client
from django.urls import reverse

from msoko.people.management.commands.generate_docs import documents, modules, state_machines
from msoko.people.roles import Role
from tests import factories
from tests.house.addresses import FORWARDING, PUBLIC, addresses

APPS = ("people", "plans", "monitoring", "reports")
MODELS = [
    model
    for model in apps.get_models()
    if model._meta.app_label in APPS and not hasattr(model, "pgh_tracked_model")
]
EVENTS = [model for model in apps.get_models() if hasattr(model, "pgh_tracked_model")]
SIGN_IN = reverse("people:sign-in")

#: rows that change in place, and why
MUTABLE = {
    "Acquaintance": "is asked, then confirmed once",
    "Activity": "a draft is edited cell by cell",
    "AnswerEffort": "settings of a municipality",
    "Assignment": "follows the words of its activity",
    "Body": "a directory",
    "BodyMember": "a directory",
    "BodySpelling": "a directory",
    "CalendarFeed": "is revoked",
    "CalendarDay": "a directory",
    "CalendarEvent": "an event may be moved",
    "CycleStep": "a directory",
    "CycleTemplate": "a directory",
    "Deliverable": "follows the words of its activity",
    "DeliverableKind": "a directory",
    "Direction": "a directory",
    "Disclosure": "from the schools to the public, or back",
    "Document": "texts while it is a draft; frozen by its registration",
    "DocumentSignature": "may be withdrawn",
    "Dossier": "is asked for, made, removed after a week",
    "DueDecision": "follows its event when that moves",
    "DuePolicy": "settings of a municipality",
    "Edition": "moves through its states",
    "Evidence": "may be withdrawn",
    "FileScan": "waits, then says what the antivirus said",
    "Gesture": "is undone and done again",
    "FeedbackRemark": "is answered",
    "LibraryActivity": "a directory",
    "CaseForm": "may be corrected again",
    "Mailing": "moves through its states",
    "MailingAddressee": "its recommendations are edited until the letters are made",
    "Municipality": "a directory",
    "Organization": "a directory",
    "Plan": "its head is edited while it is a draft",
    "PlanImport": "is read, answered, then confirmed once",
    "PersonalLink": "may be revoked",
    "Position": "ends on a day",
    "ReturnPhrase": "people change their phrases",
    "ReviewDuty": "settings of a municipality",
    "Presence": "says where a person is now",
    "SavedFilter": "is replaced by its owner",
    "SavedView": "is renamed by its owner",
    "Postponement": "is asked, then decided once",
    "Reminder": "is queued, then sent or failed",
    "NumberCounter": "moves with each registration",
    "NumberSeries": "a directory",
    "PaperPolicy": "the department sets how its papers look",
    "ReminderPreference": "people change their wishes",
    "RollOver": "its analysis is edited",
    "Section": "a draft is edited",
    "StandardActivity": "a directory",
    "Task": "moves through its states",
    "User": "a directory",
    "WorkingGroupMember": "leaves on a day",
    "Visa": "is answered",
    "AssessmentProcedure": "a directory",
    "CheckRule": "the administrator's directory",
    "Cluster": "its rule is edited",
    "ClusterMembership": "an organisation is moved",
    "ClusterSet": "its name is edited",
    "CollectionRound": "moves through its states",
    "ContextProfile": "is filled through the year",
    "DataRemark": "is closed once",
    "Deviation": "moves through its states",
    "Indicator": "a draft is edited; frozen while its set is in force",
    "IndicatorSet": "moves through its states",
    "IndicatorTarget": "targets are set anew",
    "IndicatorValue": "is computed anew",
    "LowPerformance": "the list of a year is made anew",
    "MonitoringPolicy": "settings of a municipality",
    "ObjectivityFlag": "moves through its states",
    "ObjectivityMarker": "a directory",
    "PrimaryField": "a directory",
    "PrimaryValue": "is corrected with a reason",
    "ProcedureScope": "a directory",
    "Rating": "is approved once",
    "RatingIndicator": "a draft is edited; frozen with its rating",
    "FilingMeasure": "the tie is taken back",
    "TableImport": "is given, then written once",
    "ReportFiling": "moves through its states",
    "ReportingForm": "a directory",
    "RoundField": "the form of a draft is edited",
    "SchoolSubject": "a directory",
    "Submission": "moves through its states",
    "Weakness": "moves through its states",
    "ActivityIndicator": "the link is taken back",
    "Criterion": "a directory",
    "CriterionScore": "is confirmed anew",
    "CriterionSet": "a directory",
    "CycleStage": "is closed and opened again",
    "EffectivenessReview": "names the edition that it has started",
    "ManagementCycle": "follows its track",
    "ManagementDecision": "moves through its states",
    "OutsideEntry": "a mark may be taken back",
    "RecommendationAnswer": "is accepted, answered, returned",
    "RecommendedMeasure": "the link is taken back",
    "TargetedRecommendation": "moves through its states",
}
#: rows that are written once
IMMUTABLE = {
    "DocumentLink": "one document changed another one",
    "PlanAttachment": "words as they were read from the file",
    "FileSignature": "follows from the bytes of a signature",
    "FileText": "follows from the bytes of a file",
    "ReminderItem": "this person was reminded of this task at this step",
    "Wording": "each saving is a version of its own",
    "Rendering": "the bytes of a paper that was printed",
    "Review": "one decision about one round",
    "StoreCheck": "what one night found",
    "StoredFile": "named by its checksum",
    "TaskMessage": "what was said",
    "DeviationMessage": "one step of a deviation",
    "RatingRow": "a row of an approved rating",
    "RoundExtension": "what was granted to one organisation",
    "EffectChange": "what was seen when the effect was judged",
}
#: a moment that names nobody, and why
MOMENTS_WITHOUT_A_PERSON = {
    "Dossier.expires_at": "follows from the moment when it was made",
    "CalendarFeed.created_at": "`person` makes it for the own position",
    "CalendarFeed.revoked_at": "only `person` can revoke it",
    "Evidence.link_checked_at": "the machine opens links",
    "FileScan.asked_at": "who gave the file stands in what points to it",
    "FileScan.scanned_at": "the machine looks for viruses",
    "FileText.extracted_at": "the machine reads",
    "Gesture.made_at": "`person` makes it",
    "PersonalLink.expires_at": "follows from the moment of issue",
    "PersonalLink.issued_at": "the machine issues links with letters",
    "PersonalLink.revoked_at": "the history says who",
    "Presence.seen_at": "`person` is seen",
    "Reminder.queued_at": "the machine reminds",
    "Reminder.sent_at": "the machine sends",
    "Rendering.made_at": "the machine prints",
    "StoreCheck.checked_at": "the machine compares",
    "Deviation.recorded_at": "the machine compares",
    "IndicatorValue.computed_at": "the machine computes",
    "StoredFile.stored_at": "who gave the file stands in what points to it",
}


# 1. Addresses.


@pytest.mark.parametrize("address", addresses(), ids=lambda address: address.name)
def test_visitor_is_sent_to_the_sign_in_page(db, address):
    if address.name in PUBLIC:
        return

    for ask in (Client().get, Client().post):
        response = ask(address.url())

        assert response.status_code == 302
        assert response.url.startswith(SIGN_IN) or (
            address.name not in FORWARDING and "login" in response.url
        )


def test_public_addresses_exist():
    assert {*PUBLIC, *FORWARDING} <= {address.name for address in addresses()}


# 3. Models.


def test_every_model_has_a_factory():
    assert {model.__name__ for model in MODELS} == {
        name.removesuffix("Factory") for name in factories.__all__
    }


def test_every_model_is_known_as_mutable_or_immutable():
    assert set(MUTABLE) & set(IMMUTABLE) == set()
    assert {model.__name__ for model in MODELS} == set(MUTABLE) | set(IMMUTABLE)


def test_every_model_is_in_the_glossary():
    glossary = (settings.BASE_DIR / "docs" / "glossary.md").read_text()
    explained = set(re.findall(r"`(\w+)`", glossary))

    assert {model.__name__ for model in MODELS} - explained == set()


# 4. Who and when.


def pairs(model: type[models.Model]) -> list[tuple[str, str]]:
    names = {field.name for field in model._meta.concrete_fields}
    stems = [name.removesuffix("_at") for name in names if name.endswith("_at")]
    return [(f"{stem}_at", f"{stem}_by") for stem in stems if f"{stem}_by" in names]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_who_and_when_are_set_together_or_not_at_all(model):
    for at, by in pairs(model):
        fields = [model._meta.get_field(name) for name in (at, by)]
        if not any(field.null for field in fields):
            continue
        held = [
            c for c in model._meta.constraints if isinstance(c, CheckConstraint) and names_both(c, at, by)
        ]
        assert len(held) == 1, f"{model.__name__}: {at} and {by} need a constraint"


def names_both(constraint: CheckConstraint, at: str, by: str) -> bool:
    words = str(constraint.condition)
    return all(f"'{name}__isnull', {value}" in words for name in (at, by) for value in (True, False))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_moments_say_who(model):
    names = {field.name for field in model._meta.concrete_fields}
    alone = {name for name in names if name.endswith("_at") and f"{name[:-3]}_by" not in names}

    assert {f"{model.__name__}.{name}" for name in alone} <= set(MOMENTS_WITHOUT_A_PERSON)


# 5. States.


def squares() -> list[tuple[str, models.TextChoices, str]]:
    found = []
    for _, module in state_machines():
        verbs = sorted({verb for after in module.TRANSITIONS.values() for verb in after})
        found += [(module.__name__, state, verb) for state in module.TRANSITIONS for verb in verbs]
    return found


@pytest.mark.parametrize(("name", "state", "verb"), squares(), ids=str)
def test_every_verb_in_every_state_moves_or_is_refused_with_a_sentence(name, state, verb):
    states = import_module(name)
    allowed = states.TRANSITIONS[state].get(verb)

    if allowed is not None:
        assert states.check(state.value, verb) == allowed
        return
    with pytest.raises(states.ForbiddenTransition) as refusal:
        states.check(state.value, verb)
    assert state.label in str(refusal.value)
    assert re.search("[а-я]+.*[.]$", str(refusal.value))


def test_every_state_has_transitions_a_tone_and_a_way_to_it():
    for _, module in state_machines():
        states = type(next(iter(module.TRANSITIONS)))
        reached = {after for moves in module.TRANSITIONS.values() for after in moves.values()}

        assert set(module.TRANSITIONS) == set(module.TONES) == set(states)
        assert set(states) - reached <= {next(iter(states))}


# 6. Permissions.

RULES = {name for _, module in modules("permissions") for name in module.RULES}
PERMISSION = re.compile(
    r"""has_perms?\(\s*["']([\w.]+)["']|has_perm ["']([\w.]+)["']|rule = ["']([\w.]+)["']"""
)


def sources(*patterns: str) -> dict[str, str]:
    """Text of our own files, by path; migrations and generated files left out."""
    found = {}
    for pattern in patterns:
        for file in settings.BASE_DIR.glob(pattern):
            if "migrations" not in file.parts:
                found[str(file.relative_to(settings.BASE_DIR))] = file.read_text()
    return found


def test_every_permission_asked_for_has_a_rule():
    texts = sources(
        "msoko/**/*.py", "plans/**/*.py", "monitoring/**/*.py", "reports/**/*.py", "templates/**/*.html"
    )
    asked = {name for text in texts.values() for found in PERMISSION.findall(text) for name in found if name}

    assert asked - RULES == set()
    assert len(asked) > 8


def test_every_rule_is_named_by_a_test():
    tests = "\n".join(sources("tests/**/*.py").values())

    assert {name for name in RULES if f'"{name}"' not in tests} == set()


def test_no_rule_lets_a_person_without_a_position_do_anything():
    nobody = factories.UserFactory.build()

    assert [name for name in RULES if nobody.has_perm(name)] == []


# 7. and 8. Generated pages, reference content.


@pytest.mark.parametrize("path", list(documents()), ids=lambda path: path.name)
def test_generated_page_is_fresh(path):
    assert path.read_text() == documents()[path], "run manage.py generate_docs"


def test_reference_content_loads_twice_without_change(db):
    call_command("load_reference", verbosity=0)
    before = reference_rows()
    call_command("load_reference", verbosity=0)

    assert reference_rows() == before
    assert all(before.values())


#: loaded from fixtures/reference
SHARED_DIRECTORIES = {
    "Criterion",
    "CriterionSet",
    "CalendarDay",
    "CycleStep",
    "CycleTemplate",
    "DeliverableKind",
    "Direction",
    "SchoolSubject",
    "StandardActivity",
}


def reference_rows() -> dict[str, list[dict[str, object]]]:
    shared = [model for model in MODELS if model.__name__ in SHARED_DIRECTORIES]
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in shared}


# The database.


@pytest.mark.parametrize("model", EVENTS, ids=lambda model: model._meta.db_table)
def test_history_can_be_added_to_and_read_only(db, model):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_table_privilege(%s, 'INSERT'), has_table_privilege(%s, 'SELECT'), "
            "has_table_privilege(%s, 'UPDATE, DELETE, TRUNCATE')",
            [model._meta.db_table] * 3,
        )
        assert cursor.fetchone() == (True, True, False)


#: says every few seconds where a person is; is computed from rows that have a history
WITHOUT_HISTORY = {"Presence", "IndicatorValue"}


def test_every_model_but_the_shared_directories_has_a_history():
    tracked = {model.pgh_tracked_model for model in EVENTS}

    assert {model.__name__ for model in set(MODELS) - tracked} == {
        "Municipality",
        *SHARED_DIRECTORIES,
        *WITHOUT_HISTORY,
    }


def test_roles_are_those_of_the_requirements():
    assert set(Role.values) == {"specialist", "school_head", "official", "administrator", "observer"}
