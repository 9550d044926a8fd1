"""Translations are compiled without gettext on the machine, and only where the text is newer."""

import os
from pathlib import Path

import polib
import pytest
from django.core.management import call_command

TEXT = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
TEXT += 'msgid "Minutes"\nmsgstr "Procès-verbal"\n'


@pytest.fixture
def text(tmp_path: Path, settings) -> Path:
    settings.LOCALE_PATHS = [tmp_path]
    text = tmp_path / "fr" / "LC_MESSAGES" / "django.po"
    text.parent.mkdir(parents=True)
    text.write_text(TEXT, encoding="utf-8")
    return text


def test_a_text_is_compiled(text: Path) -> None:
    call_command("compile_translations", verbosity=0)

    compiled = polib.mofile(str(text.with_suffix(".mo")))
    assert [(entry.msgid, entry.msgstr) for entry in compiled] == [("Minutes", "Procès-verbal")]


@pytest.mark.parametrize(
    ("age", "is_made_anew"),
    [pytest.param(-60, False, id="an older text"), pytest.param(60, True, id="a newer text")],
)
def test_only_a_newer_text_is_compiled_again(text: Path, age: int, is_made_anew: bool) -> None:
    compiled = text.with_suffix(".mo")
    compiled.write_bytes(b"kept")
    moment = compiled.stat().st_mtime + age
    os.utime(text, (moment, moment))

    call_command("compile_translations", verbosity=0)

    assert (compiled.read_bytes() != b"kept") is is_made_anew
