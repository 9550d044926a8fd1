"""What the pages of an edition show."""

import datetime as dt
import re
from functools import cached_property, partial
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from workinggroup.base.clock import zone_city
from workinggroup.outbox.queries import Outgoing
from workinggroup.outbox.queries import outgoing as outgoing_of

from . import registry
from .models import Edition, HostBody
from .once import once, once_for_all
from .permissions import Permission, may, permissions_of


def hosts_of(edition: Edition) -> list[HostBody]:
    """The host bodies of an edition, in the order in which they were named."""
    return once(edition, "hosts", lambda: list(edition.host_bodies.order_by("pk")))


class TrackStage(NamedTuple):
    """A stage on the track, as one reader sees it now."""

    slug: str
    name: str
    url: str
    words: str
    mood: str
    attention: bool
    current: bool
    now: registry.StageNow


class Link(NamedTuple):
    label: str
    url: str
    current: bool


def outgoing(edition: Edition, person: Any) -> list[Outgoing]:
    """What is about to go out, waits to be read, or has failed."""
    ask = partial(outgoing_of, reader=person, shown=registry.shown_mails)
    return once_for_all(edition, ("outgoing", person), ask)


def track(edition: Edition, person: Any, *, at: dt.datetime, path: str = "") -> list[TrackStage]:
    """The stages that concern a reader, in order."""
    found = ((stage, stage.now(edition, person, at)) for stage in registry.stages)
    named = next((one.slug for one in registry.stages if one.pages and re.search(one.pages, path)), None)
    return [
        TrackStage(
            stage.slug,
            str(stage.name),
            now.url,
            now.words,
            now.mood,
            now.attention,
            stage.slug == named if named else bool(now.url) and path.startswith(now.url),
            now,
        )
        for stage, now in found
        if now is not None
    ]


class Frame:
    """Everything around the page, each part computed only when the template asks for it."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.sample = settings.SAMPLE_MODE
        self.wide = False

    @cached_property
    def person(self) -> Any:
        user = getattr(self.request, "user", None)
        return user if user and user.is_authenticated else None

    @cached_property
    def edition(self) -> Edition | None:
        return getattr(self.request, "edition", None)

    @cached_property
    def group(self) -> Any:
        if self.edition:
            return self.edition.group
        if found := getattr(self.request, "group", None):
            return found
        return self.person.editions[0].group if self.person and self.person.editions else None

    @cached_property
    def stages(self) -> list[TrackStage]:
        if not (self.edition and self.person):
            return []
        return track(self.edition, self.person, at=timezone.now(), path=self.request.path)

    @cached_property
    def stage_now(self) -> TrackStage | None:
        """The stage that the one-line track of narrow screens names."""
        current = next((stage for stage in self.stages if stage.current), None)
        return current or next((stage for stage in self.stages if stage.mood == "now"), None)

    @cached_property
    def editions(self) -> list[Link]:
        """The editions between which the reader can switch."""
        if not self.person:
            return []
        open_to_me = (one for one in self.person.editions if may(self.person, Permission.READ_EDITION, one))
        return [Link(one.short, one.get_absolute_url(), one == self.edition) for one in open_to_me]

    @cached_property
    def crumb(self) -> Link | None:
        """The way back to the edition, on the pages inside it."""
        match = self.request.resolver_match
        is_inside = self.edition and match and "slug" in match.kwargs and self.search_url
        home = self.edition.get_absolute_url() if is_inside else ""
        return Link(self.edition.short, home, False) if home and self.request.path != home else None

    @cached_property
    def also(self) -> list[Link]:
        """Other pages of the edition that the reader may open."""
        links = [(_("What needs me"), reverse("people:me"))] if self.person else []
        if self.edition and self.person:
            links += self._pages_of_edition()
        return [Link(label, url, self.request.path == url) for label, url in links]

    def _pages_of_edition(self) -> list[tuple[str, str]]:
        granted = permissions_of(self.person, self.edition)
        pages = [
            (Permission.READ_EDITION, _("Edition home"), "editions:home"),
            (Permission.READ_EDITION, _("Members"), "people:directory"),
            (Permission.MANAGE_MAIL, _("Mail outbox"), "outbox:log"),
            (Permission.READ_HISTORY, _("History"), "editions:history"),
        ]
        return [
            (label, reverse(name, args=[self.edition.slug])) for need, label, name in pages if need in granted
        ]

    @cached_property
    def may_read_history(self) -> bool:
        return bool(self.edition and self.person) and Permission.READ_HISTORY in permissions_of(
            self.person, self.edition
        )

    @cached_property
    def hosts(self) -> list[Any]:
        """The host bodies of the edition, or of the newest edition of the group that the page is about."""
        edition = self.edition or (self.group and self.group.editions.newest_first().first())
        return hosts_of(edition) if edition else []

    @cached_property
    def search_url(self) -> str:
        granted = permissions_of(self.person, self.edition) if self.edition and self.person else set()
        return (
            reverse("editions:search", args=[self.edition.slug]) if Permission.READ_EDITION in granted else ""
        )

    @cached_property
    def languages(self) -> list[tuple[str, str, bool]]:
        active = translation.get_language()
        return [
            (code, translation.get_language_info(code)["name_local"], code == active)
            for code, _name in settings.LANGUAGES
        ]

    @cached_property
    def language_now(self) -> str:
        return next((name for _code, name, current in self.languages if current), "English")

    @cached_property
    def zone_words(self) -> str:
        """`Brussels 09:41`: the reader's own clock."""
        zone = timezone.get_current_timezone()
        return f"{zone_city(zone)} {timezone.now().astimezone(zone):%H:%M}"
