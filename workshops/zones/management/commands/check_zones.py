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
            workshop = one.thing.workshop if one.is_slot else one.thing
            meant, shows = f"{one.meant:%Y-%m-%d %H:%M}", f"{one.shows:%H:%M}"
            self.stdout.write(f"{workshop}: meant for {meant} in {zone_city(one.zone)}, which is {shows} now")
        self.stdout.write(f"{len(found)} to decide" if found else "Every clock shows what was meant.")
