"""Deletes the personal data of applications whose time is over; `--dry-run` only lists them."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from members.recruitment.actions import retention
from members.recruitment.models import LegalHold


class Command(BaseCommand):
    help = "Delete the personal data of applications that got no seat, as their call says."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="list what would be deleted and delete nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        dry = options["dry_run"]
        found = retention.erase_due(at=timezone.now(), dry_run=dry)
        for call, application in found:
            self.stdout.write(f"{call}: {application}")
        for hold in LegalHold.objects.filter(lifted_at=None).select_related("call"):
            self.stdout.write(f"{hold.call}: kept, the deletion is stopped ({hold.reason})")
        self.stdout.write(f"{len(found)} would be deleted" if dry else f"{len(found)} deleted")
