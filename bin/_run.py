"""Starts Workinggroup on this machine and stops it cleanly. Called by bin/run; needs only Python itself."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

from _setup import PYTHON, ROOT, VENV, SetupFailed, make_ready, say

SECONDS_TO_BE_WELL = 15
SECONDS_TO_ANSWER = 60
SECONDS_TO_STOP = 12

HOW_TO_SIGN_IN_WITH_SAMPLE = """
Sign in at {site}/accounts/login/ under "Try it as":
  secretariat · reviewer · applicant · member · observer · speaker
Mails that were sent: {site}/mail/"""

HOW_TO_SIGN_IN_WITHOUT = """
Make the first person of the secretariat, in a second terminal:
  {debug}.venv/bin/python manage.py create_secretariat you@example.org
Then sign in at {site}/accounts/login/ ; the code is in the newest mail{where}."""


def main() -> int:
    options = read_options()
    env = environment(options)
    port = int(env["PORT"])
    refuse_taken_port(env.get("HOST", "127.0.0.1"), port)
    make_ready("run")
    with_sample = env["SAMPLE_MODE"] == "1" and not options.empty
    prepare = [PYTHON, "-B", ROOT / "bin" / "_prepare.py"] + (["--sample"] if with_sample else [])
    if subprocess.run(prepare, env=env).returncode:
        raise SetupFailed("The database could not be made ready (see above).")
    (ROOT / env.get("VAR_DIR", "var")).mkdir(parents=True, exist_ok=True)
    return serve(env, how_to_sign_in(env))


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bin/run",
        description="Starts web, worker and beat at http://localhost:8000.",
        epilog="Environment: PORT, and every variable in the settings table of README.md.",
    )
    parser.add_argument("--empty", action="store_true", help="start without the sample edition")
    return parser.parse_args()


def environment(options: argparse.Namespace) -> dict[str, str]:
    """What the processes see: the caller's variables, and for the rest what suits one machine."""
    env = {**os.environ, "PYTHONUNBUFFERED": "1"}
    env["PATH"] = f"{VENV / 'bin'}{os.pathsep}{env.get('PATH', '')}"
    env.pop("PYTHONHOME", None)
    port = env.setdefault("PORT", "8000")
    if not (port.isdigit() and 0 < int(port) < 65536):
        raise SetupFailed(f"PORT must be a number from 1 to 65535, not {port!r}.")
    env.setdefault("DEBUG", "1")
    is_debug = env["DEBUG"].lower() in {"1", "true", "yes", "on"}
    env.setdefault("SAMPLE_MODE", "1" if is_debug and not options.empty else "0")
    env.setdefault("SITE_URL", f"http://localhost:{port}")
    env.setdefault("LOG_LEVEL", "WARNING")
    # Celery's words to root are for servers; this is one machine of one's own, often a container.
    env.setdefault("PYTHONWARNINGS", "ignore:You're running the worker with superuser privileges")
    env.setdefault("DJANGO_SETTINGS_MODULE", "workinggroup.settings")
    return env


def refuse_taken_port(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise SetupFailed(
                f"Port {port} cannot be used ({error.strerror}). "
                f"Stop the program that uses it, or choose another port: PORT={port + 1} bin/run"
            ) from None


def how_to_sign_in(env: dict[str, str]) -> str:
    words = HOW_TO_SIGN_IN_WITH_SAMPLE if env["SAMPLE_MODE"] == "1" else HOW_TO_SIGN_IN_WITHOUT
    where = "" if env.get("EMAIL_URL") else f" under {env.get('VAR_DIR', 'var')}/mail"
    debug = "DEBUG=1 " if env["DEBUG"] == "1" else ""
    return words.format(site=env["SITE_URL"], debug=debug, where=where)


def serve(env: dict[str, str], sign_in: str) -> int:
    """Runs the three processes until one ends or the person stops them; nothing is left behind."""
    say("Starting web, worker and beat")
    # An empty file of variables: what is set is set for the set-up and the processes alike.
    command = [PYTHON, "-m", "honcho", "--env", os.devnull, "start", "--port", env["PORT"], *processes(env)]
    honcho = subprocess.Popen(command, cwd=ROOT, env=env, start_new_session=True)
    asked_to_stop = []

    def stop(signum: int, frame: object) -> None:
        if not asked_to_stop:
            honcho.send_signal(signal.SIGTERM)
        asked_to_stop.append(signum)

    for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(signum, stop)
    try:
        if wait_until_it_answers(health_page(env), honcho, asked_to_stop):
            print(f"\nReady at http://localhost:{env['PORT']}\n{sign_in}\n\nStop with Ctrl-C.", flush=True)
        code = honcho.wait()
    finally:
        end_all(honcho)
    return 0 if asked_to_stop else (code or 1)


def processes(env: dict[str, str]) -> list[str]:
    """Who is started: mail that comes back is received where it is said from where."""
    return ["web", "worker", "beat", *(["inbox"] if env.get("INBOX_URL") else [])]


def health_page(env: dict[str, str]) -> urllib.request.Request:
    """Asked by address, but under the name that the site answers to."""
    host = env.get("HOST", "127.0.0.1")
    host = "127.0.0.1" if host in {"0.0.0.0", "localhost"} else host
    site = urllib.parse.urlsplit(env["SITE_URL"]).netloc
    return urllib.request.Request(f"http://{host}:{env['PORT']}/healthz", headers={"Host": site})


def wait_until_it_answers(
    page: urllib.request.Request, honcho: subprocess.Popen, asked_to_stop: list
) -> bool:
    """Whether it is up. What is not well (a relay, say) is told, and no reason to stop the rest."""
    started, answer = time.monotonic(), ""
    while honcho.poll() is None and not asked_to_stop:
        try:
            with urllib.request.urlopen(page, timeout=5):
                return True
        except urllib.error.HTTPError as error:
            answer = f"{error.code} {error.read(2000).decode(errors='replace')}"
        except OSError:
            answer = ""
        waited = time.monotonic() - started
        if answer and waited > SECONDS_TO_BE_WELL:
            print(f"\nIt runs, but /healthz says that something is not well: {answer}", file=sys.stderr)
            return True
        if waited > SECONDS_TO_ANSWER:
            print(f"\nIt does not answer after {SECONDS_TO_ANSWER} seconds (see above).", file=sys.stderr)
            honcho.send_signal(signal.SIGTERM)
            return False
        time.sleep(0.1)
    return False


def end_all(honcho: subprocess.Popen) -> None:
    if honcho.poll() is None:
        honcho.terminate()
        try:
            honcho.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            os.killpg(honcho.pid, signal.SIGKILL)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("\nStopped before it was ready.")
