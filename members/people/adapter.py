"""How allauth behaves here."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """People are made by applying, by invitation or by the secretariat, never by signing up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def clean_email(self, email: str) -> str:
        return super().clean_email(email).strip().lower()

    def get_from_email(self) -> str:
        return super().get_from_email()

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """There are no user names."""
