"""Makes real workers in a moment: everything is imported once, each line of input forks one more.

The worker is that of the Procfile, whose command is the one argument. Its process id is printed.
"""

import os
import signal
import subprocess
import sys
from typing import NoReturn

import django

CELERY = "exec python -m celery"


def main(command: str) -> None:
    assert command.startswith(CELERY), command
    words = command.replace(CELERY, "printf '%s\\n'", 1)
    arguments = subprocess.run(
        ["sh", "-c", words], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    django.setup()
    from workinggroup.celery import app

    app.loader.import_default_modules()
    import celery.apps.worker
    import celery.concurrency.thread
    import celery.worker.consumer  # noqa: F401

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for _ in iter(sys.stdin.readline, ""):
        pid = os.fork()
        if not pid:
            become_worker(arguments)
        print(pid, flush=True)


def become_worker(arguments: list[str]) -> NoReturn:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    from celery.bin.celery import main as celery

    sys.argv = ["celery", *arguments]
    sys.exit(celery())


if __name__ == "__main__":
    main(sys.argv[1])
