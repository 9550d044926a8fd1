"""What every test shares: the browser, and loud words where there is none."""

import os
import shutil
from collections.abc import Generator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings

BROWSER_FIXTURES = {"browser", "context", "new_context", "page"}
CHROMIUM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
MISSING = "no Chromium on this machine"
LONGEST = {
    "test_whole_path.py", "test_sweep.py", "test_axe.py", "test_faults.py", "test_faults_relay.py",
    "test_bench.py",
}  # fmt: skip

# Playwright keeps an event loop in the thread of the test; Django's guard would refuse the database there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


def chromium() -> str | None:
    """The Chromium to use: the one named in CHROMIUM, the system's, or the one Playwright has fetched."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    for name in CHROMIUM_NAMES:
        if found := shutil.which(name):
            return found
    fetched = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    return next((str(p) for p in sorted(fetched.glob("chromium-*/chrome-linux*/chrome"))), None)


def pytest_configure() -> None:
    """Assets are served as built and nothing is collected; passwords are hashed fast.

    A busy machine fails no property. No thread of a live server keeps a connection to a database that goes.
    """
    hypothesis.settings.register_profile("without a clock", deadline=None)
    hypothesis.settings.load_profile("without a clock")
    settings.DATABASES["default"]["CONN_MAX_AGE"] = 0
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files come first, so that no worker is left alone with one of them at the end."""
    items.sort(key=lambda item: item.path.name not in LONGEST)
    for item in items:
        if needs_browser(item):
            item.add_marker(pytest.mark.browser)


def pytest_runtest_setup(item: pytest.Item) -> None:
    if not item.get_closest_marker("browser") or chromium():
        return
    if os.environ.get("CI", "").lower() in {"1", "true"}:
        pytest.fail(f"{MISSING}, and in CI no browser test may be skipped", pytrace=False)
    pytest.skip(MISSING)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, Any, Any]:
    """Each calendar that a test leaves in the outbox is linted, unless the test wants a bad one."""
    found = yield
    uses_database = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    if (uses_database or item.get_closest_marker("django_db")) and not item.get_closest_marker(
        "any_calendar"
    ):
        assert calendars_with_faults() == {}
    return found


def calendars_with_faults() -> dict[str, list[str]]:
    """The mails of this test with a calendar part that breaks the rules: their key, and what is wrong."""
    from django.db import connection

    from tests.workshops.invitations.linter import lint
    from workinggroup.outbox.models import Email

    if connection.connection is None or connection.needs_rollback:
        return {}
    faults = {mail.key: lint(mail) for mail in Email.objects.exclude(calendar="")[:100]}
    return {key: words for key, words in faults.items() if words}


def needs_browser(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(fixtures & BROWSER_FIXTURES)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = [r for r in terminalreporter.stats.get("skipped", []) if MISSING in str(r.longrepr)]
    if skipped:
        terminalreporter.section("NOT TESTED: THE BROWSER", sep="!", red=True, bold=True)
        terminalreporter.line(f"{len(skipped)} browser tests were skipped: {MISSING}.")
        terminalreporter.line(
            "Install Chromium (Debian: apt install chromium) or name one: CHROMIUM=… bin/test"
        )


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """The machine's own Chromium; root needs it without its sandbox."""
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {
        **browser_type_launch_args,
        "executable_path": chromium(),
        "args": [*flags, "--disable-dev-shm-usage"],
    }
