"""Write the squashed migration of each app anew (docs/adr/0011-squashed-migrations.md).

    python scripts/squash_migrations.py [APP...]

Decided here: the tables come from the state after the last file, each after those it points to; the plain
statements come from the old files, in their order. What a RunPython does is for a person to judge: refused.
tests/lib/test_squashing.py holds the outcome. Not done here: deleting old files.
"""

import os
import re
import sys
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.db.migrations import Migration, RunPython, RunSQL
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState
from django.db.migrations.writer import MigrationWriter

ROOT = Path(__file__).resolve().parent.parent
APPS = ("people", "plans", "monitoring", "reports")
#: options of a model that are written one item a line
LISTS = ("constraints", "indexes", "triggers")

FILE = '''"""All of {app} up to {number} at once: each table as it is in the end, then the old walls.

Written by scripts/squash_migrations.py; why: docs/adr/0011-squashed-migrations.md.
"""

from importlib import import_module

{imports}

from msoko.lib.squashing import CreateModels

#: what the old files did in plain SQL: row-level security, additions only, seals; not told twice
WALLS = [
    import_module(f"{package}.{{name}}").Migration
    for name in (
{walls}
    )
]


class Migration(migrations.Migration):

    initial = True

    replaces = [
{replaces}
    ]

    dependencies = [
{dependencies}
    ]

    operations = [
        CreateModels([
{models}
        ]),
        *(
            operation
            for wall in WALLS
            for operation in wall.operations
            if isinstance(operation, migrations.RunSQL)
        ),
    ]
'''


class Source:
    """The files that are squashed: all but the squashed ones themselves."""

    def __init__(self) -> None:
        self.loader = MigrationLoader(None, replace_migrations=False)
        self.files = {key: file for key, file in self.loader.disk_migrations.items() if not file.replaces}

    def names(self, app: str) -> list[str]:
        return sorted(name for label, name in self.files if label == app)

    def migrations(self, app: str) -> list[Migration]:
        return [self.files[app, name] for name in self.names(app)]

    def state(self) -> ProjectState:
        return self.loader.project_state([(app, self.names(app)[-1]) for app in APPS])

    def dependencies(self, app: str) -> list[tuple[str, str]]:
        """The last file of each app of ours that is needed, and the foreign files as they were named."""
        needed = {key for file in self.migrations(app) for key in file.dependencies if key[0] != app}
        ours = {(label, self.names(label)[-1]) for label, name in needed if label in APPS}
        return sorted(ours | {key for key in needed if key[0] not in APPS})


def in_order(models: dict[str, ModelState], app: str) -> list[ModelState]:
    """Each model after those of its app that it points to."""
    points = {name: set(targets(model, app)) - {name} for name, model in models.items()}
    done: list[str] = []
    while rest := sorted(set(models) - set(done)):
        ready = [name for name in rest if points[name] <= set(done)]
        # Foreign keys wait for the end of the migration, so a circle may begin anywhere.
        done.append((ready or rest)[0])
    return [models[name] for name in done]


def targets(model: ModelState, app: str) -> list[str]:
    relations = [field.remote_field.model for field in model.fields.values() if field.remote_field]
    labels = [str(getattr(getattr(one, "_meta", None), "label_lower", one)).lower() for one in relations]
    return [label.partition(".")[2] for label in labels if label.startswith(f"{app}.")]


def serialized(value: object, imports: set[str]) -> str:
    text, needed = MigrationWriter.serialize(value)
    imports.update(needed)
    return text


def written(model: ModelState, imports: set[str]) -> list[str]:
    """CreateModel as it stands in the list."""
    lines = ["migrations.CreateModel(", f"    name={model.name!r},", "    fields=["]
    lines += [f"        ({name!r}, {serialized(field, imports)})," for name, field in model.fields.items()]
    lines += ["    ],", "    options={"]
    for name, value in model.options.items():
        if name not in LISTS:
            lines.append(f"        {name!r}: {serialized(value, imports)},")
        elif value:
            lines.append(f"        {name!r}: [")
            lines += [f"            {serialized(item, imports)}," for item in value]
            lines.append("        ],")
    lines.append("    },")
    if model.bases != (django.db.models.Model,):
        lines.append(f"    bases={serialized(model.bases, imports)},")
    if model.managers:
        lines.append(f"    managers={serialized(model.managers, imports)},")
    return [f"            {line}" for line in [*lines, "),"]]


def holds(file: Migration, kind: type) -> bool:
    return any(isinstance(operation, kind) for operation in file.operations)


def content(source: Source, app: str) -> str:
    imports = {"from django.db import migrations, models"}
    models = {name: model for (label, name), model in source.state().models.items() if label == app}
    lines = [line for model in in_order(models, app) for line in written(model, imports)]
    imports.discard("from django.db import models")
    needed = [f"{key!r}," for key in source.dependencies(app)]
    if app != "people" and any("settings.AUTH_USER_MODEL" in line for line in lines):
        needed.append("migrations.swappable_dependency(settings.AUTH_USER_MODEL),")
    walls = [
        file.name for file in source.migrations(app) if any(isinstance(o, RunSQL) for o in file.operations)
    ]
    values: dict[str, Any] = {
        "replaces": [f"{(app, name)!r}," for name in source.names(app)],
        "dependencies": needed,
        "walls": [f"{name!r}," for name in walls],
    }
    return FILE.format(
        app=app,
        number=source.names(app)[-1][:4],
        package=f"{apps.get_app_config(app).name}.migrations",
        imports="\n".join(sorted(imports, key=lambda line: (line.startswith("from"), line))),
        models="\n".join(lines),
        **{name: "\n".join(f"        {line}" for line in found) for name, found in values.items()},
    )


def squash(source: Source, app: str) -> None:
    """Write the new file, remove the one before, and let nobody depend on its name."""
    if any(holds(file, RunPython) for file in source.migrations(app)):
        sys.exit(f"{app}: a RunPython is for a person to judge; squash by hand.")
    folder = Path(apps.get_app_config(app).path) / "migrations"
    last = source.names(app)[-1]
    name = f"0001_squashed_{last}"
    text = content(source, app)
    for former in folder.glob("0001_squashed_*.py"):
        if former.stem != name:
            rename_dependency(former.stem, former.stem.removeprefix("0001_squashed_"))
            former.unlink()
    (folder / f"{name}.py").write_text(text)


def rename_dependency(former: str, name: str) -> None:
    for app in APPS:
        for file in (Path(apps.get_app_config(app).path) / "migrations").glob("*.py"):
            text = file.read_text()
            if re.search(rf"['\"]{former}['\"]", text):
                file.write_text(text.replace(former, name))


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "msoko.settings")
    os.environ.setdefault("SECRET_KEY", "only-to-write-files-only-to-write-files-only-to-write-files")
    django.setup()
    source = Source()
    for app in sys.argv[1:] or APPS:
        squash(source, app)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
