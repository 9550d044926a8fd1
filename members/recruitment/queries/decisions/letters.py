"""What each letter says: its words, made of template and facts, and the fingerprint of both."""

import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Avg
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from workinggroup.base.clock import say_when
from workinggroup.outbox.states import EmailState

from ...letters.placeholders import fill, one_line
from ...letters.standard import Words, standard_words
from ...models import Application, Call, Criterion, Decision, LetterTemplate, Review, Score, Selection
from ...states import ApplicationState, CriterionKind, OfferState, Outcome, ReviewState
from ..selections.ranking import say_points

A_DAY = dt.timedelta(days=1)


class Worded(NamedTuple):
    """A letter before it is a mail. `hash` is the fingerprint of the template and of every fact in it."""

    subject: str
    text: str
    hash: str


def template_of(outcome: str, language: str, stored: Iterable[LetterTemplate]) -> Words:
    """The call's own words in this language, or the standard ones."""
    own = next((one for one in stored if (one.outcome, one.language) == (outcome, language)), None)
    return Words(own.subject, own.body) if own else standard_words(outcome, language)


class Letters:
    """The words of the letters of one call: criteria, means and comments are read once for all of them."""

    def __init__(self, call: Call, applications: Iterable[int] | None = None) -> None:
        self.call = call
        self._only = None if applications is None else list(applications)

    def of(self, decision: Decision, words: Words | None = None) -> Worded:
        """The letter to one applicant in their language. `words` stand in for the template, for a preview."""
        language = decision.application.language
        with override(language):
            words = words or template_of(decision.outcome, language, self._templates)
            values = self.values(decision)
            return Worded(
                fill(words.subject, values), fill(words.body, values), fingerprint([*words, values])
            )

    def values(self, decision: Decision) -> dict[str, str]:
        """Every placeholder with what it stands for, in the active language."""
        one, call = decision.application, self.call
        until = decision.offer_until and say_when(decision.offer_until, call.timezone)
        return {
            "name": one.name,
            "organisation": one.organisation_name,
            "number": str(one),
            "call": str(call.said("title")),
            "group": call.edition.group.short_name,
            "score": say_points(decision.score),
            "reserve_rank": str(decision.reserve_rank or "–"),
            "offer_until": until or "–",
            "feedback": self.feedback(one),
            "data": str(call.said("retention_words")),
            "link": settings.SITE_URL + reverse("recruitment:mine", args=[call.pk]),
        }

    def feedback(self, application: Application) -> str:
        """The mean points of each scored criterion and what they mean, then what reviewers wrote for the
        applicant. In the order of the words, so that nobody learns which reviewer wrote what."""
        means, parts = self._means.get(application.pk, {}), []
        if lines := [_say_mean(one, means[one.pk]) for one in self._criteria if one.pk in means]:
            parts.append("\n".join([_("How the reviewers scored, on average, from 0 to 4:"), "", *lines]))
        if comments := sorted(self._comments.get(application.pk, [])):
            said = [f"- {one_line(comment)}" for comment in comments]
            parts.append("\n".join([_("What reviewers wrote for you:"), "", *said]))
        return "\n\n".join(parts)

    @cached_property
    def _templates(self) -> list[LetterTemplate]:
        return list(self.call.letter_templates.all())

    @cached_property
    def _criteria(self) -> list[Criterion]:
        return list(self.call.criteria.filter(kind=CriterionKind.SCORED).prefetch_related("points"))

    @cached_property
    def _means(self) -> dict[int, dict[int, Decimal]]:
        found = Score.objects.filter(
            review__application__call=self.call, review__state=ReviewState.DONE, points__isnull=False
        )
        if self._only is not None:
            found = found.filter(review__application__in=self._only)
        means: dict[int, dict[int, Decimal]] = defaultdict(dict)
        rows = found.values_list("review__application", "criterion").annotate(mean=Avg("points"))
        for application, criterion, mean in rows.order_by():
            means[application][criterion] = Decimal(str(mean))
        return means

    @cached_property
    def _comments(self) -> dict[int, list[str]]:
        found = Review.objects.done().filter(application__call=self.call).exclude(comment_for_applicant="")
        if self._only is not None:
            found = found.filter(application__in=self._only)
        comments: dict[int, list[str]] = defaultdict(list)
        for application, comment in found.values_list("application", "comment_for_applicant"):
            comments[application].append(comment)
        return comments


def _say_mean(criterion: Criterion, mean: Decimal) -> str:
    """`- Practice: 3.5 (3: some of it; 4: all of it)`."""
    near = [one for one in criterion.points.all() if abs(one.points - mean) < 1]
    meanings = "; ".join(f"{one.points}: {one_line(str(one.said('meaning')))}" for one in near)
    told = f"- {one_line(str(criterion.said('title')))}: {say_points(mean)}"
    return f"{told} ({meanings})" if meanings else told


def fingerprint(parts: Any) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def with_letters(selection: Selection) -> Any:
    """The decisions of a selection with all that a letter needs."""
    found = selection.decisions.select_related("application__call__edition__group", "letter")
    return found.order_by("application__number")


def unwritten(decisions: Iterable[Decision]) -> list[Decision]:
    """Those who still have to be told: no letter, or one that was discarded before it left."""
    return [
        one
        for one in decisions
        if (one.letter is None or one.letter.state == EmailState.DISCARDED)
        and one.application.state == ApplicationState.DECIDED
        and one.application.email
        and one.offer in (OfferState.NONE, OfferState.OFFERED)
    ]


def drafts_in(decisions: Iterable[Decision]) -> list[Decision]:
    return [one for one in decisions if one.letter and one.letter.state == EmailState.DRAFT]


def outdated(call: Call, drafts: list[Decision], *, at: dt.datetime) -> list[Decision]:
    """The drafts that would say something else today: template, score, feedback or offer have changed."""
    if not drafts:
        return []
    letters = Letters(call)
    return [one for one in drafts if letters.of(one).hash != one.letter_hash or leaves_too_little(one, at=at)]


def leaves_too_little(decision: Decision, *, at: dt.datetime) -> bool:
    """Whether a draft lay so long that its reader would have a day less to answer than the call promised."""
    if decision.offer != OfferState.OFFERED or decision.offer_until is None:
        return False
    days = decision.application.call.offer_days
    return decision.offer_until - at < dt.timedelta(days=days) - A_DAY


def sample_decision(call: Call, outcome: str, language: str, *, at: dt.datetime) -> Decision:
    """Somebody invented, for a preview before anything is decided."""
    application = Application(
        call=call, number="A000", name=_("Kim Sample"), organisation_name=_("Sample City"), language=language
    )
    until = at + dt.timedelta(days=call.offer_days) if outcome == Outcome.ACCEPTED else None
    return Decision(
        application=application, outcome=outcome, score=Decimal("71.5"), reserve_rank=3, offer_until=until
    )
