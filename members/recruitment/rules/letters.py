"""When a letter may be written, written anew, changed and sent."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workinggroup.outbox.models import Email

from ..letters.placeholders import refuse_words
from ..models import Decision, Selection
from ..queries.decisions.letters import outdated
from ..queries.decisions.outcomes import seen_of
from ..states import Outcome

SOME = 5


def refuse_letters(selection: Selection, *, waiting: int, at: dt.datetime) -> str | None:
    if selection.is_draft:
        return _("Decide the selection first.")
    if not waiting:
        return _("Every letter has been written.")
    return None


def refuse_template(subject: str, body: str, *, outcome: str) -> str | None:
    """The words of a template: only known placeholders, each where it belongs."""
    if outcome not in Outcome.values:
        return _("There is no such letter.")
    if not subject.strip() or not body.strip():
        return _("A letter needs a subject and a text.")
    return refuse_words(subject, body, outcome=outcome)


def refuse_renewing(decisions: Collection[Decision], *, at: dt.datetime) -> str | None:
    if not decisions:
        return _("No letter is outdated.")
    return None


def refuse_other(decisions: Collection[Decision], seen: str) -> str | None:
    """An act goes out to those who were shown before it, and to nobody else."""
    if seen and seen != seen_of(decisions):
        return _("The list has changed since you read it. Look at it again.")
    return None


def refuse_outdated(emails: Sequence[Email], *, at: dt.datetime) -> str | None:
    """A letter that no longer says what is decided does not leave. Registered with the outbox."""
    pks = [one.pk for one in emails if one.template.startswith("members/recruitment/letter_")]
    if not pks:
        return None
    found = Decision.objects.filter(letter__in=pks).select_related(
        "application__call__edition__group", "letter"
    )
    by_call: dict[Any, list[Decision]] = defaultdict(list)
    for one in found:
        by_call[one.application.call].append(one)
    late = [one for call, drafts in by_call.items() for one in outdated(call, drafts, at=at)]
    if not late:
        return None
    words = ngettext(
        "%(n)d letter is outdated (%(which)s). Open “Letters and answers” and write it anew first.",
        "%(n)d letters are outdated (%(which)s). Open “Letters and answers” and write them anew first.",
        len(late),
    )
    which = ", ".join(str(one.application) for one in late[:SOME]) + (", …" if len(late) > SOME else "")
    return words % {"n": len(late), "which": which}
