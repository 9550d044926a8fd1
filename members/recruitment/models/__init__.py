"""Calls, applications, reviews and selections."""

from .application import Answer, Application, ApplicationLink, ConflictDeclaration, Upload
from .call import Call, CallVersion, Extension
from .interest import Interest, InterestMove
from .parts import Criterion, CriterionPoint, Question, Quota
from .review import Enquiry, Review, Score
from .selection import Change, Decision, LetterTemplate, Seat, Selection

__all__ = [
    "Answer",
    "Application",
    "ApplicationLink",
    "Call",
    "CallVersion",
    "Change",
    "ConflictDeclaration",
    "Criterion",
    "CriterionPoint",
    "Decision",
    "Enquiry",
    "Extension",
    "Interest",
    "InterestMove",
    "LetterTemplate",
    "Question",
    "Quota",
    "Review",
    "Score",
    "Seat",
    "Selection",
    "Upload",
]
