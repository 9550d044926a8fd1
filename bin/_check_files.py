"""What bin/check asks of the tracked files: their length, no trace of a machine, nothing unfinished."""

import ast
import json
import re
import subprocess
from collections.abc import Iterator

from _setup import ROOT

FILE, FUNCTION, TEMPLATE = 300, 40, 120
# Texts of the sample edition are data written as Python: long, flat and without decisions.
DATA = re.compile(r"^workshops/sample/content/|/migrations/")

# Spelled in two halves, so that this file does not find itself.
HOSTS = [
    "py" r"pi\.org",
    "python" r"hosted\.org",
    "npm" r"js\.(org|com)",
    "yarn" r"pkg\.com",
    "deb" r"ian\.org/debian",
    "js" r"delivr\.net",
    "un" r"pkg\.com",
    "cd" r"njs\.",
]
HOST = re.compile("|".join(HOSTS))
MACHINE_PATH = re.compile(r"(?<![\w.}/:-])/(?:wo" r"rk|home/\w+|ro" r"ot|Us" r"ers/\w+|op" r"t)/\w")
MARK = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK|TB" r"D|WI" r"P)\b|[Ll]orem i" r"psum")


def tracked() -> list[str]:
    """Every file that is or would be committed; one's own ignored files are nobody's business."""
    listing = [
        "git",
        "-c",
        "safe.directory=*",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    return sorted(name for name in set(names) if name and (ROOT / name).is_file())


def texts() -> Iterator[tuple[str, str]]:
    for name in tracked():
        try:
            yield name, (ROOT / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def too_long() -> list[str]:
    problems = []
    for name, text in texts():
        lines = text.count("\n")
        if name.endswith(".py") and not DATA.search(name):
            if lines > FILE:
                problems.append(f"{name}: {lines} lines, at most {FILE}")
            problems += [
                f"{name}:{line}: {what} has {length} lines, at most {FUNCTION}"
                for what, line, length in long_functions(text)
            ]
        elif name.startswith("templates/") and lines > TEMPLATE:
            problems.append(f"{name}: {lines} lines, at most {TEMPLATE}")
    return problems


def long_functions(text: str) -> Iterator[tuple[str, int, int]]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION:
                yield node.name, node.lineno, length


def traces() -> list[str]:
    """Download hosts, folders of one machine, resolved addresses in npm's lock."""
    problems = []
    for name, text in texts():
        for number, line in enumerate(text.splitlines(), 1):
            if found := HOST.search(line) or MACHINE_PATH.search(line):
                problems.append(f"{name}:{number}: names {found[0]!r}")
        if name.endswith("package-lock.json"):
            packages = json.loads(text).get("packages", {})
            problems += [
                f"{name}: {package} is resolved to an address"
                for package, facts in packages.items()
                if "resolved" in facts
            ]
    return problems


def unfinished() -> list[str]:
    return [
        f"{name}:{number}: {found[0]}"
        for name, text in texts()
        if not name.endswith((".lock", "package-lock.json"))
        for number, line in enumerate(text.splitlines(), 1)
        if (found := MARK.search(line))
    ]
