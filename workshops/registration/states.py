"""States, kinds and events of registrations."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from workinggroup.base.states import StateMachine


class RegistrationState(StateMachine):
    """A seat, a place in the waiting list, or neither any more."""

    WAITING = "waiting", _("On the waiting list")
    SEATED = "seated", _("Has a seat")
    LEFT = "left", _("Left")

    @classmethod
    def moves(cls) -> dict["RegistrationState", set["RegistrationState"]]:
        return {
            cls.WAITING: {cls.SEATED, cls.LEFT},
            cls.SEATED: {cls.LEFT},
            cls.LEFT: {cls.WAITING, cls.SEATED},
        }

    @classmethod
    def looks(cls) -> dict["RegistrationState", tuple[str, str]]:
        return {
            cls.WAITING: ("attention", "half"),
            cls.SEATED: ("good", "done"),
            cls.LEFT: ("plain", "stop"),
        }


class QuestionKind(models.TextChoices):
    TEXT = "text", _("Short text")
    YES_NO = "yes_no", _("Yes or no")
    CHOICE = "choice", _("One choice")


class Event(models.TextChoices):
    DESK_OPENED = "registration.desk_opened", _("Registration opened")
    DESK_CHANGED = "registration.desk_changed", _("Registration changed")
    DESK_CLOSED = "registration.desk_closed", _("Registration closed")
    REGISTERED = "registration.registered", _("Somebody registered")
    PROMOTED = "registration.promoted", _("Moved up from the waiting list")
    LEFT = "registration.left", _("Registration taken back")
    FORGOTTEN = "registration.forgotten", _("Data of registrations deleted")
