"""Who may join, noted and moved on as it came; and the French words of a call."""

from typing import Any

from members.recruitment.actions import amending
from members.recruitment.actions import interests as actions
from members.recruitment.actions.translating import choose_languages, translate
from members.recruitment.queries.calls.translating import texts_of
from workshops.sample.content.call_french import FRENCH
from workshops.sample.content.interests import CHANGE_OF_NEXT, INTERESTS, Interest

from .loader import Loader


def note_interests(loader: Loader, name: str) -> None:
    """Every interest of an edition, with its way so far."""
    for content in INTERESTS[name]:
        _note(loader, name, content)


def _note(loader: Loader, name: str, content: Interest) -> None:
    edition, at = loader.editions[name], loader.at(content.noted)
    facts: dict[str, Any] = {
        "organisation_name": content.organisation,
        "country": content.country,
        "name": content.name,
        "email": content.email,
        "note": content.note,
    }
    if content.is_public:
        actions.express_interest(edition, at=at, language="en", **facts)
        interest = edition.interests.get(email=content.email)
    else:
        interest = actions.note_interest(edition, by=loader.deputy, at=at, **facts)
    for step in content.steps:
        at = loader.at(step.when)
        actions.move_interest(interest, state=step.state, note=step.note, by=loader.deputy, at=at)


def say_in_french(call: Any, *, by: Any, at: Any) -> None:
    """The words that are there; the rest is read in English, and the page says how much that is."""
    choose_languages(call, language="en", languages=["fr"], by=by, at=at)
    texts = texts_of(call, "fr")
    words = {text.key: FRENCH[text.original] for text in texts if text.original in FRENCH}
    translate(call, language="fr", words=words, by=by, at=at)


def change_open_call(loader: Loader, call: Any) -> None:
    """Somebody asked, so a hint says more: version 2, with its reason, told to all."""
    content = CHANGE_OF_NEXT
    question = call.questions.get(label=content.question)
    wanted = amending.Amendment(questions={question.pk: {"hint": content.hint}})
    call.refresh_from_db()
    at = loader.at(content.when)
    amending.amend(call, wanted, version=call.version, reason=content.reason, by=loader.deputy, at=at)
