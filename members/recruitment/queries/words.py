"""Links and numbers as people write them; read the same in a form and in a table."""

import re
from decimal import Decimal, InvalidOperation
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from workinggroup.base.refusals import Refused

LONGEST_LINK = 500
WEB = URLValidator(schemes=["http", "https"])
LARGEST = Decimal(10) ** 11


def read_link(words: str) -> str:
    """A web address with its scheme. It is text for whoever reads it: we never open it."""
    address = words.strip() if "://" in words else f"https://{words.strip()}"
    if len(address) > LONGEST_LINK:
        raise Refused(_("This address is too long: at most %(most)d letters.") % {"most": LONGEST_LINK})
    try:
        WEB(address)
        parts = urlsplit(address)
    except (ValidationError, ValueError) as error:
        reason = _("This is no web address. It begins with https:// or http://.")
        raise Refused(reason) from error
    if parts.username or parts.password:
        raise Refused(_("Leave out the name and password before the @."))
    return address


def read_number(words: str) -> int | float:
    """A number; a sign that could mean thousands or a fraction is asked about."""
    plain = re.sub(r"[\s\u00a0\u202f'’]", "", words)
    if re.fullmatch(r"-?\d{1,3}([.,]\d{3})+", plain):
        raise Refused(_("Write the number without a sign for thousands: 1500, or 1.5."))
    try:
        number = Decimal(plain.replace(",", "."))
    except InvalidOperation as error:
        raise Refused(_("Write a number, for example 1500 or 1.5.")) from error
    if not number.is_finite() or abs(number) >= LARGEST:
        raise Refused(_("Write a number, for example 1500 or 1.5."))
    whole = number == number.to_integral_value()
    return int(number) if whole else round(float(number), 4)
