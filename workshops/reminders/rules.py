"""Why reminders cannot be like this."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

MOST = 4
LONGEST = {"days": 30, "hours": 48, "paper_days": 30}


def refuse_numbers(name: str, numbers: Iterable[int]) -> str | None:
    """The reason people cannot be reminded so long before, or None; `name` is a field of the rules."""
    found = list(numbers)
    least = 0 if name == "paper_days" else 1
    if len(found) > MOST:
        return _("At most %(most)d reminders: more are not read.") % {"most": MOST}
    if any(not least <= one <= LONGEST[name] for one in found):
        return _("Enter numbers from %(least)d to %(most)d.") % {"least": least, "most": LONGEST[name]}
    return None
