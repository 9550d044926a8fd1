"""What was decided about each application, its letter, and the offer of a seat."""

import datetime as dt
import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from members.people.models import Person
from workinggroup.outbox.models import Email
from workinggroup.outbox.states import EmailState

from ..states import OfferState, Outcome
from .application import Application
from .call import Call
from .selection import Selection

UNSENT = (EmailState.DRAFT, EmailState.DISCARDED)


class DecisionQuerySet(models.QuerySet):
    def of_call(self, call: Call) -> Self:
        return self.filter(application__call=call)

    def waiting_for_an_answer(self) -> Self:
        """Offers whose letter has arrived as far as we know; the clock of the others does not run."""
        return self.filter(offer=OfferState.OFFERED, letter__state=EmailState.SENT)

    def holding_a_seat(self) -> Self:
        """Seats offered or taken, without those declined, ended or withdrawn."""
        held = self.filter(outcome=Outcome.ACCEPTED).exclude(
            offer__in=[OfferState.DECLINED, OfferState.EXPIRED]
        )
        return held.exclude(application__state="withdrawn")


class Decision(models.Model):
    """What was decided about an application: one for ever, so that nobody is accepted and refused.

    `letter_number` counts its letters, `letter_outcome` is what the last one says: it cannot differ from the
    outcome, so an outcome only changes together with its letter. `letter_version` is the version of the mail
    that we wrote last: a higher one was edited by hand.
    """

    selection = models.ForeignKey(Selection, on_delete=models.CASCADE, related_name="decisions")
    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="decision")
    outcome = models.CharField(max_length=8, choices=Outcome)
    offer = models.CharField(max_length=8, choices=OfferState, default=OfferState.NONE)
    score = models.DecimalField(max_digits=7, decimal_places=4, null=True)
    reserve_rank = models.PositiveSmallIntegerField(null=True)
    letter = models.OneToOneField(Email, null=True, on_delete=models.SET_NULL, related_name="decision")
    letter_number = models.PositiveSmallIntegerField(default=0)
    letter_outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    letter_version = models.PositiveIntegerField(default=0)
    letter_hash = models.CharField(max_length=64, blank=True)
    offer_until = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    expired_at = models.DateTimeField(null=True)
    promoted_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField()

    objects = DecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome=Outcome.ACCEPTED) & ~Q(offer=OfferState.NONE)
                | ~Q(outcome=Outcome.ACCEPTED) & Q(offer=OfferState.NONE),
                name="only_the_accepted_have_an_offer",
            ),
            models.CheckConstraint(
                condition=Q(offer__in=["accepted", "declined"], answered_at__isnull=False)
                | Q(offer__in=["none", "offered", "expired"], answered_at=None),
                name="an_answered_offer_says_when",
            ),
            models.CheckConstraint(
                condition=Q(offer=OfferState.EXPIRED, expired_at__isnull=False)
                | ~Q(offer=OfferState.EXPIRED) & Q(expired_at=None),
                name="an_ended_offer_says_when",
            ),
            models.CheckConstraint(
                condition=Q(letter_outcome="") | Q(letter_outcome=F("outcome")),
                name="a_letter_says_what_was_decided",
            ),
            models.CheckConstraint(
                condition=Q(promoted_at=None) | Q(outcome=Outcome.ACCEPTED, reserve_rank__isnull=False),
                name="only_the_reserve_list_moves_up",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.REFUSED) | Q(reserve_rank=None),
                name="the_refused_are_on_no_list",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application}: {self.get_outcome_display()}"

    @property
    def offer_look(self):
        return OfferState(self.offer).look

    @property
    def has_left(self) -> bool:
        """Whether its letter is on its way or has arrived: from then on the applicant may know."""
        return self.letter is not None and self.letter.state not in UNSENT

    @property
    def was_edited(self) -> bool:
        """Whether somebody changed the words of the draft by hand since we wrote it."""
        return self.letter is not None and self.letter.version > self.letter_version

    @property
    def can_have_more_time(self) -> bool:
        return self.offer_until is not None and self.offer in (OfferState.OFFERED, OfferState.EXPIRED)

    def is_late(self, at: dt.datetime) -> bool:
        return self.offer_until is not None and at >= self.offer_until


class OfferExtension(models.Model):
    """More time to answer one offer, and why."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="extensions")
    before = models.DateTimeField()
    after = models.DateTimeField()
    reason = models.CharField(_("reason"), max_length=300)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(after__gt=F("before")), name="more_time_goes_later"),
            models.CheckConstraint(condition=~Q(reason=""), name="more_time_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.decision}: {self.after:%Y-%m-%d %H:%M}"


class LetterTemplate(models.Model):
    """The words of a decision letter for one outcome in one language, with typed placeholders."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="letter_templates")
    outcome = models.CharField(max_length=8, choices=Outcome)
    language = models.CharField(max_length=10)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"))
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["call", "outcome", "language"], name="one_letter_template_an_outcome_and_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} ({self.language})"


class Note(models.Model):
    """A published version of the public note, word for word: what follows later makes a new version."""

    selection = models.ForeignKey(Selection, on_delete=models.CASCADE, related_name="notes")
    number = models.PositiveSmallIntegerField()
    documents = models.JSONField()
    hash = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["selection", "number"], name="one_note_a_number")]

    def __str__(self) -> str:
        return f"{self.selection}, {self.number}"


class LegalHold(models.Model):
    """Stops the deletion of a call's applications, with the reason, until somebody lifts it."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="holds")
    reason = models.CharField(_("reason"), max_length=300)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["call"], condition=Q(lifted_at=None), name="one_legal_hold_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="a_legal_hold_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.call}: {self.reason}"


def file_path(made: "CommitteeFile", name: str) -> str:
    """A name that nobody can guess, and that says nothing."""
    return f"committee/{uuid.uuid4().hex}"


class CommitteeFile(models.Model):
    """A long file for the committee, made by a job for one reader, as others may see more. Kept a day."""

    selection = models.ForeignKey(Selection, on_delete=models.CASCADE, related_name="files")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=4)
    language = models.CharField(max_length=10)
    file = models.FileField(upload_to=file_path, blank=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.selection}: {self.kind}"
