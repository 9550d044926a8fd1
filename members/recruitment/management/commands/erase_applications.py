"""Deletes applications and expressions of interest whose time is over; `--dry-run` only lists them."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from members.recruitment.actions import interests, retention
from members.recruitment.models import LegalHold


class Command(BaseCommand):
    help = "Delete applications that got no seat and old expressions of interest, as was promised."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="list what would be deleted and delete nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        dry, at = options["dry_run"], timezone.now()
        noted = [f"{one.edition}: {one}" for one in interests.due_interests(at=at)]
        found = retention.erase_due(at=at, dry_run=dry)
        interests.erase_due_interests(at=at, dry_run=dry)
        for line in [*(f"{call}: {application}" for call, application in found), *noted]:
            self.stdout.write(line)
        for hold in LegalHold.objects.filter(lifted_at=None).select_related("call"):
            self.stdout.write(f"{hold.call}: kept, the deletion is stopped ({hold.reason})")
        number = len(found) + len(noted)
        self.stdout.write(f"{number} would be deleted" if dry else f"{number} deleted")
