"""One answer as a value: what a form hands over, what is stored, and whether the two are the same."""

import hashlib
from typing import NamedTuple

from .models import Answer


class Given(NamedTuple):
    """What somebody answered. Which parts are used depends on the kind of question.

    `picks`: chosen choices by primary key; in a ranking from first to last.
    """

    importance: int | None = None
    level: int | None = None
    number: int | None = None
    text: str = ""
    may_quote: bool = False
    picks: tuple[int, ...] = ()

    @classmethod
    def of(cls, answer: Answer | None, *, is_ranking: bool = False) -> "Given":
        """The stored answer as a value; nothing where there is none."""
        if answer is None:
            return cls()
        picks = [pick.choice_id for pick in answer.picks.all()] if answer.pk else []
        return cls(
            answer.importance,
            answer.level,
            answer.number,
            answer.text,
            answer.may_quote,
            tuple(picks if is_ranking else sorted(picks)),
        )

    @property
    def is_given(self) -> bool:
        """Whether there is an answer at all; the consent alone is none."""
        numbers = (self.importance, self.level, self.number)
        return bool(self.picks or self.text) or any(n is not None for n in numbers)

    @property
    def digest(self) -> str:
        """A short mark by which a form remembers what it showed."""
        return hashlib.sha256(repr(tuple(self)).encode()).hexdigest()[:12]
