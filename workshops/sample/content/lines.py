"""Short makers for lines of minutes, so that the modules of minutes read like minutes.

`under(item, *lines)` puts lines under an agenda item. `by` is the key of the organisation whose point it is.
"""

from dataclasses import replace

from workshops.sample.content.shapes import Line


def under(item: str, *lines: Line) -> tuple[Line, ...]:
    return tuple(replace(line, item=item) for line in lines)


def note(key: str, text: str, by: str | None = None) -> Line:
    return Line(key, "", "note", text, said_by=by)


def good_practice(key: str, text: str, by: str | None = None) -> Line:
    return Line(key, "", "insight", text, insight="good_practice", said_by=by)


def challenge(key: str, text: str, by: str | None = None) -> Line:
    return Line(key, "", "insight", text, insight="challenge", said_by=by)


def lesson(key: str, text: str, by: str | None = None) -> Line:
    return Line(key, "", "insight", text, insight="lesson", said_by=by)


def recommendation(key: str, text: str, by: str | None = None) -> Line:
    return Line(key, "", "insight", text, insight="recommendation", said_by=by)


def decision(key: str, text: str, by: str | None = None) -> Line:
    return Line(key, "", "decision", text, said_by=by)


def question(key: str, text: str, by: str | None = None) -> Line:
    return Line(key, "", "question", text, said_by=by)


def action(key: str, text: str, owner: str, due: int, done: int | None = None) -> Line:
    """`due` and `done` count days from the session; not done yet when `done` is None."""
    return Line(key, "", "action", text, owner=owner, due=due, done=done)
