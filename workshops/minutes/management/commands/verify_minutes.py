"""`manage.py verify_minutes`: whether every agreed version still is what was agreed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from workshops.minutes import snapshot
from workshops.minutes.models import AgreedVersion


class Command(BaseCommand):
    help = "Check the checksum of every agreed version of minutes, and that its lines still say the same."

    def handle(self, **_options: Any) -> None:
        broken = 0
        found = AgreedVersion.objects.select_related("minutes__workshop__edition__group")
        for version in found.order_by("minutes_id", "number"):
            is_valid_now = version.digest == version.minutes.digest
            wrong = not snapshot.is_intact(version) or (is_valid_now and snapshot.lines_differ(version))
            broken += wrong
            words = "DOES NOT FIT" if wrong else "unchanged"
            self.stdout.write(
                f"{version.digest}  {words}  {version.minutes.workshop}, version {version.number}"
            )
        if broken:
            raise CommandError(f"{broken} agreed versions are not what was agreed.")
