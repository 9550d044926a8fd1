"""Humans, the organisations they speak for, and what they are in an edition."""

import datetime as dt
from typing import Any, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from workinggroup.base.prepared import prepared
from workinggroup.base.zones import TimeZoneField
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Role

from .states import GovernmentLevel, LegalType, MembershipKind


class Organisation(models.Model):
    """An authority or body for which people speak."""

    name = models.CharField(_("name"), max_length=200)
    country = CountryField(_("country"))
    level = models.CharField(_("level of government"), max_length=14, choices=GovernmentLevel)
    legal_type = models.CharField(_("legal type"), max_length=20, choices=LegalType, blank=True)
    language = models.CharField(_("language of the name"), max_length=10, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("name"), "country", name="one_organisation_a_name_and_country")
        ]

    def __str__(self) -> str:
        return self.name


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        person = self.model(email=self.normalise(email), **fields)
        person.set_password(password) if password else person.set_unusable_password()
        person.save()
        return person

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        return self.create_user(email, password, **fields)

    def get_by_natural_key(self, email: str | None) -> "Person":
        return self.get(email=self.normalise(email or ""))

    @staticmethod
    def normalise(email: str) -> str:
        """One person, one spelling: the whole address in lower case."""
        return email.strip().lower()


class Person(AbstractBaseUser):
    """A human. The e-mail address is the login."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=150, blank=True)
    function = models.CharField(_("function"), max_length=150, blank=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="people"
    )
    language = models.CharField(_("language"), max_length=10, default="en")
    timezone = TimeZoneField(_("time zone"), default="Europe/Brussels")
    work_from = models.TimeField(_("working hours from"), default=dt.time(8))
    work_until = models.TimeField(_("working hours until"), default=dt.time(18))
    work_days = models.CharField(_("working days"), max_length=7, default="01234")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(null=True, blank=True)
    links_epoch = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []
    objects = PersonManager()

    class Meta:
        verbose_name = _("person")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_person_an_address"),
            models.CheckConstraint(
                condition=Q(work_until__gt=models.F("work_from")), name="work_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def get_absolute_url(self) -> str:
        return reverse("people:me")

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    def roles_in(self, edition: Edition) -> set[Role]:
        """The roles held in an edition: those given, and those that come with a membership."""
        return self._roles.get(edition.pk, set())

    @property
    def edition_pks(self) -> list[int]:
        """The editions in which the person holds any role."""
        return list(self._roles)

    @cached_property
    def _roles(self) -> dict[int, set[Role]]:
        """All roles by edition: those given, and those that come with a membership."""
        found: dict[int, set[Role]] = {}
        for row in self._held:
            roles = found.setdefault(row.pk, set())
            roles |= {Role(row.given_as)} if row.given_as else set()
            roles |= {MembershipKind(row.taken_as).role} if row.taken_as else set()
        return found

    @cached_property
    def _held(self) -> list[Any]:
        """Editions, the newest first, each once for every role given there; read once for each request."""
        return _editions_of(self)

    @property
    def organisations_now(self) -> set[tuple[int, int]]:
        """(edition, organisation) of each membership that is held now."""
        return {(row.pk, row.speaks_for) for row in self._held if row.speaks_for}

    @cached_property
    def editions(self) -> list[Edition]:
        """The editions in which the person holds any role, the newest first."""
        return list(dict.fromkeys(self._held))

    def forget_roles(self) -> None:
        """Read the roles anew: after one was given or taken within the same request."""
        self.__dict__.pop("_held", None)
        self.__dict__.pop("_roles", None)
        self.__dict__.pop("editions", None)

    @cached_property
    def has_second_factor(self) -> bool:
        return self.authenticator_set.exclude(type="recovery_codes").exists()


@prepared
def _editions_of(person: Any) -> models.QuerySet[Edition]:
    """The editions of a person, once for each role given there, with the membership held there now."""
    held = Q(memberships__person=person, memberships__ended_at=None)
    found = Edition.objects.select_related("group").annotate(
        given=models.FilteredRelation("role_grants", condition=Q(role_grants__person=person)),
        taken=models.FilteredRelation("memberships", condition=held),
        given_as=models.F("given__role"),
        taken_as=models.F("taken__kind"),
        speaks_for=models.F("taken__organisation"),
    )
    return found.exclude(given_as=None, taken_as=None).newest_first()


class RoleGrant(models.Model):
    """A role given by hand: secretariat, reviewer, speaker. Members hold theirs through the membership."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="role_grants")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="role_grants")
    role = models.CharField(max_length=12, choices=Role)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "person", "role"], name="a_role_is_given_once")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"


class MembershipQuerySet(models.QuerySet):
    def current(self) -> Self:
        return self.filter(ended_at=None)

    def members(self) -> Self:
        return self.filter(kind=MembershipKind.MEMBER)

    def observers(self) -> Self:
        return self.filter(kind=MembershipKind.OBSERVER)

    def for_directory(self) -> Self:
        return self.select_related("person", "organisation").order_by("organisation__name", "person__name")

    def speaking_for(self, organisation: "Organisation") -> Self:
        return self.filter(organisation=organisation)

    def counts(self) -> dict[str, int]:
        """Persons and organisations are two numbers, always both shown."""
        return self.aggregate(
            persons=models.Count("person", distinct=True),
            organisations=models.Count("organisation", distinct=True),
        )


class Membership(models.Model):
    """A person for an organisation in an edition."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    kind = models.CharField(_("kind"), max_length=10, choices=MembershipKind, default=MembershipKind.MEMBER)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "person"], name="one_membership_a_person_and_edition"),
            models.CheckConstraint(
                condition=~Q(kind=MembershipKind.OBSERVER) | ~Q(reason=""), name="an_observer_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=models.F("since")),
                name="membership_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.organisation}"

    @property
    def role_words(self) -> str:
        """`Procurement, member`: as it stands under a name."""
        return ", ".join(
            part for part in (self.person.function, str(self.get_kind_display()).lower()) if part
        )

    def is_current(self, at: dt.datetime) -> bool:
        return self.since <= at and (self.ended_at is None or at < self.ended_at)
