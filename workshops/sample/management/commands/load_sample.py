"""`manage.py load_sample`: a group with a finished, a running and a coming edition."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from workinggroup.editions.models import WorkingGroup
from workshops.sample.load.editions import load


@contextmanager
def queries_unlogged() -> Iterator[None]:
    """With DEBUG Django keeps every query and has SQLite quote its values: a third of the time."""
    before, settings.DEBUG = settings.DEBUG, False
    try:
        yield
    finally:
        settings.DEBUG = before


class Command(BaseCommand):
    help = "Build the sample edition by the same actions that the pages call."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--fresh",
            action="store_true",
            help="Delete everything in the database first (only with DEBUG=1).",
        )

    def handle(self, *args: Any, fresh: bool = False, **options: Any) -> None:
        if fresh and not settings.DEBUG:
            raise CommandError("--fresh deletes everything, so it works only with DEBUG=1.")
        if fresh:
            call_command("flush", interactive=False, verbosity=0)
        if WorkingGroup.objects.exists():
            raise CommandError(
                "There is a working group already. The sample is loaded into an empty database."
            )
        began = time.monotonic()
        with queries_unlogged():
            load(at=timezone.now(), say=self.stdout.write)
        self.stdout.write(self.style.SUCCESS(f"The sample is there ({time.monotonic() - began:.1f} s)."))
