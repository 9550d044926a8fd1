"""`python -m tests.bench [names] [--repeat N] [--small]`: the benchmarks, each beside its limit.

It makes a database of its own (SQLite, or one more on the PostgreSQL that DATABASE_URL names) and removes it.
Pages go through Django's test client and every middleware, with DEBUG off; `served` asks a real uvicorn.
"""

import argparse
import contextlib
import importlib
import os
import tempfile
from pathlib import Path

from tests.installation import PLAIN, migrated_database, own_database

NAMES = [
    "pages",
    "poll",
    "applications",
    "feed",
    "invitations",
    "selection",
    "committee",
    "report",
    "needs",
    "served",
    "rush",
    "desk",
]


def main() -> None:
    parser = argparse.ArgumentParser(prog="bin/bench", description="Each figure beside its limit.")
    parser.add_argument("names", nargs="*", metavar="name", help=f"of {', '.join(NAMES)}")
    parser.add_argument("--repeat", type=int, default=15, help="measurements of each (at least 3)")
    parser.add_argument("--rush", type=int, default=24, help="seconds of the rush at the end of a call")
    parser.add_argument("--small", action="store_true", help="a twentieth of the data, to see that it runs")
    options = parser.parse_args()
    if unknown := set(options.names) - set(NAMES):
        parser.error(f"there is no {', '.join(sorted(unknown))}; choose from {', '.join(NAMES)}")
    with tempfile.TemporaryDirectory(prefix="workinggroup-bench-") as name, contextlib.ExitStack() as stack:
        empty = stack.enter_context(migrated_database())
        database = stack.enter_context(own_database(Path(name), empty))
        (Path(name) / "static").mkdir()
        own = {
            "VAR_DIR": name,
            "DATABASE_URL": database,
            "SITE_URL": "http://testserver",
            "EMAIL_URL": "dummymail://",
        }
        os.environ.update(PLAIN | own)
        os.environ.pop("REDIS_URL", None)
        try:
            print(measured(options.names or NAMES, options, empty))
        finally:
            from django.db import connections

            connections.close_all()


def measured(names: list[str], options: argparse.Namespace, empty: str) -> str:
    import django

    django.setup()
    from django.conf import settings

    from tests.bench.harness import table
    from tests.bench.world import World

    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    world, figures = World(small=options.small, repeat=options.repeat, empty=empty), []
    world.rush_seconds = options.rush
    with contextlib.closing(world):
        for name in names:
            print(f"{name} …", flush=True)
            figures += importlib.import_module(f"tests.bench.{name}").figures(world)
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    return f"\n{table(figures)}\n\nLoad in the last 1, 5 and 15 minutes: {load} on {os.cpu_count()} cores."


if __name__ == "__main__":
    main()
