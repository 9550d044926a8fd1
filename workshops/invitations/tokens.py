"""Secrets of invitations and feeds: the database holds only their hashes."""

import hashlib
import secrets
import uuid

from django.utils.crypto import salted_hmac

SALT = "workinggroup.invitation"
REPLY_PREFIX = "r-"


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def invitation_token(key: uuid.UUID) -> str:
    """The secret of an invitation, always the same for a key: letters and digits, fit for an address."""
    return salted_hmac(SALT, str(key), algorithm="sha256").hexdigest()[:32]


def reply_address(key: uuid.UUID, domain: str) -> str:
    """Where answers to an invitation go: letters, digits and one hyphen, which every mail program keeps."""
    return f"{REPLY_PREFIX}{invitation_token(key)}@{domain}"


def token_in(address: str) -> str:
    """The token in an envelope address of ours, or nothing. The domain may have been another one then."""
    local = address.strip().strip("<>").lower().rpartition("@")[0]
    return local.removeprefix(REPLY_PREFIX) if local.startswith(REPLY_PREFIX) else ""


def new_feed_token() -> str:
    return secrets.token_urlsafe(24)
