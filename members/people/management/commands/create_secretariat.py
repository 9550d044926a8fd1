"""Makes the first person of an installation: `manage.py create_secretariat you@example.org`."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.urls import reverse
from django.utils import timezone

from members.people import actions
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Role


class Command(BaseCommand):
    help = "Make a person who can create the working group, or give them the secretariat of every edition."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", default="")

    def handle(self, *args: Any, email: str, name: str, **options: Any) -> None:
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"{email} is not an e-mail address.") from error
        at = timezone.now()
        person = actions.person_for(email, name=name, by=None, at=at)
        for edition in Edition.objects.exclude(
            role_grants__person=person, role_grants__role=Role.SECRETARIAT
        ):
            actions.give_role(person, role=Role.SECRETARIAT, edition=edition, by=None, at=at)
            self.stdout.write(f"{person} is now in the secretariat of: {edition}")
        self.stdout.write(
            f"{person.email} can sign in at {settings.SITE_URL}{reverse('account_login')} ; "
            "the code comes by mail.\n"
            f"Then create the working group at {settings.SITE_URL}{reverse('editions:start_group')}"
        )
