"""What became of an application: `{% load decisions %}`."""

from typing import Any

from django import template

from ..models import Application, Call, Decision, Note
from ..queries.decisions.letters import Letters
from ..queries.retention import fate_of
from ..queries.selections.scoring import say_points

register = template.Library()


@register.simple_tag
def fate(application: Application, *, why: bool = False) -> str:
    """When its data is deleted, in a sentence; `why` adds the reason of a legal hold, for the secretariat."""
    return fate_of(application, tells_why=why)


@register.filter
def has_note(call: Call) -> bool:
    """Whether the note for the public is published."""
    return Note.objects.filter(selection__call=call).exists()


@register.inclusion_tag("members/recruitment/_outcome.html")
def outcome_of(application: Application, decision: Decision) -> dict[str, Any]:
    """Outcome, score and feedback for the applicant, once the letter has left."""
    call = application.call
    feedback = Letters(call, [application.pk]).feedback(application)
    score = say_points(decision.score) if decision.score is not None else ""
    paragraphs = [part.split("\n") for part in feedback.split("\n\n") if part]
    return {"call": call, "decision": decision, "score": score, "paragraphs": paragraphs}
