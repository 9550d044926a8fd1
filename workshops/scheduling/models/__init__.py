"""Sessions, their agenda and papers, who takes part, when they can, and who came."""

from .agenda import AgendaItem, Paper
from .people import Attendance, Participant
from .poll import Availability, Slot
from .suggestions import Suggestion
from .workshops import TIMED, Workshop

__all__ = [
    "TIMED",
    "AgendaItem",
    "Attendance",
    "Availability",
    "Paper",
    "Participant",
    "Slot",
    "Suggestion",
    "Workshop",
]
