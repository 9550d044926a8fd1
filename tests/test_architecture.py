"""Imports point one way, every view says who may use it, clock and environment are read in few places."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from workinggroup.editions.permissions import Permission

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
WINGS = ["workinggroup", "members", "workshops"]
LAYERS = [
    "workinggroup.base",
    "workinggroup.outbox",
    "workinggroup.editions",
    "members.people",
    "members.recruitment",
    "members.needs",
    "workshops.scheduling",
    "workshops.invitations",
    "workshops.registration",
    "workshops.programme",
    "workshops.attendance",
    "workshops.feedback",
    "workshops.series",
    "workshops.zones",
    "workshops.reminders",
    "workshops.minutes",
    "workshops.report",
    "workshops.sample",
]
# These know every app, and no app knows them.
COMPOSITION_ROOT = {"workinggroup.settings", "workinggroup.urls", "workinggroup.asgi", "workinggroup.celery"}

RANKS = {
    name: rank
    for rank, names in enumerate(
        [
            {"states"},
            {"models"},
            {"queries", "rules", "exports"},
            {"mails"},
            {"actions"},
            {"tasks"},
            {"forms"},
            {"views", "stage", "middleware", "management", "templatetags"},
            {"urls"},
        ]
    )
    for name in names
}
# A module of another name is a helper of its app: it may use all up to the use cases; anyone may use it.
HELPER_MAY_USE = RANKS["actions"]
# From, to and why: the few turns that are meant.
AGAINST_THE_DIRECTION = [
    ("workinggroup.base.ui.samples", "workinggroup.base.forms", "the style guide shows the kit of forms"),
    (
        "workinggroup.outbox",
        "workinggroup.outbox.tasks",
        "writing a mail rings the worker's bell after commit",
    ),
]
MAY_READ_THE_CLOCK = {"views", "tasks", "management", "middleware", "templatetags"}
READS_THE_CLOCK_ALL_THE_SAME = {
    "workinggroup.base.models": "a running Job times itself; nothing is decided by it",
    "workinggroup.editions.queries": "the frame around every page is made outside any view",
    "workinggroup.outbox.backend": "Django and allauth hand their mails over without a time",
    "workinggroup.outbox.delivery": "a relay takes its time: every attempt is stamped when it ends",
}
CLOCK_WORDS = {"now", "utcnow", "today", "localdate"}
PUBLIC_OR_SIGNED_IN = {"public", "signed in"}


def own_modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module of the product, by name; migrations are history and follow nobody."""
    for wing in WINGS:
        for path in sorted((ROOT / wing).rglob("*.py")):
            if "migrations" not in path.parts and "static_built" not in path.parts:
                parts = path.relative_to(ROOT).with_suffix("").parts
                yield ".".join(parts).removesuffix(".__init__"), ast.parse(path.read_text())


MODULES = dict(own_modules())


def imports_of(name: str, tree: ast.Module) -> Iterator[str]:
    """The dotted names that a module imports, those inside functions too."""
    package = name if (ROOT / Path(*name.split("."))).is_dir() else name.rpartition(".")[0]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - max(node.level - 1, 0)]
            base = ".".join([*above, node.module] if node.module else above) if node.level else node.module
            yield from (f"{base}.{alias.name}" for alias in node.names)


def app_of(name: str) -> str | None:
    return next((app for app in LAYERS if name == app or name.startswith(f"{app}.")), None)


def place_in_app(name: str) -> str:
    """The part of an app that a module belongs to: `rules` for `members.people.rules.quotas` too."""
    return name.removeprefix(app_of(name) or "").lstrip(".").partition(".")[0]


def wrong_between_apps(name: str, imported: str) -> bool:
    own, other = app_of(name), app_of(imported)
    return bool(own and other and LAYERS.index(other) > LAYERS.index(own))


def wrong_inside_app(name: str, imported: str) -> bool:
    if app_of(name) is None or app_of(name) != app_of(imported) or place_in_app(name) in {"apps", ""}:
        return False
    if any(name.startswith(by) and imported.startswith(to) for by, to, _ in AGAINST_THE_DIRECTION):
        return False
    used = RANKS.get(place_in_app(imported))
    if used is None:
        return False
    return used > RANKS.get(place_in_app(name), HELPER_MAY_USE)


def is_composition_root(name: str) -> bool:
    return any(name == root or name.startswith(f"{root}.") for root in COMPOSITION_ROOT)


def violations(is_wrong: Any) -> list[str]:
    return [
        f"{name} imports {imported}"
        for name, tree in MODULES.items()
        if not is_composition_root(name)
        for imported in imports_of(name, tree)
        if is_wrong(name, imported)
    ]


def test_apps_import_only_from_apps_before_them() -> None:
    assert violations(wrong_between_apps) == []


def test_modules_of_an_app_import_only_from_layers_before_them() -> None:
    assert violations(wrong_inside_app) == []


def test_no_app_imports_the_composition_root() -> None:
    assert violations(lambda name, imported: name != "workinggroup" and is_composition_root(imported)) == []


def test_every_app_has_its_place_in_the_layers() -> None:
    apps = {
        f"{p.parent.parent.name}.{p.parent.name}" for wing in WINGS for p in (ROOT / wing).glob("*/apps.py")
    }

    assert apps == set(LAYERS)


def test_the_clock_is_read_only_at_the_edge() -> None:
    readers = [
        f"{name}:{node.lineno}"
        for name, tree in MODULES.items()
        if app_of(name) and place_in_app(name) not in MAY_READ_THE_CLOCK
        if name not in READS_THE_CLOCK_ALL_THE_SAME
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in CLOCK_WORDS and isinstance(node.ctx, ast.Load)
        if isinstance(node.value, ast.Name | ast.Attribute)
        if ast.unparse(node.value).rpartition(".")[2] in {"timezone", "datetime", "date"}
    ]

    assert readers == []


def test_only_the_settings_read_the_environment() -> None:
    readers = [
        f"{name}:{node.lineno}"
        for name, tree in MODULES.items()
        if name != "workinggroup.settings"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
        if ast.unparse(node.value) == "os" and not is_default_settings_line(node, tree)
    ]

    assert readers == []


def is_default_settings_line(node: ast.Attribute, tree: ast.Module) -> bool:
    """`os.environ.setdefault("DJANGO_SETTINGS_MODULE", …)`: how Django's entry points find the settings."""
    return any(
        isinstance(call, ast.Call)
        and ast.unparse(call.func) == "os.environ.setdefault"
        and call.lineno == node.lineno
        and ast.unparse(call.args[0]) == "'DJANGO_SETTINGS_MODULE'"
        for call in ast.walk(tree)
    )


def test_the_readme_explains_every_variable_of_the_settings() -> None:
    variables = {
        call.args[0].value
        for call in ast.walk(MODULES["workinggroup.settings"])
        if isinstance(call, ast.Call) and ast.unparse(call.func).partition(".")[0] == "env"
        if call.args and isinstance(call.args[0], ast.Constant)
    }
    table = set(re.findall(r"`([A-Z_]+)`", "".join(re.findall(r"(?m)^\| (`.*?) \|", README.read_text()))))

    assert variables - table == set()


def own_views(patterns: list | None = None, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Every address of ours with its view, through all includes."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        address = f"{prefix}{entry.pattern}"
        if isinstance(entry, URLResolver):
            yield from own_views(entry.url_patterns, address)
        elif isinstance(entry, URLPattern) and entry.callback.__module__.partition(".")[0] in WINGS:
            yield address, entry.callback


def test_every_view_declares_who_may_use_it() -> None:
    views = dict(own_views())
    undeclared = [
        f"{address} ({view.__module__}.{view.__name__})"
        for address, view in views.items()
        if not isinstance(getattr(view, "permission", None), Permission)
        and getattr(view, "permission", None) not in PUBLIC_OR_SIGNED_IN
    ]

    assert views
    assert undeclared == []


@pytest.mark.parametrize(
    ("importer", "imported", "is_wrong"),
    [
        pytest.param("members.people.models", "members.needs.models", wrong_between_apps, id="a later app"),
        pytest.param("members.needs.rules", "members.needs.actions", wrong_inside_app, id="a later layer"),
        pytest.param(
            "members.needs.rules.scale", "members.needs.views.page", wrong_inside_app, id="in folders"
        ),
        pytest.param(
            "workinggroup.base.clock", "workinggroup.base.views", wrong_inside_app, id="from a helper"
        ),
    ],
)
def test_an_import_against_the_direction_is_seen(importer: str, imported: str, is_wrong: Any) -> None:
    assert is_wrong(importer, imported)
    assert not is_wrong(imported, importer)
