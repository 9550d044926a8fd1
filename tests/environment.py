"""The environment of a test run, set before Django reads it: nothing outside a folder of its own is touched.

pytest loads this first (`-p tests.environment` in pyproject.toml), once in every process of the run.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

if "TEST_RUN_DIR" not in os.environ:
    os.environ["TEST_RUN_DIR"] = tempfile.mkdtemp(prefix="workinggroup-test-")
    atexit.register(shutil.rmtree, os.environ["TEST_RUN_DIR"], ignore_errors=True)

var = Path(os.environ["TEST_RUN_DIR"], os.environ.get("PYTEST_XDIST_WORKER", "main"))
(var / "static").mkdir(parents=True, exist_ok=True)
os.environ["VAR_DIR"] = str(var)
# One place for the files of the sample, which one process loads and the others copy.
os.environ["MEDIA_ROOT"] = str(Path(os.environ["TEST_RUN_DIR"], "media"))
os.environ.setdefault("DEBUG", "0")
os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 40)
os.environ.setdefault("ALLOWED_HOSTS", "*")
os.environ.setdefault("SITE_URL", "http://testserver")
# The tests of the second factor ask for it themselves.
os.environ.setdefault("REQUIRE_SECOND_FACTOR", "0")
# The tests of waiting changes ask for the wait themselves.
os.environ.setdefault("ANNOUNCE_AFTER_SECONDS", "0")
