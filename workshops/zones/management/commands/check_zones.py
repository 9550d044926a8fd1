from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from workinggroup.base.clock import zone_city
from workshops.zones import actions


class Command(BaseCommand):
    help = "Looks whether new rules of a time zone show another hour for a session than was meant."

    def handle(self, *args: Any, **options: Any) -> None:
        found = actions.check_zones(at=timezone.now())
        for one in found:
            meant, shows = f"{one.meant:%Y-%m-%d %H:%M}", f"{one.shows:%H:%M}"
            where = zone_city(one.zone)
            self.stdout.write(f"{one.workshop}: meant for {meant} in {where}, which is {shows} now")
        self.stdout.write(f"{len(found)} to decide" if found else "Every clock shows what was meant.")
