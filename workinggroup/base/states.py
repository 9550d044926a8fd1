"""States as tables: which move may follow which, and how a state is shown."""

from typing import Any, NamedTuple, Self

from django.db import models
from django.utils.translation import gettext as _

from .refusals import Refused


class Look(NamedTuple):
    """How a state is shown: a word, a tone (good, attention, stop, now, plain) and the name of a shape."""

    word: str
    tone: str = "plain"
    shape: str = "later"


class StateMachine(models.TextChoices):
    """States with a table of moves that one can read aloud."""

    @classmethod
    def moves(cls) -> dict[Self, set[Self]]:
        """From each state, the states that may follow. A state that is missing is final."""
        raise NotImplementedError(cls)

    @classmethod
    def looks(cls) -> dict[Self, tuple[str, str]]:
        """For each state its tone and shape; what is missing is shown plainly."""
        return {}

    def can_become(self, new: Self) -> bool:
        return new in type(self).moves().get(self, set())

    @property
    def look(self) -> Look:
        return Look(str(self.label), *type(self).looks().get(self, ("plain", "later")))


class Stateful(models.Model):
    """A row with a `state` that only moves along its table."""

    States: type[StateMachine]

    class Meta:
        abstract = True

    @property
    def state_look(self) -> Look:
        return self.States(self.state).look

    def become(self, new: StateMachine, **also: Any) -> None:
        """Move to `new` and set `also` in one conditional update.

        Raises `Refused` when the table has no such move, or when somebody else moved the row first:
        the update asks for the state that we read, so two clicks at once cannot both win.
        """
        old = self.States(self.state)
        if not old.can_become(new):
            raise Refused(_("This is “%(state)s” now, so that is not possible.") % {"state": old.label})
        found = type(self)._default_manager.filter(pk=self.pk, state=old)
        if not found.update(state=new, **also):
            raise Refused(_("Somebody else was faster. Reload the page to see how it stands now."))
        for name, value in {"state": new, **also}.items():
            setattr(self, name, value)
