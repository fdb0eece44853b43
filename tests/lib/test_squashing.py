"""A squashed migration ends where the files end that it replaces (docs/adr/0011-squashed-migrations.md)."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.db.migrations.writer import MigrationWriter

from msoko.lib.squashing import CreateModels

#: nothing replaced: the old files and the squashed ones stand side by side
LOADER = MigrationLoader(None, replace_migrations=False)
SQUASHED = sorted(key for key, migration in LOADER.disk_migrations.items() if migration.replaces)

COLOUR = migrations.CreateModel("Colour", [("id", models.BigAutoField(primary_key=True))])
PAINT = migrations.CreateModel(
    "Paint",
    [
        ("id", models.BigAutoField(primary_key=True)),
        ("colour", models.ForeignKey("house.Colour", on_delete=models.PROTECT)),
    ],
)


def models_after(key: tuple[str, str]) -> dict[str, str]:
    """Return the models of an app as a migration would write them: columns in order, all options."""
    state = LOADER.project_state(key)
    return {
        name: MigrationWriter.serialize([model.fields, model.options])[0]
        for (app, name), model in state.models.items()
        if app == key[0]
    }


def statements(key: tuple[str, str]) -> list[migrations.RunSQL]:
    operations = LOADER.disk_migrations[key].operations
    return [operation for operation in operations if isinstance(operation, migrations.RunSQL)]


def test_every_app_of_ours_is_squashed():
    assert {app for app, _ in SQUASHED} >= {"people", "plans", "monitoring", "reports"}


@pytest.mark.parametrize("key", SQUASHED, ids=lambda key: key[0])
def test_squashed_migration_ends_with_the_same_models(key):
    replaced = LOADER.disk_migrations[key].replaces

    assert models_after(key) == models_after(replaced[-1])


@pytest.mark.parametrize("key", SQUASHED, ids=lambda key: key[0])
def test_squashed_migration_keeps_every_plain_statement(key):
    replaced = LOADER.disk_migrations[key].replaces

    assert statements(key) == [statement for old in replaced for statement in statements(old)]


def test_state_is_drawn_once_for_all_models():
    state = ProjectState()
    assert list(state.apps.get_models()) == []

    CreateModels([PAINT, COLOUR]).state_forwards("house", state)

    assert "apps" not in state.__dict__
    assert {model.__name__ for model in state.apps.get_models()} == {"Paint", "Colour"}


def test_tables_come_and_go(db):
    before, after = ProjectState(), ProjectState()
    operation = CreateModels([PAINT, COLOUR])
    operation.state_forwards("house", after)

    with connection.schema_editor(collect_sql=True, atomic=False) as forward:
        operation.database_forwards("house", forward, before, after)
    with connection.schema_editor(collect_sql=True, atomic=False) as backward:
        operation.database_backwards("house", backward, after, before)

    assert [line.split("(")[0].strip() for line in forward.collected_sql[:2]] == [
        'CREATE TABLE "house_paint"',
        'CREATE TABLE "house_colour"',
    ]
    assert backward.collected_sql == [
        'DROP TABLE "house_colour" CASCADE;',
        'DROP TABLE "house_paint" CASCADE;',
    ]
