"""Logs that keep secrets to themselves."""

import logging
import re

# Tokens of personal links and calendar feeds stand in paths; they are as good as a password.
SECRET_PATH = re.compile(r"(/(?:p|calendar|resume|rsvp)/)[^/\s\"'?]+")


def masked(words: str) -> str:
    return SECRET_PATH.sub(r"\1…", words)


class MaskTokens(logging.Filter):
    """Masks tokens in the message and its arguments, whoever logs."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.msg, str):
            record.msg = masked(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(masked(one) if isinstance(one, str) else one for one in record.args)
        return True
