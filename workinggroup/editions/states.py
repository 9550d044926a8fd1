"""Roles, phases of an edition, and what is recorded about it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from workinggroup.base.states import StateMachine


class EditionState(StateMachine):
    PREPARING = "preparing", _("In preparation")
    RUNNING = "running", _("Running")
    FINISHED = "finished", _("Finished")

    @classmethod
    def moves(cls) -> dict["EditionState", set["EditionState"]]:
        return {
            cls.PREPARING: {cls.RUNNING},
            cls.RUNNING: {cls.FINISHED},
            cls.FINISHED: {cls.RUNNING},
        }

    @classmethod
    def looks(cls) -> dict["EditionState", tuple[str, str]]:
        return {
            cls.PREPARING: ("plain", "draft"),
            cls.RUNNING: ("now", "now"),
            cls.FINISHED: ("good", "done"),
        }


class HostRole(models.TextChoices):
    COMMISSIONING = "commissioning", _("Commissioning body")
    SECRETARIAT = "secretariat", _("Secretariat")
    FRAME = "frame", _("Host frame")
    PARTNER = "partner", _("Partner")


class Event(models.TextChoices):
    GROUP_CREATED = "editions.group_created", _("Working group created")
    EDITION_CREATED = "editions.edition_created", _("Edition created")
    EDITION_CHANGED = "editions.edition_changed", _("Edition changed")
    EDITION_STARTED = "editions.edition_started", _("Edition started")
    EDITION_FINISHED = "editions.edition_finished", _("Edition finished")
    EDITION_REOPENED = "editions.edition_reopened", _("Edition opened again")
    TOPIC_ADDED = "editions.topic_added", _("Topic added")
    TOPIC_CHANGED = "editions.topic_changed", _("Topic changed")
    TOPIC_MOVED = "editions.topic_moved", _("Topic moved")
    HOST_ADDED = "editions.host_added", _("Host body added")
    HOST_REMOVED = "editions.host_removed", _("Host body removed")
    OBJECTIVE_ADDED = "editions.objective_added", _("Objective added")
    OBJECTIVE_REMOVED = "editions.objective_removed", _("Objective removed")
    FIGURE_ADDED = "editions.figure_added", _("Published figure added")
    FIGURE_REMOVED = "editions.figure_removed", _("Published figure removed")
