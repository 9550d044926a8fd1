"""Calls, applications, reviews and selections."""

from .application import Answer, Application, ApplicationLink, ConflictDeclaration
from .call import Call, Criterion, CriterionPoint, Question, Quota
from .review import Review, Score
from .selection import Change, Decision, Seat, Selection

__all__ = [
    "Answer",
    "Application",
    "ApplicationLink",
    "Call",
    "Change",
    "ConflictDeclaration",
    "Criterion",
    "CriterionPoint",
    "Decision",
    "Question",
    "Quota",
    "Review",
    "Score",
    "Seat",
    "Selection",
]
