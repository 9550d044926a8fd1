"""What texts of a survey are about."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from members.needs.models import Answer, Assessment
from members.needs.queries.quotes import texts_of
from members.needs.states import Event
from workinggroup.base import history
from workinggroup.base.refusals import Refused
from workinggroup.editions.models import Topic


@transaction.atomic
def tie_texts(assessment: Assessment, topics: Mapping[int, Topic | None], *, by: Any, at: dt.datetime) -> int:
    """Say of texts, by the key of their answer, which topic each is about, or none; how many changed.

    From here on the text, its topic and what became of it hang together: nobody guesses.
    """
    changed = [text for text in texts_of(assessment) if text.pk in topics and _ties(text, topics[text.pk])]
    if any(text.topic and text.topic.edition_id != assessment.edition_id for text in changed):
        raise Refused(_("This topic is not one of this edition. Choose another."))
    Answer.objects.bulk_update(changed, ["topic"])
    if changed:
        history.record(
            Event.TEXTS_READ, about=assessment, by=by, at=at, edition=assessment.edition, after=len(changed)
        )
    return len(changed)


def _ties(text: Answer, topic: Topic | None) -> bool:
    """Whether this is something new about the text."""
    if text.topic_id == (topic and topic.pk):
        return False
    text.topic = topic
    return True
