"""Write docs/states.md and docs/permissions.md from the code, so that they cannot tell another story.

Apps are found, not listed: one that has a module `states` or `permissions` appears by itself.
"""

import ast
from argparse import ArgumentParser
from collections.abc import Iterator
from importlib import import_module
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import module_has_submodule

from msoko.people.roles import Role

#: modules that hold a state machine each
STATE_MODULES = (
    "states",
    "import_states",
    "postponement_states",
    "dossier_states",
    "indicator_set_states",
    "round_states",
    "submission_states",
    "deviation_states",
    "filing_states",
    "rating_states",
    "flag_states",
    "weakness_states",
    "recommendation_states",
    "decision_states",
)
HEAD = "<!-- Written by `manage.py generate_docs`; change the code, not this file. -->\n"
ROLE_WORDS = {f"is_{role}" for role in Role}


class Command(BaseCommand):
    help = "Writes docs/states.md and docs/permissions.md; --check only compares."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="fail when a file is not fresh")

    def handle(self, *args: object, **options: bool) -> None:
        stale = [path for path, text in documents().items() if not is_fresh(path, text)]
        if options["check"] and stale:
            names = ", ".join(path.name for path in stale)
            raise CommandError(f"Not fresh: {names}. Run manage.py generate_docs and commit the result.")
        for path in stale:
            path.write_text(documents()[path], encoding="utf-8")
            self.stdout.write(f"written: {path.name}")


def is_fresh(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text


def documents() -> dict[Path, str]:
    folder = settings.BASE_DIR / "docs"
    return {folder / "states.md": states_page(), folder / "permissions.md": permissions_page()}


def modules(name: str) -> Iterator[tuple[str, ModuleType]]:
    """Give the module of this name of each app that has one, people first."""
    for config in reversed(list(apps.get_app_configs())):
        ours = Path(config.path).is_relative_to(settings.BASE_DIR) and ".venv" not in Path(config.path).parts
        if ours and config.module and module_has_submodule(config.module, name):
            yield config.label, import_module(f"{config.name}.{name}")


def state_machines() -> list[tuple[str, ModuleType]]:
    return [found for name in STATE_MODULES for found in modules(name)]


def states_page() -> str:
    return HEAD + "\n# States\n" + "".join(_states(label, module) for label, module in state_machines())


def _states(label: str, module: ModuleType) -> str:
    transitions = module.TRANSITIONS
    states: Any = type(next(iter(transitions)))
    lines = ["stateDiagram-v2", f"    [*] --> {next(iter(states))}"]
    rows = []
    for state in states:
        lines.append(f"    {state} : {state.label}")
        for verb, after in transitions[state].items():
            lines.append(f"    {state} --> {after} : {verb}")
            rows.append(f"| {state.label} | `{verb}` | {after.label} |")
    summary = (module.__doc__ or "").strip().splitlines()[0]
    head = [f"\n## {label}: {states.__name__}\n", summary, "", "```mermaid", *lines, "```", ""]
    return "\n".join([*head, "| from | verb | to |", "| --- | --- | --- |", *rows, ""])


def permissions_page() -> str:
    intro = (
        "\n# Permissions\n\nWhat a rule asks, read aloud, and which roles may do it at all: "
        "`yes` means that some row allows it; whose row and in which state is said by the sentence.\n"
    )
    return HEAD + intro + "".join(_permissions(label, module) for label, module in modules("permissions"))


def _permissions(label: str, module: ModuleType) -> str:
    roles = list(Role)
    lines = [
        f"\n## {label}\n",
        "| permission | who, whose, when | " + " | ".join(role.value for role in roles) + " |",
        "| --- | --- |" + " --- |" * len(roles),
    ]
    for name, predicate in module.RULES.items():
        rule = ast.parse(predicate.name, mode="eval").body
        marks = ["yes" if may_ever(rule, role) else "" for role in roles]
        lines.append(f"| `{name}` | {sentence(rule)} | " + " | ".join(marks) + " |")
    return "\n".join([*lines, ""])


def may_ever(rule: ast.expr, role: Role) -> bool:
    """Whether some row in some state lets this role do it: words about rows are tried both ways."""
    words = {node.id for node in ast.walk(rule) if isinstance(node, ast.Name)}
    known = {word: word == f"is_{role}" for word in words if word in ROLE_WORDS}
    free = sorted(words - set(known))
    tries = product((True, False), repeat=len(free))
    return any(holds(rule, {**known, **dict(zip(free, values, strict=True))}) for values in tries)


def holds(rule: ast.expr, values: dict[str, bool]) -> bool:
    if isinstance(rule, ast.Name):
        return values[rule.id]
    if isinstance(rule, ast.UnaryOp):
        return not holds(rule.operand, values)
    assert isinstance(rule, ast.BinOp), "rules are combined with & | ~ only"
    both = [holds(side, values) for side in (rule.left, rule.right)]
    return all(both) if isinstance(rule.op, ast.BitAnd) else any(both)


def sentence(rule: ast.expr, above: type | None = None) -> str:
    """`is_specialist & ~edition_is_draft` becomes «is specialist and not edition is draft»."""
    if isinstance(rule, ast.Name):
        return rule.id.replace("_", " ")
    if isinstance(rule, ast.UnaryOp):
        return f"not {sentence(rule.operand, ast.Invert)}"
    assert isinstance(rule, ast.BinOp), "rules are combined with & | ~ only"
    word = "and" if isinstance(rule.op, ast.BitAnd) else "or"
    told = f" {word} ".join(sentence(side, type(rule.op)) for side in (rule.left, rule.right))
    return told if above in (None, type(rule.op)) else f"({told})"
