"""Calls, applications, reviews and selections."""

from .application import Answer, Application, ApplicationLink, ConflictDeclaration, Upload
from .call import Call, CallVersion, Extension
from .decision import CommitteeFile, Decision, LegalHold, LetterTemplate, Note, OfferExtension
from .interest import Interest, InterestMove
from .parts import Criterion, CriterionPoint, Question, Quota
from .review import Enquiry, Review, Score
from .selection import Change, Seat, Selection

__all__ = [
    "Answer",
    "Application",
    "ApplicationLink",
    "Call",
    "CallVersion",
    "Change",
    "CommitteeFile",
    "ConflictDeclaration",
    "Criterion",
    "CriterionPoint",
    "Decision",
    "Enquiry",
    "Extension",
    "Interest",
    "InterestMove",
    "LegalHold",
    "LetterTemplate",
    "Note",
    "OfferExtension",
    "Question",
    "Quota",
    "Review",
    "Score",
    "Seat",
    "Selection",
    "Upload",
]
