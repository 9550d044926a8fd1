"""Short codes that people read from a screen and type: no two signs that look alike."""

import secrets

# Without 0 and O, 1 and I and L, 2 and Z, 5 and S, 8 and B, U and V.
SIGNS = "ACDEFGHJKMNPQRTWXY34679"
CHECK_IN_LENGTH = 6
NUMBER_LENGTH = 12


def new(length: int) -> str:
    return "".join(secrets.choice(SIGNS) for _ in range(length))


def plain(words: str) -> str:
    """As it is stored: in capitals, without the spaces and strokes that people put between."""
    return "".join(sign for sign in words.upper() if sign.isalnum())[:40]


def spaced(code: str, group: int = 3) -> str:
    """As it is read: `K7Q M4X`."""
    return " ".join(code[place : place + group] for place in range(0, len(code), group))
