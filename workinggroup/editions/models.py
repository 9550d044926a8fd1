"""The standing group, its yearly editions, who hosts them and what they treat."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from workinggroup.base.states import Stateful
from workinggroup.base.zones import TimeZoneField

from .states import EditionState, HostRole


class WorkingGroup(models.Model):
    """The standing group; its editions come and go."""

    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=80)
    slug = models.SlugField(max_length=60, unique=True)
    aliases = models.JSONField(_("also known as"), default=list, blank=True)
    about = models.TextField(_("about the group"), blank=True)
    countries = CountryField(_("countries"), multiple=True, blank=True)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("editions:group", args=[self.slug])


class EditionQuerySet(models.QuerySet):
    def newest_first(self) -> Self:
        return self.order_by("-year", "-pk")

    def running(self) -> Self:
        return self.filter(state=EditionState.RUNNING)


class Edition(Stateful):
    """One cycle of a working group."""

    States = EditionState

    group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, related_name="editions")
    year = models.PositiveSmallIntegerField(_("year"))
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=200)
    about = models.TextField(_("about this edition"), blank=True)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    timezone = TimeZoneField(_("time zone"), default="Europe/Brussels")
    language = models.CharField(_("working language"), max_length=10, default="en")
    state = models.CharField(max_length=12, choices=EditionState, default=EditionState.PREPARING)
    made_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="successors"
    )
    reply_to = models.EmailField(_("address for questions"), blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = EditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "year"], name="one_edition_a_year"),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                name="edition_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group.short_name}, {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("editions:home", args=[self.slug])

    @property
    def short(self) -> str:
        return str(_("Edition %(year)s") % {"year": self.year})


class HostBody(models.Model):
    """An organisation's role in an edition. A host frame need not have a country."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="host_bodies")
    name = models.CharField(_("name"), max_length=200)
    country = CountryField(_("country"), blank=True)
    role = models.CharField(_("role"), max_length=16, choices=HostRole)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "name", "role"], name="a_host_has_a_role_once")
        ]

    def __str__(self) -> str:
        return self.name


class Objective(models.Model):
    """What an edition is for, in its own words."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="objectives")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.TextField(_("objective"))

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "text"], name="one_objective_of_a_text_an_edition")
        ]

    def __str__(self) -> str:
        return self.text


class Topic(models.Model):
    """A theme that an edition treats; it may carry over from an earlier edition."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="topics")
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    carried_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="carried_to"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "title"], name="one_topic_of_a_title_an_edition")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("editions:topic", args=[self.edition.slug, self.pk])


class PublishedFigure(models.Model):
    """A figure that was published about an edition, with its source: sources may disagree.

    `value` is None where nothing was published; pages say "not yet entered" and never guess.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="published_figures")
    what = models.CharField(_("what is counted"), max_length=80)
    value = models.PositiveIntegerField(_("published value"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "what", "source"], name="a_figure_once_a_source")
        ]

    def __str__(self) -> str:
        return f"{self.what}: {self.value}"
