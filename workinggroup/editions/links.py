"""Personal links for guests: signed, for one purpose and one object, exchanged for a cookie.

The link stands in a mail. Its page sets a signed cookie and redirects, so the token does not stay in the
address bar, in a history or in a Referer. Nothing is stored: raising `Person.links_epoch`
ends all links of a person.
"""

import datetime as dt
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import signing
from django.http import HttpRequest, HttpResponse

COOKIE = "wg_guest"
SALT = "workinggroup.personal-link"
LIFETIME = dt.timedelta(days=120)


class Pass(NamedTuple):
    """What a link opens: one purpose, one object, in the name of one person. `edition_pk` 0 means none."""

    person_pk: int
    epoch: int
    purpose: str
    edition_pk: int
    pk: str


def token_for(person: Any, *, purpose: str, edition: Any = None, pk: Any = "") -> str:
    """The signed token of a personal link."""
    given = Pass(person.pk, person.links_epoch, purpose, edition.pk if edition else 0, str(pk))
    return signing.dumps(list(given), salt=SALT, compress=True)


def read(token: str) -> Pass | None:
    """What a token opens, or None when it is false or too old."""
    try:
        return Pass(*signing.loads(token, salt=SALT, max_age=LIFETIME))
    except (signing.BadSignature, TypeError):
        return None


def is_too_old(token: str) -> bool:
    """Whether a token was ours once and has run out."""
    try:
        signing.loads(token, salt=SALT, max_age=LIFETIME)
    except signing.SignatureExpired:
        return True
    except signing.BadSignature:
        pass
    return False


def holder_of(given: Pass) -> Any:
    """The person in whose name the pass speaks, or None when their links were ended."""
    return (
        get_user_model().objects.filter(pk=given.person_pk, links_epoch=given.epoch, is_active=True).first()
    )


def remember(response: HttpResponse, token: str) -> HttpResponse:
    """Keep the token in a cookie that scripts cannot read; a new link replaces the one before."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=86400 * 30,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def guest_of(request: HttpRequest, *, purpose: str, edition: Any = None, pk: Any = "") -> Any:
    """The person whose personal link opens this very page, or None."""
    given = read(request.COOKIES.get(COOKIE, ""))
    if not given or given.purpose != purpose or given.pk != str(pk):
        return None
    if edition and given.edition_pk != edition.pk:
        return None
    return holder_of(given)
