"""The selection file: read strictly, so that whoever replays it learns which field is wrong."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

SCALE = 10_000
MOST_CANDIDATES = 20_000
MOST_BYTES = 20_000_000
DEFAULT_TIME_LIMIT = 10


class FileError(Exception):
    """The file cannot be read; the text names the field and says what is wrong with it."""


@dataclass(frozen=True)
class Candidate:
    """`score` in ten-thousandths, `luck` decides between equally good sets and follows from the seed."""

    id: str
    score: int
    attributes: dict[str, str]
    pinned: bool
    excluded: bool
    luck: int


@dataclass(frozen=True)
class Bound:
    """One side of one quota: `limit` seats at least (`min`) or at most (`max`)."""

    quota: int
    attribute: str
    value: Any
    bound: str
    limit: int


@dataclass(frozen=True)
class Problem:
    seats: int
    seed: int
    time_limit: float
    candidates: tuple[Candidate, ...]
    bounds: tuple[Bound, ...]

    def counted_by(self, bound: Bound) -> list[int]:
        """The positions of the candidates that a bound counts."""
        value = _plain(bound.value)
        return [
            position
            for position, one in enumerate(self.candidates)
            if one.attributes.get(bound.attribute) == value
        ]


def read(content: str | bytes | dict[str, Any]) -> Problem:
    """The problem that a file states. Raises `FileError` with the first field that is wrong."""
    data = content if isinstance(content, dict) else _decode(content)
    seed = _whole(data, "seed", "seed", default=0)
    limit = _number(data, "time_limit_s", "time_limit_s", default=Decimal(DEFAULT_TIME_LIMIT))
    if limit <= 0:
        raise FileError("time_limit_s: must be above zero")
    return Problem(
        seats=_whole(data, "seats", "seats"),
        seed=seed,
        time_limit=float(limit),
        candidates=tuple(_candidates(data, seed)),
        bounds=tuple(_bounds(data)),
    )


def _decode(content: str | bytes) -> dict[str, Any]:
    if len(content) > MOST_BYTES:
        raise FileError("file: is larger than 20 MB")
    try:
        data = json.loads(content, parse_float=Decimal, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise FileError(f"file: is not JSON ({error})") from error
    if not isinstance(data, dict):
        raise FileError("file: must be a JSON object")
    return data


def _no_constant(word: str) -> None:
    raise ValueError(f"{word} is not a number of JSON")


def _list(data: dict[str, Any], name: str) -> list[Any]:
    found = data.get(name, [] if name == "quotas" else None)
    if not isinstance(found, list):
        raise FileError(f"{name}: must be a list")
    for position, one in enumerate(found):
        if not isinstance(one, dict):
            raise FileError(f"{name}[{position}]: must be an object")
    return found


def _whole(data: dict[str, Any], name: str, path: str, *, default: int | None = None) -> int:
    value = data.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise FileError(f"{path}: must be a whole number, zero or more")
    return value


def _number(data: dict[str, Any], name: str, path: str, *, default: Decimal | None = None) -> Decimal:
    value = data.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise FileError(f"{path}: must be a number")
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    if not number.is_finite() or abs(number) > 1_000_000_000:
        raise FileError(f"{path}: is out of range")
    return number


def _flag(data: dict[str, Any], name: str, path: str) -> bool:
    value = data.get(name, False)
    if not isinstance(value, bool):
        raise FileError(f"{path}: must be true or false")
    return value


def _text(data: dict[str, Any], name: str, path: str) -> str:
    value = data.get(name)
    if not isinstance(value, str) or not value:
        raise FileError(f"{path}: must be a text")
    return value


def _score(data: dict[str, Any], path: str) -> int:
    scaled = _number(data, "score", path) * SCALE
    if scaled != int(scaled):
        raise FileError(f"{path}: has more than four decimals")
    return int(scaled)


def _plain(value: Any) -> str:
    """A value of an attribute as JSON writes it, so that `true` and `1` stay apart."""
    return json.dumps(value, default=str)


def _attributes(data: dict[str, Any], path: str) -> dict[str, str]:
    found = data.get("attributes", {})
    if not isinstance(found, dict):
        raise FileError(f"{path}: must be an object")
    for name, value in found.items():
        if not isinstance(value, str | int | bool | Decimal | float) and value is not None:
            raise FileError(f"{path}.{name}: must be a text, a number or true or false")
    return {name: _plain(value) for name, value in found.items() if value is not None}


def _candidates(data: dict[str, Any], seed: int) -> Iterator[Candidate]:
    found = _list(data, "candidates")
    if len(found) > MOST_CANDIDATES:
        raise FileError(f"candidates: are more than {MOST_CANDIDATES}")
    seen: set[str] = set()
    for position, one in enumerate(found):
        path = f"candidates[{position}]"
        name = _text(one, "id", f"{path}.id")
        if name in seen:
            raise FileError(f"{path}.id: stands here twice")
        seen.add(name)
        pinned, excluded = (
            _flag(one, "pinned", f"{path}.pinned"),
            _flag(one, "excluded", f"{path}.excluded"),
        )
        if pinned and excluded:
            raise FileError(f"{path}.excluded: cannot be both pinned and excluded")
        score = _score(one, f"{path}.score")
        yield Candidate(
            name, score, _attributes(one, f"{path}.attributes"), pinned, excluded, luck_of(seed, name)
        )


def luck_of(seed: int, name: str) -> int:
    """The number that breaks ties: it follows from the seed and the name alone, never from the order."""
    return int.from_bytes(hashlib.sha256(f"{seed}:{name}".encode()).digest()[:4], "big") >> 8


def _bounds(data: dict[str, Any]) -> Iterator[Bound]:
    for position, one in enumerate(_list(data, "quotas")):
        path = f"quotas[{position}]"
        attribute = _text(one, "attribute", f"{path}.attribute")
        if "value" not in one or one["value"] is None or isinstance(one["value"], list | dict):
            raise FileError(f"{path}.value: must be a text, a number or true or false")
        for bound in ("min", "max"):
            if one.get(bound) is not None:
                limit = _whole(one, bound, f"{path}.{bound}")
                yield Bound(position, attribute, one["value"], bound, limit)
