"""The sentences about a survey that pages and mails share."""

from django.utils.translation import gettext as _

from workinggroup.base.ui.times import say_instant

from .models import Assessment
from .states import Privacy


def privacy_words(assessment: Assessment) -> str:
    """What becomes of a name: said in the mail, and beside the fields."""
    if assessment.privacy == Privacy.NAMED:
        if assessment.is_for_organisations:
            return _(
                "The secretariat reads your answers with the name of your organisation. The group sees figures, "
                "and texts that you allow to be quoted, with that name."
            )
        return _(
            "The secretariat reads your answers with your name. The group sees figures, and texts that you "
            "allow to be quoted, with your name."
        )
    if assessment.privacy == Privacy.PSEUDONYMOUS:
        return _(
            "Pages show a number in place of your name, to the secretariat too. The server keeps the link, so "
            "that you can correct your answers."
        )
    return _(
        "Pages never show who answered what. The server keeps the link until the survey closes, so that you can "
        "correct your answers; then it deletes it for good."
    )


def closing_words(assessment: Assessment) -> str:
    """The closing time with its zone, and on the reader's clocks where they differ."""
    if assessment.closes_at is None:
        return ""
    said = say_instant(assessment.closes_at, assessment.timezone)
    return f"{said.words} · {said.own}" if said.own else said.words
