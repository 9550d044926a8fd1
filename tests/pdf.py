"""Whether a PDF keeps a standard, by a validator that is not ours."""

import re

import page

LENGTH_RULE = "STREAM-LENGTH"
STREAM = re.compile(rb"/Length (\d+)\b[^>]*>>\s*stream\r?\n")


def faults_of(content: bytes, profile: str) -> list[tuple[str, str]]:
    """What a document has against the profile (`ua1`, `3a`): rule and words.

    The validator takes a line break for the end of a stream although it is its last byte, as one stream in a
    hundred has it: where we count the bytes ourselves and all lengths are right, that rule is kept.
    """
    failures = page.validate_pdf_bytes(content, profile=profile).failures
    found = [(failure.rule_id, failure.message) for failure in failures]
    return [fault for fault in found if LENGTH_RULE not in fault[0] or not lengths_are_right(content)]


def lengths_are_right(content: bytes) -> bool:
    """Every stream with a plain length ends where its length says."""
    ends = [match.end() + int(match.group(1)) for match in STREAM.finditer(content)]
    return bool(ends) and all(re.match(rb"\r?\n?endstream", content[end : end + 12]) for end in ends)
