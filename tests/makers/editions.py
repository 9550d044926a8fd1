"""Makers for groups, editions and topics."""

from itertools import count
from typing import Any

from workinggroup.editions.models import Edition, Topic, WorkingGroup
from workinggroup.editions.states import EditionState

_numbers = count(1)


def make_group(**facts: Any) -> WorkingGroup:
    number = next(_numbers)
    defaults = {"name": f"Working Group {number}", "short_name": f"Group {number}", "slug": f"group-{number}"}
    return WorkingGroup.objects.create(**defaults | facts)


def make_edition(*, group: WorkingGroup | None = None, **facts: Any) -> Edition:
    number = next(_numbers)
    defaults = {
        "group": group or make_group(),
        "year": 2026,
        "slug": f"edition-{number}",
        "title": f"Edition {number}",
        "state": EditionState.RUNNING,
    }
    return Edition.objects.create(**defaults | facts)


def make_topic(*, edition: Edition | None = None, **facts: Any) -> Topic:
    number = next(_numbers)
    defaults = {"edition": edition or make_edition(), "title": f"Topic {number}", "position": number}
    return Topic.objects.create(**defaults | facts)
