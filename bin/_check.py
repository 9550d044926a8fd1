"""The steps of bin/check: one line each with its time, what those that failed say, then the list."""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable

import _check_files
import _check_texts
from _setup import ROOT

PYTHON = sys.executable


def run(*command: str) -> list[str]:
    """Nothing when the command succeeds, else what it said."""
    ours = {"DJANGO_SETTINGS_MODULE": "workinggroup.settings", "PYTHONPATH": str(ROOT), "DEBUG": "1"}
    env = {**os.environ, **ours} if command[0] != "pytest" else None
    done = subprocess.run(
        [PYTHON, "-m", *command], cwd=ROOT, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    return [] if done.returncode == 0 else (done.stdout + done.stderr).strip().splitlines() or ["failed"]


def only_names(lines: list[str]) -> list[str]:
    """Where the formatter would change something; `bin/check --fix` does it."""
    return [line.strip().removeprefix("--> ") for line in lines if "-->" in line] or lines


STEPS: dict[str, Callable[[], list[str]]] = {
    "format": lambda: only_names(run("ruff", "format", "--check", ".")),
    "lint": lambda: run("ruff", "check", "--quiet", "--output-format", "concise", "."),
    "types": lambda: run("mypy", "--no-error-summary"),
    "templates": lambda: run("djlint", "templates", "--lint", "--quiet"),
    "settings": lambda: run("django", "check", "--fail-level", "WARNING"),
    "migrations": lambda: run("django", "makemigrations", "--check", "--dry-run"),
    "translations": _check_texts.problems,
    "layers": lambda: run("pytest", "tests/test_architecture.py", "--quiet", "-n0"),
    "sizes": _check_files.too_long,
    "traces": _check_files.traces,
    "marks": _check_files.unfinished,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="bin/check")
    parser.add_argument("steps", nargs="*", choices=[*STEPS, []], metavar="step", help=" ".join(STEPS))
    parser.add_argument("--fix", action="store_true", help="format and mend what ruff can mend, first")
    options = parser.parse_args()
    if options.fix:
        subprocess.run([PYTHON, "-m", "ruff", "check", "--fix", "--quiet", "."], cwd=ROOT)
        subprocess.run([PYTHON, "-m", "ruff", "format", "--quiet", "."], cwd=ROOT)
    failed = [name for name in options.steps or STEPS if not passes(name)]
    if failed:
        print(f"\nFailed: {', '.join(failed)}")
        return 1
    print("\nAll checks passed.")
    return 0


def passes(name: str) -> bool:
    started = time.monotonic()
    problems = STEPS[name]()
    print(f"{'failed' if problems else 'ok':7}{name:14}{time.monotonic() - started:5.1f} s", flush=True)
    for problem in problems:
        print(f"       {problem}")
    return not problems


if __name__ == "__main__":
    sys.exit(main())
