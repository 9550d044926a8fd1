"""Links for applicants, who have no account: long random words of which only the hash is kept."""

import hashlib
import secrets
import uuid

from django.utils.crypto import salted_hmac

SALT = "members.recruitment.start"


def new() -> str:
    return secrets.token_urlsafe(32)


def of_start(key: uuid.UUID) -> str:
    """The first link follows from the form's own key, so that a form sent twice gives one link."""
    return salted_hmac(SALT, str(key), algorithm="sha256").hexdigest()


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
