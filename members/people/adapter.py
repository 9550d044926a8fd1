"""How allauth behaves here."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils import timezone, translation

from .models import Person


class AccountAdapter(DefaultAccountAdapter):
    """People are made by applying, by invitation or by the secretariat, never by signing up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def clean_email(self, email: str) -> str:
        return super().clean_email(email).strip().lower()

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """There are no user names."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """In the language and on the clocks of who gets it, whoever asked."""
        person = Person.objects.filter(email=Person.objects.normalise(email)).first()
        language = person.language if person else translation.get_language()
        with translation.override(language), timezone.override(person.timezone if person else None):
            super().send_mail(template_prefix, email, context)
