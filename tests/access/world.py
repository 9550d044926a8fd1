"""The sample's running edition with one person in each role, a twin group, an object for each address."""

import re
from typing import Any, NamedTuple

from django.core.signals import request_finished
from django.db import close_old_connections
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from members.needs.models import Assessment, Question, Section, WorkPlanItem
from members.people.models import Membership, Person, RoleGrant
from members.people.states import MembershipKind
from members.recruitment.models import (
    Application,
    Call,
    Change,
    Criterion,
    Decision,
    Enquiry,
    Interest,
    Review,
    Selection,
)
from tests.makers.editions import make_edition
from tests.makers.people import make_secretary, with_role
from tests.makers.programme import make_material, make_slides, make_speaker
from workinggroup.editions.models import Edition, HostBody, Objective, PublishedFigure, Topic
from workinggroup.editions.permissions import Role
from workinggroup.outbox.models import Email
from workshops.invitations.models import Deputy, FeedToken, InboundMessage, Invitation, Proposal
from workshops.minutes.models import AgreedVersion, Line, Minutes, Objection
from workshops.minutes.states import MinutesState
from workshops.programme.models import Material, Slides, Speaker
from workshops.report.models import Chapter, ChecklistItem, Paragraph, ReportVersion, Source
from workshops.scheduling.models import AgendaItem, Paper, Participant, Slot, Suggestion, Workshop
from workshops.scheduling.states import WorkshopState
from workshops.series.models import Part, Series

from .coming import first, of_those_who_come

SIGN_IN = "/accounts/login/"
OURS = ("workinggroup.", "members.", "workshops.")


def own_patterns() -> dict[str, str]:
    """`app:name` → the pattern of each of our addresses."""
    return dict(_walk(get_resolver()))


def _walk(resolver: URLResolver, before: str = "", app: str = "") -> Any:
    for entry in resolver.url_patterns:
        pattern = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walk(entry, pattern, entry.namespace or app)
        elif isinstance(entry, URLPattern) and entry.callback.__module__.startswith(OURS):
            yield f"{app}:{entry.name}", pattern


OF_THE_POLL = {
    "invitations:choose", "scheduling:poll", "scheduling:remove_slot", "scheduling:answer_for",
    "scheduling:extend_poll",
}  # fmt: skip


class Programme(NamedTuple):
    slides: int
    speaker: int
    material: int


class World:
    """Who asks (`people`), in which edition, and what stands behind each `pk`."""

    def __init__(self) -> None:
        self.edition = Edition.objects.running().newest_first().first()
        self.finished = Edition.objects.get(year=2022)
        self.group = self.edition.group
        self.people = {
            "anonymous": None,
            "stranger": make_secretary(edition=make_edition()),
            "secretariat": self._with(Role.SECRETARIAT),
            "reviewer": Person.objects.filter(reviews__application__call__edition=self.edition).first(),
            "member": self._member(MembershipKind.MEMBER),
            "observer": self._member(MembershipKind.OBSERVER),
            "speaker": self._speaker(),
        }
        with_role(self.people["reviewer"], Role.REVIEWER, self.edition) if not self._reviews() else None

    def _reviews(self) -> bool:
        return Role.REVIEWER in self.people["reviewer"].roles_in(self.edition)

    def _with(self, role: Role) -> Person:
        return RoleGrant.objects.filter(edition=self.edition, role=role).order_by("pk").first().person

    def _member(self, kind: str) -> Person:
        found = Membership.objects.current().filter(edition=self.edition, kind=kind)
        return found.filter(person__role_grants=None).order_by("pk").first().person

    def _speaker(self) -> Person:
        """Somebody who is a speaker and nothing else, and takes part in the session that is asked for."""
        grants = RoleGrant.objects.filter(edition=self.edition, role=Role.SPEAKER).order_by("pk")
        person = next(
            grant.person for grant in grants if grant.person.roles_in(self.edition) == {Role.SPEAKER}
        )
        for workshop in (self.workshop, self.minuted):
            facts = {"workshop": workshop, "person": person}
            Participant.objects.get_or_create(**facts, defaults={"added_at": timezone.now()})
        return person

    @property
    def workshop(self) -> Workshop:
        return Invitation.objects.filter(item__workshop__edition=self.edition).first().item.workshop

    def _programme(self) -> Programme:
        """Slides, words of a speaker and a material of the session that is asked for."""
        workshop = self.workshop
        person = Participant.objects.filter(workshop=workshop).order_by("pk").first().person
        if not Material.objects.filter(workshop=workshop).exclude(file="").exists():
            make_material(workshop=workshop, file=True)
        if not Slides.objects.filter(workshop=workshop).exists():
            make_slides(workshop=workshop, person=person)
        if not Speaker.objects.filter(workshop=workshop).exists():
            make_speaker(workshop=workshop, person=person)
        return Programme(
            *(model.objects.filter(workshop=workshop).first().pk for model in (Slides, Speaker, Material))
        )

    def _deputy(self) -> int:
        """Somebody who is to come for one of those invited."""
        invitation = Invitation.objects.filter(item__workshop=self.workshop).first()
        facts = {"name": "Ada Deputy", "email": "ada.deputy@example.org", "made_at": timezone.now()}
        return Deputy.objects.get_or_create(invitation=invitation, state="named", defaults=facts)[0].pk

    def _suggestion(self) -> int:
        """A point that somebody proposed for the session."""
        facts = {"person": self.workshop.participants.first().person, "made_at": timezone.now()}
        return Suggestion.objects.get_or_create(workshop=self.workshop, state="open", defaults=facts)[0].pk

    def _in_a_series(self) -> int:
        """The session, as the first of a series."""
        if not Part.objects.filter(workshop=self.workshop).exists():
            series = Series.objects.create(edition=self.edition, rhythm="week", made_at=timezone.now())
            series.parts.create(workshop=self.workshop, position=1)
        return self.workshop.pk

    @property
    def polled(self) -> Workshop:
        return Workshop.objects.filter(edition=self.edition, state=WorkshopState.POLLING).first()

    @property
    def minuted(self) -> Workshop:
        """The session whose minutes are in their agreement round."""
        rounds = Minutes.objects.filter(workshop__edition=self.edition, state=MinutesState.CIRCULATED)
        return rounds.first().workshop

    def url(self, name: str, pattern: str) -> str:
        """The address of `app:name` with an object for each of its places."""
        return reverse(name, kwargs={place: self._value(name, pattern, place) for place in places(pattern)})

    def _value(self, name: str, pattern: str, place: str) -> Any:
        app, short = name.split(":")
        if name.startswith("minutes:version"):
            agreed = AgreedVersion.objects.filter(minutes__workshop__edition=self.edition).first()
            facts = {"pk": agreed.minutes.workshop_id, "number": agreed.number}
            return {"slug": self.edition.slug, **facts}[place]
        if name in OF_THE_POLL:
            polled = self.polled
            asked = polled.participants.first().pk
            facts = {"pk": polled.pk, "slot": polled.slots.first().pk, "participant": asked}
            return {"slug": self.edition.slug, **facts}[place]
        fixed = {
            "kind": "pdf",
            "token": "x",
            "way": "balanced",
            "place": "seat",
            "key": "0" * 8 + "-0000" * 3 + "-" + "0" * 12,
        }
        if short == "letter_template" and place in ("outcome", "language"):
            return {"outcome": "accepted", "language": "en"}[place]
        if app == "recruitment" and place == "kind":
            return "criterion"
        if place == "slug":
            return self._slug(app, short)
        if place in fixed:
            return fixed[place]
        return self._object(app, short, segment_before(pattern, place), place)

    def _slug(self, app: str, short: str) -> str:
        if (app, short) == ("editions", "group"):
            return self.group.slug
        return self.finished.slug if short.startswith(("public", "digest")) else self.edition.slug

    def _object(self, app: str, short: str, segment: str, place: str) -> Any:
        made = self._makers()
        found = made.get((app, place)) or made.get((app, segment)) or made[(segment, place)]
        return found()

    def _makers(self) -> dict[tuple[str, str], Any]:
        """Per app and kind of thing, a function that gives the number of one."""
        return self._of_members() | self._of_workshops()

    def _application(self) -> int:
        """One that somebody declared something about, and that is none of ours."""
        found = Application.objects.filter(call__edition=self.edition, declarations__isnull=False)
        ours = [person for person in self.people.values() if person]
        return found.exclude(applicant__in=ours).order_by("pk").first().pk

    def _of_members(self) -> dict[tuple[str, str], Any]:
        edition, reviewer, call = self.edition, self.people.get("reviewer"), {"call__edition": self.edition}
        return {
            ("outbox", "mail"): first(Email, edition=edition),
            ("editions", "hosts"): first(HostBody, edition=edition),
            ("editions", "objectives"): first(Objective, edition=edition),
            ("editions", "figures"): first(PublishedFigure),
            ("editions", "topics"): first(Topic, edition=edition),
            ("people", "people"): lambda: self.people["member"].pk,
            ("people", "roles"): first(RoleGrant, edition=edition),
            ("recruitment", "calls"): first(Call, edition=edition),
            ("recruitment", "applications"): self._application,
            ("recruitment", "reviews"): first(Review, application__call__edition=edition, reviewer=reviewer),
            ("recruitment", "selections"): first(Selection, **call),
            ("recruitment", "part_pk"): first(Criterion, **call),
            ("recruitment", "change_pk"): first(Change, selection__call__edition=edition),
            ("recruitment", "file_pk"): lambda: 1,
            ("recruitment", "decision_pk"): first(Decision, selection__call__edition=edition),
            ("recruitment", "interest"): first(Interest, edition=edition),
            ("recruitment", "versions"): lambda: 1,
            ("recruitment", "languages"): lambda: "fr",
            ("recruitment", "move"): lambda: "A001",
            ("recruitment", "leave"): lambda: "A001",
            ("recruitment", "apply"): lambda: 1,
            ("recruitment", "upload_pk"): lambda: 1,
            ("recruitment", "enquiry_pk"): lambda: first(Enquiry, application__call__edition=edition)() or 1,
            ("recruitment", "person_pk"): lambda: reviewer.pk if reviewer else 1,
            ("needs", "needs"): first(Assessment, edition=edition),
            ("needs", "sections"): first(Section, assessment__edition=edition),
            ("needs", "questions"): first(Question, section__assessment__edition=edition),
            ("needs", "plan"): first(WorkPlanItem, edition=edition),
            ("needs", "topics"): first(Topic, edition=edition),
        }

    def _of_workshops(self) -> dict[tuple[str, str], Any]:
        edition, minuted = self.edition, self.minuted
        in_minutes = {"minutes__workshop": minuted, "deleted_at": None}
        return {
            ("scheduling", "workshops"): lambda: self.workshop.pk,
            ("scheduling", "sessions"): lambda: Workshop.objects.filter(is_public=True).first().pk,
            ("scheduling", "item"): first(AgendaItem, workshop=self.workshop),
            ("scheduling", "suggestion"): self._suggestion,
            ("scheduling", "paper"): first(Paper, workshop=self.workshop),
            ("scheduling", "participant"): first(Participant, workshop=self.workshop),
            ("scheduling", "slot"): first(Slot, workshop__edition=edition),
            ("invitations", "workshops"): lambda: self.workshop.pk,
            ("invitations", "invitation"): first(Invitation, item__workshop=self.workshop),
            ("invitations", "message"): first(InboundMessage, state="parked"),
            ("invitations", "proposal"): first(Proposal, state="open"),
            ("invitations", "deputy"): self._deputy,
            ("invitations", "calendar"): lambda: first(FeedToken)() or 1,
            **of_those_who_come(edition),
            ("series", "workshops"): self._in_a_series,
            **{(app, "workshops"): lambda: self.workshop.pk for app in ("zones", "reminders", "programme")},
            ("programme", "sessions"): lambda: Workshop.objects.filter(is_public=True).first().pk,
            ("programme", "slides"): lambda: self._programme().slides,
            ("programme", "speaker"): lambda: self._programme().speaker,
            ("programme", "material"): lambda: self._programme().material,
            ("minutes", "workshops"): lambda: minuted.pk,
            ("minutes", "line"): first(Line, **in_minutes),
            ("minutes", "objection"): first(Objection, line__minutes__workshop=minuted),
            ("minutes", "number"): lambda: 1,
            ("report", "chapters"): first(Chapter, report__edition=edition),
            ("report", "paragraphs"): first(Paragraph, chapter__report__edition=edition),
            ("report", "sources"): first(Source, paragraph__chapter__report__edition=edition),
            ("report", "checklist"): first(ChecklistItem, report__edition=edition),
            ("report", "number"): lambda: ReportVersion.objects.get(report__edition=self.finished).number,
        }


def places(pattern: str) -> list[str]:
    """`editions/<slug:slug>/mail/<int:pk>/` has the places slug and pk."""
    return re.findall(r"<\w+:(\w+)>", pattern)


def segment_before(pattern: str, place: str) -> str:
    """The word before a place: what kind of thing its number counts."""
    found = re.search(rf"([\w.-]+)/<\w+:{place}>", pattern)
    return found.group(1) if found else place


def is_let_in(status: int, location: str = "") -> bool:
    """405 is let in: the address is theirs, the method is not its own."""
    return status not in (403, 404) and not (status == 302 and location.startswith(SIGN_IN))


def finish(response: Any) -> None:
    """Close what a download has opened, without the signal that would close the database of the tests."""
    request_finished.disconnect(close_old_connections)
    response.close()
    request_finished.connect(close_old_connections)
