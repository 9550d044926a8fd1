"""The life of an assessment, of a response and of the work plan, and the kinds of things in them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from workinggroup.base.states import StateMachine


class AssessmentState(StateMachine):
    DRAFT = "draft", _("Draft")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")

    @classmethod
    def moves(cls) -> dict["AssessmentState", set["AssessmentState"]]:
        return {cls.DRAFT: {cls.OPEN}, cls.OPEN: {cls.CLOSED}}

    @classmethod
    def looks(cls) -> dict["AssessmentState", tuple[str, str]]:
        return {cls.DRAFT: ("attention", "draft"), cls.OPEN: ("now", "now"), cls.CLOSED: ("good", "lock")}


class ResponseState(StateMachine):
    DRAFT = "draft", _("Not handed in")
    SUBMITTED = "submitted", _("Handed in")

    @classmethod
    def moves(cls) -> dict["ResponseState", set["ResponseState"]]:
        return {cls.DRAFT: {cls.SUBMITTED}}

    @classmethod
    def looks(cls) -> dict["ResponseState", tuple[str, str]]:
        return {cls.DRAFT: ("attention", "draft"), cls.SUBMITTED: ("good", "done")}


class PlanState(StateMachine):
    DRAFT = "draft", _("Draft")
    AGREED = "agreed", _("Agreed")

    @classmethod
    def moves(cls) -> dict["PlanState", set["PlanState"]]:
        return {cls.DRAFT: {cls.AGREED}, cls.AGREED: {cls.DRAFT}}

    @classmethod
    def looks(cls) -> dict["PlanState", tuple[str, str]]:
        return {cls.DRAFT: ("attention", "draft"), cls.AGREED: ("good", "done")}


class Audience(models.TextChoices):
    ORGANISATIONS = "organisations", _("Organisations: one response for each, written together")
    PERSONS = "persons", _("Persons: one response for each")


class Privacy(models.TextChoices):
    NAMED = "named", _("Named")
    PSEUDONYMOUS = "pseudonymous", _("Pseudonymous")
    ANONYMOUS = "anonymous", _("Anonymous")


class QuestionKind(models.TextChoices):
    PAIR = "pair", _("Importance and level, for each topic")
    SINGLE = "single", _("One choice")
    MULTIPLE = "multiple", _("Several choices")
    RANKING = "ranking", _("Ranking")
    SCALE = "scale", _("Scale")
    TEXT = "text", _("Text")

    @property
    def has_choices(self) -> bool:
        return self in (self.PAIR, self.SINGLE, self.MULTIPLE, self.RANKING)

    @property
    def has_picks(self) -> bool:
        """Whether an answer consists of chosen choices."""
        return self in (self.SINGLE, self.MULTIPLE, self.RANKING)


class Method(models.TextChoices):
    RDM = "rdm", _("Ranked Discrepancy Model")
    BORICH = "borich", _("Borich: mean weighted discrepancy")
    INTEREST = "interest", _("Interest")


class PlanKind(models.TextChoices):
    WORKSHOP = "workshop", _("Workshop")
    WEBINAR = "webinar", _("Webinar")
    KICK_OFF = "kick-off", _("Kick-off")
    MEETING = "meeting", _("Meeting")
    MARKET_DIALOGUE = "market-dialogue", _("Market dialogue")
    DELIVERABLE = "deliverable", _("Deliverable")

    @property
    def is_session(self) -> bool:
        return self != self.DELIVERABLE


class Event(models.TextChoices):
    ASSESSMENT_CREATED = "needs.assessment_created", _("Survey created")
    ASSESSMENT_CHANGED = "needs.assessment_changed", _("Survey changed")
    ASSESSMENT_COPIED = "needs.assessment_copied", _("Survey copied from an earlier edition")
    ASSESSMENT_OPENED = "needs.assessment_opened", _("Survey opened")
    ASSESSMENT_EXTENDED = "needs.assessment_extended", _("Survey extended")
    ASSESSMENT_CLOSED = "needs.assessment_closed", _("Survey closed, results fixed")
    MEMBERS_INVITED = "needs.members_invited", _("Members invited to answer")
    MEMBERS_REMINDED = "needs.members_reminded", _("Members reminded to answer")
    RESPONSE_SUBMITTED = "needs.response_submitted", _("Answers handed in")
    TEXTS_READ = "needs.texts_read", _("Texts of the survey tied to topics")
    PLAN_ITEM_ADDED = "needs.plan_item_added", _("Work plan item added")
    PLAN_ITEM_CHANGED = "needs.plan_item_changed", _("Work plan item changed")
    PLAN_ITEM_MOVED = "needs.plan_item_moved", _("Work plan item moved")
    PLAN_ITEM_REMOVED = "needs.plan_item_removed", _("Work plan item removed")
    PLAN_AGREED = "needs.plan_agreed", _("Work plan agreed")
    PLAN_REOPENED = "needs.plan_reopened", _("Work plan opened again")
