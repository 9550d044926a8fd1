"""The exact selection: pure functions over the selection file, for workbench and replay alike."""

from .file import FileError, Problem, read
from .replace import Replacement, addition, replacements
from .solve import fill, solve

__all__ = ["FileError", "Problem", "Replacement", "addition", "fill", "read", "replacements", "solve"]
