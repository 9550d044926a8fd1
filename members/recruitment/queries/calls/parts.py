"""By what a page of a part notices that the part has changed since it was read."""

import json
import zlib
from typing import Any

from ...models import Criterion, Question, Quota
from .versions import CRITERION_FACTS, QUESTION_FACTS, QUOTA_FACTS

FACTS: dict[Any, tuple[str, ...]] = {
    Criterion: CRITERION_FACTS,
    Question: QUESTION_FACTS,
    Quota: QUOTA_FACTS,
}


def print_of_part(part: Criterion | Question | Quota) -> int:
    """A number that changes when the part does; nothing for one that is not stored yet."""
    if not part.pk:
        return 0
    facts = {name: getattr(part, name) for name in FACTS[type(part)] if name != "translations"}
    if isinstance(part, Criterion):
        facts["points"] = [[one.points, one.meaning] for one in part.points.all()]
    return zlib.crc32(json.dumps(facts, sort_keys=True, default=str).encode())
