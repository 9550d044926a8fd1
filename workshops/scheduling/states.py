"""What sessions are and can become, and what people say about dates."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from workinggroup.base.states import StateMachine


class WorkshopKind(models.TextChoices):
    WORKSHOP = "workshop", _("Workshop")
    WEBINAR = "webinar", _("Webinar")
    KICK_OFF = "kick_off", _("Kick-off")
    MEETING = "meeting", _("Meeting")
    MARKET_DIALOGUE = "market_dialogue", _("Market dialogue")


class WorkshopFormat(models.TextChoices):
    ONLINE = "online", _("Online")
    ON_SITE = "on_site", _("On site")
    HYBRID = "hybrid", _("On site and online")


class WorkshopState(StateMachine):
    DRAFT = "draft", _("Draft")
    POLLING = "polling", _("Poll open")
    SCHEDULED = "scheduled", _("Scheduled")
    HELD = "held", _("Held")
    CANCELLED = "cancelled", _("Cancelled")

    @classmethod
    def moves(cls) -> dict["WorkshopState", set["WorkshopState"]]:
        return {
            cls.DRAFT: {cls.POLLING, cls.SCHEDULED, cls.CANCELLED},
            cls.POLLING: {cls.DRAFT, cls.SCHEDULED, cls.CANCELLED},
            cls.SCHEDULED: {cls.HELD, cls.CANCELLED, cls.DRAFT},
        }

    @classmethod
    def looks(cls) -> dict["WorkshopState", tuple[str, str]]:
        return {
            cls.DRAFT: ("plain", "draft"),
            cls.POLLING: ("now", "now"),
            cls.SCHEDULED: ("now", "now"),
            cls.HELD: ("good", "done"),
            cls.CANCELLED: ("stop", "stop"),
        }


class Answer(models.TextChoices):
    YES = "yes", _("yes")
    IF_NEEDED = "if_needed", _("if needed")
    NO = "no", _("no")


class Heard(models.TextChoices):
    """How the secretariat learned what somebody can."""

    PHONE = "phone", _("by phone")
    MAIL = "mail", _("by mail")
    TOLD = "told", _("told in person")


class AttendanceState(models.TextChoices):
    PRESENT = "present", _("Present")
    ABSENT = "absent", _("Absent")
    EXCUSED = "excused", _("Excused")


class AttendanceWay(models.TextChoices):
    """How it was learned who came."""

    LIST = "list", _("Entered in the list")
    ARRIVAL = "arrival", _("Came without being on the list")
    CODE = "code", _("Checked in with the code")
    IMPORT = "import", _("Read from a video tool")


class PointKind(models.TextChoices):
    """What happens at a point of the agenda; a plain point says nothing about it."""

    POINT = "point", _("Point")
    PRESENTATION = "presentation", _("Presentation")
    DISCUSSION = "discussion", _("Discussion")
    DECISION = "decision", _("Decision")
    BREAK = "break", _("Break")


class PaperDay(models.TextChoices):
    """By which of the days counted back from the session a paper is due."""

    OWN = "", _("A day of its own")
    AGENDA = "agenda", _("With the agenda")
    PAPERS = "papers", _("With the papers")


class SuggestionState(StateMachine):
    OPEN = "open", _("Proposed")
    ACCEPTED = "accepted", _("On the agenda")
    REFUSED = "refused", _("Not taken up")

    @classmethod
    def moves(cls) -> dict["SuggestionState", set["SuggestionState"]]:
        return {cls.OPEN: {cls.ACCEPTED, cls.REFUSED}}

    @classmethod
    def looks(cls) -> dict["SuggestionState", tuple[str, str]]:
        return {cls.OPEN: ("now", "now"), cls.ACCEPTED: ("good", "done"), cls.REFUSED: ("plain", "stop")}


class Event(models.TextChoices):
    WORKSHOP_MADE = "scheduling.workshop_made", _("Session made")
    WORKSHOP_CHANGED = "scheduling.workshop_changed", _("Session changed")
    AGENDA_CHANGED = "scheduling.agenda_changed", _("Agenda changed")
    AGENDA_COPIED = "scheduling.agenda_copied", _("Agenda copied")
    POINT_SUGGESTED = "scheduling.point_suggested", _("Point proposed")
    SUGGESTION_ACCEPTED = "scheduling.suggestion_accepted", _("Proposed point taken up")
    SUGGESTION_REFUSED = "scheduling.suggestion_refused", _("Proposed point not taken up")
    PAPER_DAYS_CHANGED = "scheduling.paper_days_changed", _("Days for papers changed")
    PAPER_ADDED = "scheduling.paper_added", _("Paper added")
    PAPER_REMOVED = "scheduling.paper_removed", _("Paper removed")
    PARTICIPANTS_ADDED = "scheduling.participants_added", _("Participants added")
    PARTICIPANT_CHANGED = "scheduling.participant_changed", _("Participant changed")
    NEEDS_SAID = "scheduling.needs_said", _("Somebody said what they need")
    PARTICIPANT_REMOVED = "scheduling.participant_removed", _("Participant removed")
    SLOTS_PROPOSED = "scheduling.slots_proposed", _("Dates proposed")
    SLOT_REMOVED = "scheduling.slot_removed", _("Date removed")
    POLL_OPENED = "scheduling.poll_opened", _("Date poll opened")
    POLL_ANSWERED = "scheduling.poll_answered", _("Date poll answered")
    POLL_REMINDED = "scheduling.poll_reminded", _("Reminder to the date poll sent")
    POLL_ENTERED = "scheduling.poll_entered", _("Answers to the date poll entered for somebody")
    POLL_EXTENDED = "scheduling.poll_extended", _("Date poll extended")
    POLL_WITHDRAWN = "scheduling.poll_withdrawn", _("Date poll withdrawn")
    WORKSHOP_SCHEDULED = "scheduling.workshop_scheduled", _("Date set")
    ZONE_CHANGED = "scheduling.zone_changed", _("Time zone changed")
    TIME_CORRECTED = "scheduling.time_corrected", _("Time corrected")
    WORKSHOP_POSTPONED = "scheduling.workshop_postponed", _("Session postponed")
    WORKSHOP_CANCELLED = "scheduling.workshop_cancelled", _("Session cancelled")
    ATTENDANCE_RECORDED = "scheduling.attendance_recorded", _("Attendance recorded")
    WORKSHOP_HELD = "scheduling.workshop_held", _("Session held")
