"""States, kinds and events of a recruitment."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from workinggroup.base.states import StateMachine


class CallState(StateMachine):
    """`closed` is never stored: an open call is closed from `closes_at` on, see `Call.phase`."""

    DRAFT = "draft", _("Draft")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
    DECIDED = "decided", _("Decided")

    @classmethod
    def moves(cls) -> dict["CallState", set["CallState"]]:
        return {cls.DRAFT: {cls.OPEN}, cls.OPEN: {cls.DECIDED}}

    @classmethod
    def looks(cls) -> dict["CallState", tuple[str, str]]:
        return {
            cls.DRAFT: ("plain", "draft"),
            cls.OPEN: ("now", "now"),
            cls.CLOSED: ("now", "half"),
            cls.DECIDED: ("good", "done"),
        }


class CriterionKind(models.TextChoices):
    ELIGIBILITY = "eligibility", _("Eligibility: yes or no")
    SCORED = "scored", _("Scored: 0 to 4 points")


class QuestionKind(models.TextChoices):
    TEXT = "text", _("Short text")
    LONG_TEXT = "long_text", _("Long text")
    CHOICE = "choice", _("One choice")
    CHOICES = "choices", _("Several choices")
    NUMBER = "number", _("Number")
    FILE = "file", _("File")
    LINK = "link", _("Link")
    COUNTRY = "country", _("Country")
    ORGANISATION = "organisation", _("Organisation")

    @property
    def has_choices(self) -> bool:
        return self in (QuestionKind.CHOICE, QuestionKind.CHOICES)


class ApplicantRole(models.TextChoices):
    """What the applicant does about buying; a quota may ask for a mix."""

    PROCURER = "procurer", _("Buys IT")
    POLICY = "policy", _("Writes policy")
    LEGAL = "legal", _("Legal advice")
    OTHER = "other", _("Other")


class ApplicationState(StateMachine):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    DECIDED = "decided", _("Decided")

    @classmethod
    def moves(cls) -> dict["ApplicationState", set["ApplicationState"]]:
        return {
            cls.DRAFT: {cls.SUBMITTED},
            cls.SUBMITTED: {cls.WITHDRAWN, cls.DECIDED},
            cls.DECIDED: {cls.WITHDRAWN},
        }

    @classmethod
    def looks(cls) -> dict["ApplicationState", tuple[str, str]]:
        return {
            cls.DRAFT: ("plain", "draft"),
            cls.SUBMITTED: ("now", "half"),
            cls.WITHDRAWN: ("plain", "stop"),
            cls.DECIDED: ("good", "done"),
        }


class ReviewPhase(models.TextChoices):
    """Who sees the scores of others: nobody, those who have finished theirs, or all who talk it over."""

    INDEPENDENT = "independent", _("Each on their own")
    OPEN = "open", _("Others after one’s own")
    CALIBRATION = "calibration", _("Talk it over")


class ScoreMethod(models.TextChoices):
    MEAN = "mean", _("The mean of the reviews")
    MEDIAN = "median", _("The median of the reviews")


class InterestState(StateMachine):
    """From a first word to the formal answer; nothing here binds anybody before `confirmed`."""

    INTEREST = "interest", _("Interested")
    TALK_HELD = "talk_held", _("Talk held")
    PROPOSED = "proposed", _("Proposed")
    CONFIRMED = "confirmed", _("Confirmed")
    DECLINED = "declined", _("Declined")
    RESERVE = "reserve", _("Reserve")

    @classmethod
    def moves(cls) -> dict["InterestState", set["InterestState"]]:
        ended = {cls.CONFIRMED, cls.DECLINED, cls.RESERVE}
        return {
            cls.INTEREST: {cls.TALK_HELD, cls.PROPOSED, cls.DECLINED},
            cls.TALK_HELD: {cls.PROPOSED, cls.DECLINED, cls.RESERVE},
            cls.PROPOSED: ended,
            cls.RESERVE: {cls.PROPOSED, cls.CONFIRMED, cls.DECLINED},
            cls.CONFIRMED: {cls.DECLINED},
            cls.DECLINED: {cls.INTEREST},
        }

    @classmethod
    def looks(cls) -> dict["InterestState", tuple[str, str]]:
        return {
            cls.INTEREST: ("plain", "draft"),
            cls.TALK_HELD: ("now", "now"),
            cls.PROPOSED: ("now", "half"),
            cls.CONFIRMED: ("good", "done"),
            cls.DECLINED: ("plain", "stop"),
            cls.RESERVE: ("plain", "later"),
        }


class ReviewState(StateMachine):
    """A file opens only after its reviewer has said that there is no conflict."""

    ASSIGNED = "assigned", _("Not opened yet")
    STARTED = "started", _("Started")
    DONE = "done", _("Finished")
    RECUSED = "recused", _("Conflict of interest")
    ABSTAINED = "abstained", _("Abstained")
    REMOVED = "removed", _("Taken off the file")

    @classmethod
    def moves(cls) -> dict["ReviewState", set["ReviewState"]]:
        return {
            cls.ASSIGNED: {cls.STARTED, cls.RECUSED, cls.REMOVED},
            cls.STARTED: {cls.DONE, cls.RECUSED, cls.ABSTAINED, cls.REMOVED},
            cls.DONE: {cls.RECUSED, cls.REMOVED},
            cls.ABSTAINED: {cls.STARTED, cls.RECUSED, cls.REMOVED},
            cls.REMOVED: {cls.ASSIGNED},
        }

    @classmethod
    def looks(cls) -> dict["ReviewState", tuple[str, str]]:
        return {
            cls.ASSIGNED: ("plain", "later"),
            cls.STARTED: ("now", "half"),
            cls.DONE: ("good", "done"),
            cls.RECUSED: ("plain", "lock"),
            cls.ABSTAINED: ("plain", "stop"),
            cls.REMOVED: ("plain", "stop"),
        }


# Reviews that score nothing and wait for nothing; another reader takes their place.
IDLE_REVIEWS = (ReviewState.RECUSED, ReviewState.ABSTAINED, ReviewState.REMOVED)


class QuotaAttribute(models.TextChoices):
    """What a quota may count; a choice question is named by its own key, see `models.QUESTION_PREFIX`."""

    COUNTRY = "country", _("Country")
    OUTSIDE_EU = "outside_eu", _("In or outside the EU")
    LEVEL = "level", _("Level of government")
    ROLE = "role", _("Role")
    NEWCOMER = "newcomer", _("New to the group")
    LEGAL_TYPE = "legal_type", _("Legal type")
    FIRST_OF_COUNTRY = "first_of_country", _("First organisation of its country")


class SelectionState(StateMachine):
    DRAFT = "draft", _("Draft")
    DECIDED = "decided", _("Decided")

    @classmethod
    def moves(cls) -> dict["SelectionState", set["SelectionState"]]:
        return {cls.DRAFT: {cls.DECIDED}}

    @classmethod
    def looks(cls) -> dict["SelectionState", tuple[str, str]]:
        return {cls.DRAFT: ("now", "draft"), cls.DECIDED: ("good", "done")}


class Place(models.TextChoices):
    """Where an application stands in a selection."""

    SEAT = "seat", _("Seat")
    RESERVE = "reserve", _("Reserve")
    OUT = "out", _("Out")


class Outcome(models.TextChoices):
    ACCEPTED = "accepted", _("Accepted")
    RESERVE = "reserve", _("Reserve list")
    REFUSED = "refused", _("Not selected")


class OfferState(StateMachine):
    """The answer to an offered seat. `none` is a decision that offers no seat (yet)."""

    NONE = "none", _("No offer")
    OFFERED = "offered", _("Offered")
    ACCEPTED = "accepted", _("Seat accepted")
    DECLINED = "declined", _("Seat declined")
    EXPIRED = "expired", _("Not answered in time")

    @classmethod
    def moves(cls) -> dict["OfferState", set["OfferState"]]:
        return {
            cls.NONE: {cls.OFFERED},
            cls.OFFERED: {cls.ACCEPTED, cls.DECLINED, cls.EXPIRED},
            cls.EXPIRED: {cls.OFFERED},
        }

    @classmethod
    def looks(cls) -> dict["OfferState", tuple[str, str]]:
        return {
            cls.OFFERED: ("now", "half"),
            cls.ACCEPTED: ("good", "done"),
            cls.DECLINED: ("plain", "stop"),
            cls.EXPIRED: ("plain", "stop"),
        }


class Event(models.TextChoices):
    CALL_CREATED = "recruitment.call_created", _("Call written")
    CALL_CHANGED = "recruitment.call_changed", _("Call changed")
    CALL_COPIED = "recruitment.call_copied", _("Criteria and questions taken over")
    CALL_OPENED = "recruitment.call_opened", _("Call opened")
    CALL_EXTENDED = "recruitment.call_extended", _("Deadline extended")
    CALL_TRANSLATED = "recruitment.call_translated", _("Call translated")
    CALL_AMENDED = "recruitment.call_amended", _("New version of the open call")
    APPLICATION_STARTED = "recruitment.application_started", _("Application begun")
    APPLICATION_SUBMITTED = "recruitment.application_submitted", _("Application submitted")
    APPLICATION_CORRECTED = "recruitment.application_corrected", _("Application corrected")
    APPLICATION_WITHDRAWN = "recruitment.application_withdrawn", _("Application withdrawn")
    APPLICATION_ERASED = "recruitment.application_erased", _("Personal data of the application deleted")
    APPLICATIONS_IMPORTED = "recruitment.applications_imported", _("Applications imported")
    UPLOAD_STORED = "recruitment.upload_stored", _("File added to the application")
    UPLOAD_CLEARED = "recruitment.upload_cleared", _("File shown to the reviewers of a blind call")
    UPLOAD_WITHHELD = "recruitment.upload_withheld", _("File hidden from the reviewers of a blind call")
    UPLOAD_REMOVED = "recruitment.upload_removed", _("File removed from the application")
    INTEREST_NOTED = "recruitment.interest_noted", _("Interest noted")
    INTEREST_MOVED = "recruitment.interest_moved", _("Interest moved on")
    INTEREST_CHANGED = "recruitment.interest_changed", _("Interest changed")
    INTEREST_INVITED = "recruitment.interest_invited", _("Invitation to apply written as a draft")
    INTEREST_ERASED = "recruitment.interest_erased", _("Personal data of the interest deleted")
    ENQUIRY_ASKED = "recruitment.enquiry_asked", _("Question asked to the applicant")
    ENQUIRY_ANSWERED = "recruitment.enquiry_answered", _("Applicant answered a question")
    REVIEW_PHASE_MOVED = "recruitment.review_phase_moved", _("Phase of the review changed")
    REVIEW_RULES_CHANGED = "recruitment.review_rules_changed", _("Rules of the review changed")
    REVIEWERS_ASSIGNED = "recruitment.reviewers_assigned", _("Reviewers assigned")
    CONFLICT_DECLARED = "recruitment.conflict_declared", _("Conflict of interest declared")
    NO_CONFLICT_DECLARED = "recruitment.no_conflict_declared", _("No conflict of interest declared")
    REVIEWER_REMOVED = "recruitment.reviewer_removed", _("Reviewer taken off a file")
    ABSTAINED = "recruitment.abstained", _("Reviewer abstained")
    REVIEW_FINISHED = "recruitment.review_finished", _("Review finished")
    REVIEW_CHANGED = "recruitment.review_changed", _("Points changed after talking it over")
    SELECTION_STARTED = "recruitment.selection_started", _("Selection started")
    SELECTION_COPIED = "recruitment.selection_copied", _("Selection copied to try something out")
    SELECTION_FRAMED = "recruitment.selection_framed", _("Seats of the selection changed")
    QUOTAS_TRIED = "recruitment.quotas_tried", _("Other quotas tried out")
    SELECTION_DELETED = "recruitment.selection_deleted", _("Selection tried out and deleted")
    SELECTION_PROPOSED = "recruitment.selection_proposed", _("Best set proposed")
    SELECTION_RESET = "recruitment.selection_reset", _("Went back to the proposal")
    SEATED = "recruitment.seated", _("Seated by hand")
    RELEASED = "recruitment.released", _("Released by hand")
    LEFT_TO_PROPOSAL = "recruitment.left_to_proposal", _("Change by hand taken back")
    REASON_CHANGED = "recruitment.reason_changed", _("Reason changed")
    GAP_NOTED = "recruitment.gap_noted", _("Gap explained")
    SELECTION_DECIDED = "recruitment.selection_decided", _("Selection decided")
    LETTERS_WRITTEN = "recruitment.letters_written", _("Decision letters written as drafts")
    LETTERS_RENEWED = "recruitment.letters_renewed", _("Outdated letters written anew")
    LETTER_TEMPLATE_CHANGED = "recruitment.letter_template_changed", _("Text of a letter changed")
    OFFER_EXPIRED = "recruitment.offer_expired", _("Offer ended without an answer")
    OFFER_ACCEPTED = "recruitment.offer_accepted", _("Seat accepted")
    OFFER_DECLINED = "recruitment.offer_declined", _("Seat declined")
    OFFER_EXTENDED = "recruitment.offer_extended", _("More time to answer an offer")
    NOTE_WORDED = "recruitment.note_worded", _("Reason written for the public")
    NOTE_PUBLISHED = "recruitment.note_published", _("Note for the public published")
    HOLD_PLACED = "recruitment.hold_placed", _("Deletion stopped")
    HOLD_LIFTED = "recruitment.hold_lifted", _("Deletion allowed again")
    PROMOTED = "recruitment.promoted", _("Promoted from the reserve list")
