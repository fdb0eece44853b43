"""Run every registered measurement: `python -m tests.bench [--first] [words of names]`.

Prints a table and writes var/bench.json. Uses the server and the demo template of the tests, never the
data of `make run`.
"""

import argparse
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REPORT = ROOT / "var" / "bench.json"


@contextmanager
def database_of_its_own() -> Iterator[None]:
    """A fresh copy of the demo, and Django told to live in it."""
    from tests import databases  # noqa: PLC0415 -- the environment decides what is read on import

    databases.use_test_server()
    from msoko import database  # noqa: PLC0415

    database.start()
    try:
        databases.drop_leftovers()
        databases.ensure_template(databases.TEMPLATE)
        databases.ensure_template(databases.DEMO_TEMPLATE)
        with databases.copy_of(databases.DEMO_TEMPLATE, "bench") as name:
            os.environ["MSOKO_DATABASE_NAME"] = name
            os.environ["DJANGO_SETTINGS_MODULE"] = "msoko.settings"
            import django  # noqa: PLC0415

            django.setup()
            yield
            from django.db import connection  # noqa: PLC0415

            connection.close()
    finally:
        cluster = database.cluster()
        if cluster and cluster.is_alive():
            cluster.stop_when_idle()


def run(words: list[str], *, is_first: bool) -> None:
    from tests.bench import harness, subjects, stage  # noqa: F401, I001, PLC0415 -- needs Django

    logging.disable(logging.WARNING)
    results = []
    print(harness.HEAD)
    with stage.open_stage() as open_stage:
        for measurement in harness.REGISTERED:
            is_asked = not words or any(word in measurement.name for word in words)
            if is_asked and (is_first or not measurement.is_slow):
                results.append(harness.result_of(measurement, open_stage))
                print(harness.line(results[-1]), flush=True)
    harness.keep(results, REPORT)
    print(f"\n▲ медиана выше цели. Записано: {REPORT.relative_to(ROOT)}")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--first", action="store_true", help="also the first start from a fresh clone")
    parser.add_argument("words", nargs="*", help="only measurements whose names contain one of these words")
    asked = parser.parse_args()
    with database_of_its_own():
        run(asked.words, is_first=asked.first)
    return 0


if __name__ == "__main__":
    sys.exit(main())
