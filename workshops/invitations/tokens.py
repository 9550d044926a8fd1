"""Secrets of invitations and feeds: the database holds only their hashes."""

import hashlib
import secrets
import uuid

from django.utils.crypto import salted_hmac

SALT = "workinggroup.invitation"


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def invitation_token(key: uuid.UUID) -> str:
    """The secret of an invitation, always the same for a key: letters and digits, fit for an address."""
    return salted_hmac(SALT, str(key), algorithm="sha256").hexdigest()[:32]


def new_feed_token() -> str:
    return secrets.token_urlsafe(24)
