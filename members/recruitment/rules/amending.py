"""What may still be changed once a call is open: words at any time, what scores only before it scores."""

import datetime as dt

from django.utils.translation import gettext as _

from ..models import Answer, Call, Criterion, Question, Review, Score, Upload
from ..states import CallState, ReviewState


def refuse_amending(call: Call, *, at: dt.datetime) -> str | None:
    """An open call is changed by a new version; a decided one stays as it was."""
    if call.is_draft:
        return _("This call is not open yet. Change it as it is.")
    if call.state == CallState.DECIDED:
        return _("It has been decided about this call. It stays as it was published.")
    return None


def refuse_scoring_change(call: Call) -> str | None:
    """Weights, criteria, quotas and seats stay from the first points on, and what points mean with them."""
    reviews = Review.objects.filter(application__call=call)
    if reviews.filter(state=ReviewState.DONE).exists():
        return _(
            "A review is finished. Weights, criteria, seats and quotas stay as they are: "
            "all applications are judged by the same."
        )
    if Score.objects.filter(review__in=reviews, points__isnull=False).exists():
        return _(
            "A reviewer has given points. Weights, criteria, seats and quotas stay as they are: "
            "all applications are judged by the same."
        )
    return None


def refuse_new_criterion(call: Call, *, title: str, meanings: list[tuple[int, str]]) -> str | None:
    """A criterion of a later version says what its points mean, as those of the first one do."""
    if reason := refuse_scoring_change(call):
        return reason
    if call.criteria.filter(title=title).exists():
        return _("There is a criterion of this name already.")
    if meanings and not all(words.strip() for _n, words in meanings):
        return _("Say what each number of points means.")
    return None


def refuse_added_quota(choices: list[str], value: str) -> str | None:
    """A quota over a question that is added with it counts one of that question's choices."""
    if not choices:
        return _("Write the new question with its choices first, under “Add a question”.")
    if value not in choices:
        known = ", ".join(_("“%(label)s”") % {"label": one} for one in choices)
        return _("Write one of the choices of the new question: %(known)s.") % {"known": known}
    return None


def refuse_criterion_removal(criterion: Criterion) -> str | None:
    if reason := refuse_scoring_change(criterion.call):
        return reason
    if criterion.scores.exists():
        return _("A reviewer has written about “%(name)s”. It stays.") % {"name": criterion}
    return None


def refuse_question_removal(question: Question) -> str | None:
    """Nothing that somebody has answered is taken out."""
    answered = Answer.objects.filter(question=question).exists()
    if answered or Upload.objects.filter(question=question).exists():
        return _("“%(name)s” has answers. It stays; you can make it optional.") % {"name": question}
    return None


def refuse_choices(question: Question, choices: list[str]) -> str | None:
    """Choices are added, never taken away: somebody may have chosen them."""
    gone = [one for one in question.choices if one not in choices]
    if gone:
        return _("“%(choice)s” stands in the form and may have been chosen. It stays.") % {"choice": gone[0]}
    return None


def refuse_fewer_words(question: Question, most: int | None) -> str | None:
    """A longer answer that was good yesterday is good tomorrow."""
    if most is not None and (question.max_words is None or most < question.max_words):
        return _("Answers were written under a larger limit. It can only grow.")
    return None


def refuse_reason(reason: str) -> str | None:
    if not reason.strip():
        return _("Say why. It stands on the public page.")
    return None
