"""Expressions of interest, kept apart from applications and from formal confirmation."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from members.people.models import Organisation, Person
from workinggroup.base.states import Stateful
from workinggroup.editions.models import Edition

from ..states import InterestState
from .application import Application


class Interest(Stateful):
    """An organisation that may join: from the first word to the formal answer."""

    States = InterestState

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="interests")
    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.SET_NULL, related_name="interests"
    )
    organisation_name = models.CharField(_("organisation"), max_length=200)
    country = CountryField(_("country"), blank=True)
    name = models.CharField(_("contact"), max_length=150, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    note = models.TextField(_("note"), blank=True)
    language = models.CharField(max_length=10, default="en")
    is_from_public = models.BooleanField(default=False)
    privacy_version = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=10, choices=InterestState, default=InterestState.INTEREST)
    application = models.OneToOneField(
        Application, null=True, on_delete=models.SET_NULL, related_name="interest"
    )
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    moved_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["organisation_name", "pk"]
        indexes = [models.Index(fields=["edition", "state"], name="interest_by_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "email"], condition=~Q(email=""), name="one_interest_an_address"
            )
        ]

    def __str__(self) -> str:
        """It names nobody: history outlives the personal data."""
        return _t("Interest %(number)s") % {"number": self.pk}

    def get_absolute_url(self) -> str:
        return reverse("recruitment:interest", args=[self.edition.slug, self.pk])


class InterestMove(models.Model):
    """One step of the way of an interest, with what was said about it. It goes when the interest goes."""

    interest = models.ForeignKey(Interest, on_delete=models.CASCADE, related_name="moves_made")
    before = models.CharField(max_length=10, choices=InterestState, blank=True)
    after = models.CharField(max_length=10, choices=InterestState)
    note = models.TextField(_("note"), blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.interest}: {self.get_after_display()}"
