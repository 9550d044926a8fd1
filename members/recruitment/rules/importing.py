"""When applications that were collected elsewhere may come in."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from ..models import Application, Call
from ..states import CallState


def refuse_import(call: Call, *, privacy_version: str = "?", count: int = 1) -> str | None:
    """Into a published call, until it is decided; and never without the notice that people were shown."""
    if call.is_draft:
        return _("Open the call first: what is imported is held to its criteria and questions.")
    if call.state == CallState.DECIDED:
        return _("It has been decided about this call. Import into the next one.")
    if not count:
        return _("There is nothing to import.")
    if not privacy_version.strip():
        return _("Name the version of the privacy notice that these people were shown.")
    return None


def refuse_doubles(call: Call, emails: Iterable[str]) -> str | None:
    """Nobody applies twice, even when they did so while somebody looked at the preview."""
    sent = Application.objects.filter(call=call).submitted().filter(email__in=list(emails))
    if numbers := sorted(sent.values_list("number", flat=True)):
        words = _("Sent in the meantime: %(numbers)s. Look at the file again.")
        return words % {"numbers": ", ".join(numbers)}
    return None
