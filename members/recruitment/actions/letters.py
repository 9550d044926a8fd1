"""Decision letters: written as drafts, written anew when they are outdated, kept when a person says so."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from members.people.models import Person
from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if
from workinggroup.outbox import actions as outbox
from workinggroup.outbox.models import Email
from workinggroup.outbox.states import EmailState

from .. import mails
from ..models import Call, Decision, LetterTemplate, Selection
from ..queries.decisions.letters import Letters, drafts_in, outdated, unwritten, with_letters
from ..rules import letters as rules
from ..states import Event, OfferState
from .applications import new_link

AN_HOUR = dt.timedelta(hours=1)


@transaction.atomic
def write_letters(selection: Selection, *, by: Person | None, at: dt.datetime, seen: str = "") -> int:
    """Draft the letter of every decision that has none; nothing is sent. Gives their number.

    `seen` tells for whom the page said that letters would be written: another set is refused.
    """
    found = unwritten(with_letters(selection))
    refuse_if(rules.refuse_letters(selection, waiting=len(found), at=at) or rules.refuse_other(found, seen))
    letters = Letters(selection.call)
    for decision in found:
        write_letter(decision, letters=letters, by=by, at=at)
    edition = selection.call.edition
    history.record(Event.LETTERS_WRITTEN, about=selection, by=by, at=at, edition=edition, after=len(found))
    return len(found)


def write_letter(
    decision: Decision, *, letters: Letters | None = None, by: Person | None, at: dt.datetime
) -> None:
    """The next letter to one applicant, as a draft. The number of its letters is the key of the mail and the
    condition of the update, so that two writers at once make one letter."""
    number, application = decision.letter_number + 1, decision.application
    decision.offer_until = offer_end(decision, at=at)
    words = (letters or Letters(application.call, [application.pk])).of(decision)
    token = new_link(application, at=at)
    letter = mails.draft_letter(decision, words, token, number=number, by=by, at=at)
    fresh = Decision.objects.filter(
        pk=decision.pk, letter_number=number - 1, outcome=decision.outcome, offer=decision.offer
    )
    written = fresh.update(
        letter=letter,
        letter_number=number,
        letter_outcome=decision.outcome,
        letter_version=letter.version,
        letter_hash=words.hash,
        offer_until=decision.offer_until,
    )
    if not written:
        raise Refused(_("Somebody else was faster. Reload the page to see how it stands now."))
    decision.refresh_from_db()


def offer_end(decision: Decision, *, at: dt.datetime) -> dt.datetime | None:
    """So many days from now, at the next full hour; more time that was given by hand is not taken away."""
    if decision.offer != OfferState.OFFERED:
        return decision.offer_until
    ends = at + dt.timedelta(days=decision.application.call.offer_days)
    full = ends.replace(minute=0, second=0, microsecond=0)
    ends = full if full == ends else full + AN_HOUR
    return max(ends, decision.offer_until or ends)


@transaction.atomic
def renew_letters(selection: Selection, *, by: Person | None, at: dt.datetime, seen: str = "") -> int:
    """Write every outdated draft anew, except those that somebody edited by hand. Sent ones never change."""
    drafts = drafts_in(with_letters(selection))
    found = [one for one in outdated(selection.call, drafts, at=at) if not one.was_edited]
    refuse_if(rules.refuse_renewing(found, at=at) or rules.refuse_other(found, seen))
    letters = Letters(selection.call)
    for decision in found:
        _renew(decision, letters, version=decision.letter_version, by=by, at=at)
    _note_renewal(selection, found, by=by, at=at)
    return len(found)


@transaction.atomic
def renew_letter(decision: Decision, *, version: int, by: Person | None, at: dt.datetime) -> None:
    """Put today's words in the place of an edited draft, for somebody who has seen both."""
    letters = Letters(decision.application.call, [decision.application_id])
    _renew(decision, letters, version=version, by=by, at=at)
    _note_renewal(decision.selection, [decision], by=by, at=at)


def _renew(decision: Decision, letters: Letters, *, version: int, by: Person | None, at: dt.datetime) -> None:
    """`version` is that of the mail that was seen; a draft that moved on since is refused."""
    decision.offer_until = offer_end(decision, at=at)
    words, letter = letters.of(decision), draft_of(decision)
    outbox.change_draft(letter, subject=words.subject, text=words.text, version=version, by=by, at=at)
    Decision.objects.filter(pk=decision.pk).update(
        letter_version=letter.version, letter_hash=words.hash, offer_until=decision.offer_until
    )


def draft_of(decision: Decision) -> Email:
    """The letter while it may still change; refused once it has left."""
    if decision.letter is None or decision.letter.state != EmailState.DRAFT:
        raise Refused(_("This letter is no longer a draft, so it stays as it is."))
    return decision.letter


def _note_renewal(
    selection: Selection, found: Iterable[Decision], *, by: Person | None, at: dt.datetime
) -> None:
    numbers = [str(one.application) for one in found]
    edition = selection.call.edition
    history.record(Event.LETTERS_RENEWED, about=selection, by=by, at=at, edition=edition, after=numbers)


@transaction.atomic
def keep_letter(decision: Decision, *, version: int, by: Person | None, at: dt.datetime) -> None:
    """Keep the words that somebody wrote by hand, seen beside today's: the draft counts as up to date.

    The date of an offer moves with it where the draft had lain too long, so the words must name the new one.
    """
    if draft_of(decision).version != version:
        raise Refused(_("Somebody changed this draft while you wrote. Both texts are shown."))
    decision.offer_until = offer_end(decision, at=at)
    words = Letters(decision.application.call, [decision.application_id]).of(decision)
    Decision.objects.filter(pk=decision.pk).update(letter_hash=words.hash, offer_until=decision.offer_until)
    _note_renewal(decision.selection, [], by=by, at=at)


@transaction.atomic
def word_template(
    call: Call,
    *,
    outcome: str,
    language: str,
    subject: str,
    body: str,
    version: int,
    by: Person | None,
    at: dt.datetime,
) -> LetterTemplate:
    """The call's own words of a letter. `version` 0 is the standard one; a stale one overwrites nothing."""
    refuse_if(rules.refuse_template(subject, body, outcome=outcome))
    words = {"subject": subject.strip(), "body": body.strip(), "changed_at": at, "changed_by": by}
    which = {"call": call, "outcome": outcome, "language": language}
    if version:
        if not LetterTemplate.objects.filter(version=version, **which).update(version=version + 1, **words):
            raise Refused(_("Somebody changed this letter while you wrote. Both texts are shown."))
        template = LetterTemplate.objects.get(**which)
    else:
        template, made = LetterTemplate.objects.get_or_create(**which, defaults=words)
        refuse_if(None if made else _("Somebody changed this letter while you wrote. Both texts are shown."))
    history.record(
        Event.LETTER_TEMPLATE_CHANGED, about=call, by=by, at=at, edition=call.edition,
        after={"letter": outcome, "language": language, "version": template.version},
    )  # fmt: skip
    return template


def discard_unsent(decision: Decision, *, by: Person | None, at: dt.datetime) -> None:
    """Take back the letter that has not left: it can never go out. One on its way is waited for."""
    letter = decision.letter
    if letter is None:
        return
    if letter.state == EmailState.SENDING:
        raise Refused(_("The letter before this one is being sent just now. Try again in a minute."))
    if letter.state == EmailState.DRAFT:
        outbox.discard_drafts([letter], by=by, at=at)
    elif letter.state in (EmailState.QUEUED, EmailState.FAILED):
        letter.become(EmailState.DISCARDED)
