"""What a report and its parts can be."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from workinggroup.base.states import StateMachine


class ReportState(StateMachine):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")

    @classmethod
    def moves(cls) -> dict["ReportState", set["ReportState"]]:
        return {cls.DRAFT: {cls.PUBLISHED}, cls.PUBLISHED: {cls.DRAFT}}

    @classmethod
    def looks(cls) -> dict["ReportState", tuple[str, str]]:
        return {cls.DRAFT: ("now", "draft"), cls.PUBLISHED: ("good", "lock")}


class ChapterKind(models.TextChoices):
    CONTEXT = "context", _("Context")
    MEMBERS = "members", _("Members")
    NEEDS = "needs", _("Needs")
    SESSION = "session", _("Session")
    LESSONS = "lessons", _("Lessons")
    RECOMMENDATIONS = "recommendations", _("Recommendations")
    ANNEX = "annex", _("Annex")
    FREE = "free", _("Other")


class ParagraphKind(models.TextChoices):
    TEXT = "text", _("Text")
    RECOMMENDATION = "recommendation", _("Recommendation")


class Record(models.TextChoices):
    """Sources that are no line and no need: what the edition's own records say."""

    EDITION = "edition", _("Records of the edition")
    APPLICATIONS = "applications", _("Applications received")
    MEMBERS = "members", _("List of members")
    ATTENDANCE = "attendance", _("Attendance lists")
    PUBLISHED = "published", _("Figures published earlier")


class ChecklistState(StateMachine):
    OPEN = "open", _("Open")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("No longer followed")

    @classmethod
    def moves(cls) -> dict["ChecklistState", set["ChecklistState"]]:
        return {cls.OPEN: {cls.DONE, cls.DROPPED}, cls.DONE: {cls.OPEN}, cls.DROPPED: {cls.OPEN}}

    @classmethod
    def looks(cls) -> dict["ChecklistState", tuple[str, str]]:
        return {cls.DONE: ("good", "done"), cls.DROPPED: ("plain", "draft")}


class Event(models.TextChoices):
    REPORT_STARTED = "report.started", _("Report started")
    REPORT_PROPOSED = "report.proposed", _("Chapters proposed from the records")
    REPORT_CHANGED = "report.changed", _("Title of the report changed")
    CHAPTER_ADDED = "report.chapter_added", _("Chapter added")
    CHAPTER_CHANGED = "report.chapter_changed", _("Chapter changed")
    CHAPTER_REMOVED = "report.chapter_removed", _("Chapter removed")
    PARAGRAPH_ADDED = "report.paragraph_added", _("Paragraph added")
    PARAGRAPH_CHANGED = "report.paragraph_changed", _("Paragraph changed")
    PARAGRAPH_MOVED = "report.paragraph_moved", _("Paragraph moved")
    PARAGRAPH_REMOVED = "report.paragraph_removed", _("Paragraph removed")
    SOURCE_ADDED = "report.source_added", _("Source added")
    SOURCE_REMOVED = "report.source_removed", _("Source removed")
    OWN_VIEW_MARKED = "report.own_view_marked", _("Marked as the editors’ own view")
    CHECKLIST_CHANGED = "report.checklist_changed", _("Checklist changed")
    FOLLOW_UP_NOTED = "report.follow_up_noted", _("Follow-up noted")
    REPORT_PUBLISHED = "report.published", _("Report published")
    REPORT_REOPENED = "report.reopened", _("Next version of the report started")
