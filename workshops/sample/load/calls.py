"""The three calls: written, opened, and frozen with what applicants read."""

from typing import Any

from members.recruitment.actions import calls as actions
from members.recruitment.states import CriterionKind, QuestionKind
from workshops.sample.content import facts
from workshops.sample.content.shapes import Call, Criterion, FormQuestion, Quota

from .interests import say_in_french
from .loader import Loader

AUDIENCE = (
    "People who buy IT, or write the rules for buying it, for a public authority or a public company "
    "in Europe."
)
RETENTION_DAYS = 180


def open_call(loader: Loader, name: str, content: Call) -> Any:
    """Write a call from its content and open it on its first day."""
    at, by = loader.at(content.opens), loader.secretary
    call = actions.create_call(
        loader.editions[name], by=by, at=at, audience=AUDIENCE, **_facts(loader, content)
    )
    criteria = {
        one.key: actions.save_criterion(call, by=by, at=at, meanings=enumerate(one.scale), **_criterion(one))
        for one in content.criteria
    }
    for question in content.questions:
        criterion = criteria.get(question.criterion or "")
        actions.save_question(call, by=by, at=at, criterion=criterion, **_question(question))
    for quota in content.quotas:
        for value in facts.COUNTRIES if quota.value == "*" else (quota.value,):
            actions.save_quota(call, by=by, at=at, **_quota(quota, value))
    if name != "2022":
        say_in_french(call, by=by, at=at)
    loader.calls[name] = actions.open_call(call, by=by, at=at)
    return loader.calls[name]


def _facts(loader: Loader, content: Call) -> dict[str, Any]:
    return {
        "title": content.title,
        "text": content.text,
        "privacy_notice": content.privacy,
        "retention_words": content.retention,
        "retention_days": RETENTION_DAYS,
        "seats_min": content.seats,
        "seats_max": content.seats,
        "opens_at": loader.at(content.opens),
        "closes_at": loader.at(content.closes),
        "reviews_due_at": loader.at(content.reviews_due),
        "decides_at": loader.at(content.decision),
    }


def _criterion(content: Criterion) -> dict[str, Any]:
    kind = CriterionKind.SCORED if content.weight else CriterionKind.ELIGIBILITY
    return {"title": content.title, "text": content.text, "kind": kind, "weight": content.weight or 1}


def _question(content: FormQuestion) -> dict[str, Any]:
    return {
        "step": content.step,
        "label": content.text,
        "hint": content.help,
        "kind": QuestionKind(content.kind),
        "choices": list(content.choices),
        "max_words": content.max_words,
        "readers": content.readers,
        "required": not content.optional,
    }


def _quota(content: Quota, value: str) -> dict[str, Any]:
    return {
        "attribute": content.attribute,
        "value": value,
        "minimum": content.at_least,
        "maximum": content.at_most,
    }
