"""Who may do what: an enum and a table. Nothing else decides about access; `access.needs` asks here."""

from enum import Enum
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from .models import Edition


class Role(models.TextChoices):
    """What someone may do in an edition."""

    SECRETARIAT = "secretariat", _("Secretariat")
    REVIEWER = "reviewer", _("Reviewer")
    MEMBER = "member", _("Member")
    OBSERVER = "observer", _("Observer")
    SPEAKER = "speaker", _("Speaker")


class Permission(Enum):
    READ_EDITION = "read the edition's home page, members and work plan"
    MANAGE_EDITION = "change the edition, its topics and its roles"
    MANAGE_MAIL = "read the mail log, edit, send and discard drafts"
    READ_HISTORY = "read what was done and by whom"
    MANAGE_CALLS = "write and open calls, read every application"
    REVIEW_APPLICATIONS = "score the applications given to me"
    SELECT_MEMBERS = "propose, change and decide a selection"
    ANSWER_NEEDS = "answer the needs assessment"
    MANAGE_NEEDS = "write the assessment and make the work plan"
    READ_RESULTS = "read the results of the assessment"
    READ_WORKSHOPS = "read workshops, agendas and papers"
    ANSWER_POLLS = "say when I can, and whether I come"
    MANAGE_WORKSHOPS = "plan, schedule, invite, record attendance"
    READ_MINUTES = "read minutes"
    WRITE_MINUTES = "write lines during a session"
    AGREE_MINUTES = "object to or agree circulated minutes"
    MANAGE_MINUTES = "open, circulate and freeze minutes"
    DO_ACTIONS = "mark my own actions as done"
    WRITE_REPORT = "write and publish the report"
    READ_DRAFT_REPORT = "read the report before it is published"


_OBSERVE = {
    Permission.READ_EDITION,
    Permission.READ_RESULTS,
    Permission.READ_WORKSHOPS,
    Permission.ANSWER_POLLS,
    Permission.READ_MINUTES,
    Permission.READ_DRAFT_REPORT,
}
GRANTS: dict[Role, set[Permission]] = {
    Role.SECRETARIAT: set(Permission),
    Role.REVIEWER: {Permission.REVIEW_APPLICATIONS},
    Role.MEMBER: _OBSERVE
    | {Permission.ANSWER_NEEDS, Permission.WRITE_MINUTES, Permission.AGREE_MINUTES, Permission.DO_ACTIONS},
    Role.OBSERVER: _OBSERVE,
    Role.SPEAKER: {Permission.READ_WORKSHOPS, Permission.ANSWER_POLLS},
}
# Whoever holds one of these signs in with a second factor where the installation demands it.
DEMANDING = {Role.SECRETARIAT, Role.REVIEWER}


def permissions_of(person: Any, edition: Edition) -> set[Permission]:
    """Everything that a person may do in an edition: the union over the roles held there."""
    if not person.is_authenticated:
        return set()
    return set().union(*(GRANTS[Role(role)] for role in person.roles_in(edition)))


def may(person: Any, permission: Permission, edition: Edition) -> bool:
    return permission in permissions_of(person, edition)
