"""The survey, what was answered, what it yields, and the plan made of it."""

from .plan import WorkPlan, WorkPlanItem
from .response import Answer, Pick, Response
from .result import Need
from .survey import Assessment, Choice, Question, Section

__all__ = [
    "Answer",
    "Assessment",
    "Choice",
    "Need",
    "Pick",
    "Question",
    "Response",
    "Section",
    "WorkPlan",
    "WorkPlanItem",
]
