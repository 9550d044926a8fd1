"""Whether every text of the code stands in French: xgettext collects them anew, polib compares."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from _setup import ROOT

LANGUAGES = ["fr"]
SOURCES = ["workinggroup", "members", "workshops", "templates"]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")


def problems() -> list[str]:
    if not shutil.which("xgettext"):
        if os.environ.get("CI", "").lower() in {"1", "true"}:
            return ["xgettext is missing, and CI may not go without it (Debian: apt install gettext)"]
        print("       NOT CHECKED: this machine has no xgettext (Debian: apt install gettext)")
        return []
    with tempfile.TemporaryDirectory(prefix="workinggroup-texts-") as folder:
        return [problem for language in LANGUAGES for problem in problems_of(language, Path(folder))]


def problems_of(language: str, folder: Path) -> list[str]:
    import polib

    kept_path = ROOT / "locale" / language / "LC_MESSAGES" / "django.po"
    if not kept_path.exists():
        return [f"{kept_path.relative_to(ROOT)} is missing"]
    kept = {key_of(entry): entry for entry in polib.pofile(str(kept_path)) if not entry.obsolete}
    found = []
    for entry in polib.pofile(str(collect(language, folder))):
        where = f"{entry.occurrences[0][0]}: {entry.msgid!r}" if entry.occurrences else repr(entry.msgid)
        if reason := fault(kept.get(key_of(entry))):
            found.append(f"{language}: {where} {reason}")
    return found


def collect(language: str, folder: Path) -> Path:
    """Every text that the code shows now, collected from a copy: the translations here are not touched."""
    skipped = shutil.ignore_patterns("static_built", "migrations", "__pycache__")
    for source in SOURCES:
        shutil.copytree(ROOT / source, folder / source, ignore=skipped, dirs_exist_ok=True)
    (folder / "locale").mkdir(exist_ok=True)
    command = [sys.executable, "-m", "django", "makemessages", "--locale", language, "--verbosity", "0"]
    env = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    subprocess.run(command, cwd=folder, env=env, check=True, stdin=subprocess.DEVNULL)
    return folder / "locale" / language / "LC_MESSAGES" / "django.po"


def key_of(entry: Any) -> tuple[str | None, str]:
    return entry.msgctxt, entry.msgid


def fault(kept: Any) -> str | None:
    if kept is None:
        return "has no entry"
    if kept.fuzzy:
        return "is fuzzy"
    texts = list(kept.msgstr_plural.values()) if kept.msgid_plural else [kept.msgstr]
    if not texts or not all(texts):
        return "is not translated"
    allowed = placeholders(kept.msgid) | placeholders(kept.msgid_plural)
    if any(placeholders(text) - allowed for text in texts) or (
        not kept.msgid_plural and placeholders(texts[0]) != allowed
    ):
        return "has other placeholders than the English"
    return None


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text or ""))
