"""What the note for the public must not say, and when it may be published."""

import datetime as dt
import re

from django.utils.translation import gettext as _

from ..models import Call, Selection

SHORT = 4


def refuse_public_words(call: Call, words: str) -> str | None:
    """Words for the public name no applicant, no organisation that applied, and no application."""
    folded = words.casefold()
    facts = call.applications.exclude(number=None).values_list("number", "name", "organisation_name", "email")
    for number, name, organisation, email in facts:
        said = [number, email, name, organisation, *(part for part in name.split() if len(part) >= SHORT)]
        if named := next((one for one in said if one and _names(folded, one.casefold())), None):
            return _("“%(what)s” tells who is meant. Say the reason without it.") % {"what": named}
    return None


def _names(words: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None


def refuse_publishing(selection: Selection, *, is_new: bool, at: dt.datetime) -> str | None:
    if selection.is_draft:
        return _("Decide the selection first.")
    if not is_new:
        return _("The note is published as it stands.")
    return None
