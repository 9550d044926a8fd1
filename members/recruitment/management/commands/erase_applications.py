"""Deletes the personal data of applications whose time is over; `--dry-run` only lists them."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from members.recruitment.actions import retention


class Command(BaseCommand):
    help = "Delete the personal data of applications that got no seat, as their call says."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="list what would be deleted and delete nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        found = retention.erase_due(at=timezone.now(), dry_run=options["dry_run"])
        for call, application in found:
            self.stdout.write(
                f"{call.edition.slug}  {call}  {application}  since {call.erase_after:%Y-%m-%d}"
            )
        done = "would be deleted" if options["dry_run"] else "deleted"
        self.stdout.write(f"{len(found)} applications {done}.")
