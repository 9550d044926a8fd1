"""What minutes, lines and objections can be."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from workinggroup.base.states import StateMachine


class MinutesState(StateMachine):
    OPEN = "open", _("Open")
    CIRCULATED = "circulated", _("In agreement round")
    AGREED = "agreed", _("Agreed")

    @classmethod
    def moves(cls) -> dict["MinutesState", set["MinutesState"]]:
        """Agreed minutes are opened again only as a new version; the version before stays as it was."""
        return {cls.OPEN: {cls.CIRCULATED}, cls.CIRCULATED: {cls.AGREED}, cls.AGREED: {cls.OPEN}}

    @classmethod
    def looks(cls) -> dict["MinutesState", tuple[str, str]]:
        return {cls.OPEN: ("now", "now"), cls.CIRCULATED: ("now", "half"), cls.AGREED: ("good", "lock")}


class LineKind(models.TextChoices):
    NOTE = "note", _("Note")
    INSIGHT = "insight", _("Insight")
    DECISION = "decision", _("Decision")
    ACTION = "action", _("Action")
    QUESTION = "question", _("Question")

    @property
    def shape(self) -> str:
        """The name of its shape in the sprite."""
        return self.value


class InsightKind(models.TextChoices):
    GOOD_PRACTICE = "good_practice", _("Good practice")
    CHALLENGE = "challenge", _("Challenge")
    LESSON = "lesson", _("Lesson")
    RECOMMENDATION = "recommendation", _("Recommendation")


class ObjectionState(StateMachine):
    OPEN = "open", _("Open")
    TAKEN_IN = "taken_in", _("Taken in")
    KEPT = "kept", _("Text kept")
    WITHDRAWN = "withdrawn", _("Withdrawn")

    @classmethod
    def moves(cls) -> dict["ObjectionState", set["ObjectionState"]]:
        return {cls.OPEN: {cls.TAKEN_IN, cls.KEPT, cls.WITHDRAWN}}

    @classmethod
    def looks(cls) -> dict["ObjectionState", tuple[str, str]]:
        return {cls.OPEN: ("attention", "warn"), cls.TAKEN_IN: ("good", "done"), cls.KEPT: ("plain", "note")}


class Event(models.TextChoices):
    MINUTES_OPENED = "minutes.opened", _("Minutes opened")
    MINUTES_CIRCULATED = "minutes.circulated", _("Minutes sent round")
    ROUND_REMINDED = "minutes.reminded", _("Reminder of the minutes sent")
    ROUND_EXTENDED = "minutes.round_extended", _("Agreement round made longer")
    MINUTES_AGREED = "minutes.agreed", _("Minutes agreed")
    CORRECTION_OPENED = "minutes.correction_opened", _("New version of the minutes opened")
    LINE_DELETED = "minutes.line_deleted", _("Line deleted")
    LINE_RESTORED = "minutes.line_restored", _("Line put back")
    OBJECTION_MADE = "minutes.objection_made", _("Change of a line asked for")
    OBJECTION_TAKEN_IN = "minutes.objection_taken_in", _("Asked change taken in")
    OBJECTION_KEPT = "minutes.objection_kept", _("Asked change answered: text kept")
    OBJECTION_WITHDRAWN = "minutes.objection_withdrawn", _("Asked change withdrawn")
    PERSON_AGREED = "minutes.person_agreed", _("Minutes agreed by a person")
    ACTION_DONE = "minutes.action_done", _("Action done")
    ACTION_REOPENED = "minutes.action_reopened", _("Action not done after all")
    OWNER_GIVEN = "minutes.owner_given", _("Owner given")
    QUESTION_ANSWERED = "minutes.question_answered", _("Question answered")
    ACTIONS_CARRIED = "minutes.actions_carried", _("Open actions taken over")
