"""The exact selection: pure functions over the selection file, the same for the workbench and for a replay."""

from .file import FileError, Problem, read
from .solve import solve

__all__ = ["FileError", "Problem", "read", "solve"]
