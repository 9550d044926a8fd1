"""The note for the public: words for changes by hand, and its publication."""

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.utils.translation import override

from members.people.models import Person
from workinggroup.base import history
from workinggroup.base.refusals import refuse_if

from ..models import Change, Note, Selection
from ..queries.decisions.letters import fingerprint
from ..queries.documents.note import note_of
from ..queries.selections.ranking import ranking
from ..queries.selections.workbench import standing
from ..rules import notes as rules
from ..states import Event


def languages_of(selection: Selection) -> list[str]:
    """The languages of the call, its first one first."""
    call, known = selection.call, dict(settings.LANGUAGES)
    found = dict.fromkeys([call.language, *call.languages])
    return [one for one in found if one in known] or [settings.LANGUAGE_CODE]


def written(selection: Selection) -> dict[str, dict]:
    """The note in each language, as it would be published now."""
    documents = {}
    for language in languages_of(selection):
        with override(language):
            rows = ranking(selection.call, reader=None, choices=True, selection=selection)
            documents[language] = note_of(selection, standing(selection, rows), language).facts_for_print()
    return documents


@transaction.atomic
def publish_note(selection: Selection, *, by: Person | None, at: dt.datetime) -> Note:
    """Publish the note as it stands, as a version that never changes; nobody reads it before."""
    last = selection.notes.order_by("-number").first()
    documents = written(selection)
    digest = fingerprint(documents)
    refuse_if(
        rules.refuse_publishing(selection, is_new=last is None or last.hash != digest, at=at)
        or rules.refuse_public_words(selection.call, selection.gap_note)
    )
    note = Note.objects.create(
        selection=selection,
        number=last.number + 1 if last else 1,
        documents=documents,
        hash=digest,
        published_at=at,
        published_by=by,
    )
    history.record(
        Event.NOTE_PUBLISHED, about=selection, by=by, at=at, edition=selection.call.edition, after=note.number
    )
    return note


@transaction.atomic
def word_change(change: Change, *, words: str, by: Person | None, at: dt.datetime) -> Change:
    """Say the reason of a change in words for the public; they name nobody."""
    call = change.selection.call
    refuse_if(rules.refuse_public_words(call, words))
    change.public_reason = words.strip()
    change.save(update_fields=["public_reason"])
    history.record(Event.NOTE_WORDED, about=change.application, by=by, at=at, edition=call.edition)
    return change
