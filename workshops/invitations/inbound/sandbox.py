"""Reads a stranger's message in a process of its own: five seconds, 256 MiB, then it is over."""

import subprocess
import sys

from django.conf import settings

from .limits import MOST_BYTES
from .reading import Incoming, from_json

SECONDS = 5
MEMORY = 256 * 1024 * 1024


def read_apart(raw: bytes) -> Incoming:
    """What a message is. Whatever it does to its reader, the worker goes on."""
    if len(raw) > MOST_BYTES:
        return Incoming("unreadable", "too much: size")
    command = [sys.executable, "-I", "-c", PROGRAM, str(settings.BASE_DIR), str(MEMORY)]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=SECONDS, check=True)  # noqa: S603
        return from_json(done.stdout.decode())
    except subprocess.TimeoutExpired:
        return Incoming("unreadable", "took too long")
    except (subprocess.CalledProcessError, ValueError, KeyError):
        return Incoming("unreadable", "broke its reader")


# Isolated (-I): neither the folder nor the variables of the parent say what is imported.
PROGRAM = """
import resource, sys
sys.path.insert(0, sys.argv[1])
from workshops.invitations.inbound.reading import as_json, read
limit = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
sys.stdout.write(as_json(read(sys.stdin.buffer.read())))
"""
