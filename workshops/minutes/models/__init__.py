"""Minutes of a workshop: lines that many write at once, the agreement round, and what was agreed."""

from .agreement import AgreedVersion, Agreement, CarriedAction, Objection
from .writing import Line, LineText, Minutes, Presence

__all__ = [
    "AgreedVersion",
    "Agreement",
    "CarriedAction",
    "Line",
    "LineText",
    "Minutes",
    "Objection",
    "Presence",
]
