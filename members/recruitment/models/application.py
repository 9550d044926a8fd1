"""An application, its answers, and the links by which its author comes back."""

import datetime as dt
import uuid
from typing import Any, Self

from django.db import models
from django.db.models import Avg, Count, Exists, Max, Min, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django_countries import countries
from django_countries.fields import CountryField

from members.people.models import Organisation, Person
from members.people.states import GovernmentLevel, LegalType
from workinggroup.base.states import Stateful
from workinggroup.base.zones import TimeZoneField

from ..states import IDLE_REVIEWS, ApplicantRole, ApplicationState, QuestionKind, ReviewState
from .call import Call
from .parts import Question

DONE = Q(reviews__state=ReviewState.DONE)


class ApplicationQuerySet(models.QuerySet):
    def submitted(self) -> Self:
        """What was handed in and not taken back."""
        return self.filter(state__in=[ApplicationState.SUBMITTED, ApplicationState.DECIDED])

    def drafts(self) -> Self:
        return self.filter(state=ApplicationState.DRAFT)

    def visible_to(self, person: Person) -> Self:
        """Without the files in which the person declared a conflict of interest."""
        mine = ConflictDeclaration.objects.filter(
            application=OuterRef("pk"), person=person, has_conflict=True
        )
        return self.filter(~Exists(mine))

    def with_scores(self) -> Self:
        """The mean of the finished reviews on 0–100, how far they lie apart, and how many there are."""
        return self.annotate(
            score=Avg("reviews__total", filter=DONE),
            lowest=Min("reviews__total", filter=DONE),
            highest=Max("reviews__total", filter=DONE),
            done=Count("reviews", filter=DONE),
            assigned=Count("reviews", filter=~Q(reviews__state__in=IDLE_REVIEWS)),
            ineligible=Count("reviews", filter=DONE & Q(reviews__eligible=False)),
        )


class Application(Stateful):
    """One person's application to one call. It names nobody in history: `str()` gives its number."""

    States = ApplicationState

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="applications")
    number = models.CharField(max_length=8, null=True)
    state = models.CharField(max_length=10, choices=ApplicationState, default=ApplicationState.DRAFT)
    start_key = models.UUIDField(unique=True)
    applicant = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="applications")
    name = models.CharField(_("name"), max_length=150, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    function = models.CharField(_("function"), max_length=150, blank=True)
    role = models.CharField(_("what you do about buying"), max_length=10, choices=ApplicantRole, blank=True)
    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="applications"
    )
    organisation_name = models.CharField(_("organisation"), max_length=200, blank=True)
    country = CountryField(_("country"), blank=True)
    level = models.CharField(_("level of government"), max_length=14, choices=GovernmentLevel, blank=True)
    legal_type = models.CharField(_("legal type"), max_length=20, choices=LegalType, blank=True)
    is_newcomer = models.BooleanField(default=True)
    language = models.CharField(max_length=10, default="en")
    timezone = TimeZoneField(default="Europe/Brussels")
    privacy_version = models.CharField(max_length=20, blank=True)
    call_version = models.PositiveSmallIntegerField(default=1)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    imported_at = models.DateTimeField(null=True)
    imported_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    erased_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["call", "state"], name="application_by_state")]
        constraints = [
            models.UniqueConstraint(fields=["call", "number"], name="one_application_a_number"),
            models.UniqueConstraint(
                fields=["call", "email"],
                condition=Q(state__in=["submitted", "decided"]) & ~Q(email=""),
                name="one_application_an_address",
            ),
            models.CheckConstraint(
                condition=Q(state=ApplicationState.DRAFT, submitted_at=None, number=None)
                | (~Q(state=ApplicationState.DRAFT) & Q(submitted_at__isnull=False, number__isnull=False)),
                name="application_number_goes_with_submission",
            ),
            models.CheckConstraint(
                condition=Q(state=ApplicationState.WITHDRAWN, withdrawn_at__isnull=False)
                | (~Q(state=ApplicationState.WITHDRAWN) & Q(withdrawn_at=None)),
                name="application_withdrawn_at_goes_with_withdrawn",
            ),
            models.CheckConstraint(
                condition=Q(state=ApplicationState.DRAFT) | ~Q(privacy_version=""),
                name="a_submitted_application_names_its_privacy_notice",
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(name="", email="", function="", applicant=None),
                name="an_erased_application_names_nobody",
            ),
        ]

    def __str__(self) -> str:
        return self.number or _t("Draft %(number)s") % {"number": self.pk}

    def get_absolute_url(self) -> str:
        return reverse("recruitment:application", args=[self.call.edition.slug, self.pk])

    @property
    def is_draft(self) -> bool:
        return self.state == ApplicationState.DRAFT

    @property
    def place_name(self) -> str:
        """The name by which the file is known: its organisation."""
        return self.organisation_name or str(self)


class Answer(models.Model):
    """An answer: a text, a number, a list of chosen values, `{"name", "country"}` of an organisation, or
    `{"file", "upload"}` of a file, which is the name and the key of its upload."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    value = models.JSONField(default=str)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application", "question"], name="one_answer_a_question_and_application"
            )
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        """The answer as it was given, in the first language of the call."""
        return say_value(self.value)

    @property
    def has_country(self) -> bool:
        return isinstance(self.value, dict) and bool(self.value.get("country"))

    @property
    def said(self) -> str:
        """The answer in the reader's language: chosen values and countries by their words there."""
        kind, several = self.question.kind, self.value if isinstance(self.value, list) else [self.value]
        if kind in (QuestionKind.CHOICE, QuestionKind.CHOICES):
            return ", ".join(self.question.said_choice(str(one)) for one in several)
        if kind == QuestionKind.COUNTRY:
            return str(countries.name(str(self.value)) or self.value)
        return self.words


def words_in(text: str) -> int:
    return len(text.split())


def say_value(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    if isinstance(value, dict):
        country = str(countries.name(value.get("country", "")) or "")
        name = str(value.get("file") or value.get("name") or "")
        return f"{name} ({country})" if name and country else name
    if isinstance(value, float):
        return f"{value:f}".rstrip("0").rstrip(".")
    return "" if value is None else str(value)


def upload_path(upload: "Upload", name: str) -> str:
    """A name that says nothing about its author; the true one stays in the database."""
    return f"applications/{upload.application.call_id}/{uuid.uuid4().hex}"


class Upload(models.Model):
    """A file that answers a question. `content_type` is what its content was found to be.

    `cleared_at`: the secretariat has looked, and the file does not tell who applies (see a blind review).
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="uploads")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="uploads")
    file = models.FileField(upload_to=upload_path)
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField()
    cleared_at = models.DateTimeField(null=True)
    cleared_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "question"], name="one_upload_a_question")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def value(self) -> dict[str, Any]:
        """What stands in the answer, so that every list of answers has the file too."""
        return {"file": self.name, "upload": self.pk}


class ApplicationLink(models.Model):
    """A link that brings an applicant back; only its hash is kept."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.application}, {self.made_at:%Y-%m-%d}"

    def is_older_than(self, age: dt.timedelta, *, at: dt.datetime) -> bool:
        return at - self.made_at > age


class ConflictDeclaration(models.Model):
    """What a person said about a conflict of interest before the file opened."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="declarations")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="conflict_declarations")
    has_conflict = models.BooleanField()
    words = models.CharField(_("which conflict"), max_length=300, blank=True)
    declared_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "person"], name="one_declaration_a_person")
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.application}"
