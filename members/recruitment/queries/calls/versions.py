"""What is published of a call: its content in one fixed form, its fingerprint, its versions."""

import hashlib
import json
from typing import Any

from ...models import Call, CallVersion, Criterion, Question
from ...models.parts import QUESTION_PREFIX
from .published import criteria_of

CALL_FACTS = (
    "title", "text", "audience", "seats_min", "seats_max", "privacy_version", "privacy_notice",
    "retention_words", "retention_days", "score_method", "language", "languages", "translations",
)  # fmt: skip
CRITERION_FACTS = ("title", "text", "kind", "weight", "translations")
QUESTION_FACTS = (
    "step", "label", "hint", "kind", "choices", "required", "max_words", "readers", "reveals_identity",
    "criterion_id", "translations",
)  # fmt: skip
QUOTA_FACTS = ("attribute", "value", "minimum", "maximum")


def content_of(call: Call) -> dict[str, Any]:
    """Everything that opening freezes; a part keeps its number, so that its versions can be compared."""
    return {
        "call": _facts(call, CALL_FACTS),
        "criteria": [_criterion(one) for one in criteria_of(call)],
        "questions": [_question(one) for one in call.questions.all()],
        "quotas": [_facts(one, QUOTA_FACTS) for one in call.quotas.all()],
    }


def _facts(part: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(part, name) for name in names}


def _criterion(one: Criterion) -> dict[str, Any]:
    points = [[point.points, point.meaning, point.translations] for point in one.points.all()]
    return {"id": one.pk, **_facts(one, CRITERION_FACTS), "points": points}


def _question(one: Question) -> dict[str, Any]:
    return {"id": one.pk, **_facts(one, QUESTION_FACTS)}


def canonical(content: dict[str, Any]) -> bytes:
    """The bytes whose SHA-256 is the fingerprint: anybody can download them and count again.

    Numbers of rows are left out: the same call has the same fingerprint in every database.
    """
    return json.dumps(
        _without_numbers(content), sort_keys=True, ensure_ascii=False, separators=(",", ":")
    ).encode()


def _without_numbers(content: dict[str, Any]) -> dict[str, Any]:
    criteria = {one["id"]: one["title"] for one in content["criteria"]}
    labels = {f"{QUESTION_PREFIX}{one['id']}": f"question: {one['label']}" for one in content["questions"]}
    return {
        "call": content["call"],
        "criteria": [_plain(one) for one in content["criteria"]],
        "questions": [
            {**_plain(one), "criterion": criteria.get(one["criterion_id"])} for one in content["questions"]
        ],
        "quotas": [
            {**one, "attribute": labels.get(one["attribute"], one["attribute"])} for one in content["quotas"]
        ],
    }


def _plain(part: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in part.items() if name not in ("id", "criterion_id")}


def fingerprint_of(content: dict[str, Any]) -> str:
    return hashlib.sha256(canonical(content)).hexdigest()


def fingerprint(call: Call) -> str:
    """The hash under which a call is frozen as it stands now."""
    return fingerprint_of(content_of(call))


def versions_of(call: Call) -> list[CallVersion]:
    """The versions in their order; asked once a call."""
    if not hasattr(call, "_versions"):
        call._versions = list(call.versions.select_related("made_by"))
    return call._versions


def latest(call: Call) -> CallVersion | None:
    found = versions_of(call)
    return found[-1] if found else None


def is_as_published(call: Call) -> bool:
    """Whether what the database holds is still what was published last."""
    last = latest(call)
    return fingerprint(call) == (last.hash if last else call.frozen_hash)
