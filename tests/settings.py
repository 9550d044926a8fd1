"""The product's settings under test: nothing outside a folder of the run's own is read or written."""

import atexit
import os
import shutil
import tempfile

if "TEST_RUN_DIR" not in os.environ:
    os.environ["TEST_RUN_DIR"] = tempfile.mkdtemp(prefix="workinggroup-test-")
    atexit.register(shutil.rmtree, os.environ["TEST_RUN_DIR"], ignore_errors=True)

os.environ["VAR_DIR"] = os.path.join(
    os.environ["TEST_RUN_DIR"], os.environ.get("PYTEST_XDIST_WORKER", "main")
)
os.environ.setdefault("DEBUG", "0")
os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 40)
os.environ.setdefault("ALLOWED_HOSTS", "*")
os.environ.setdefault("SITE_URL", "http://testserver")
os.makedirs(os.environ["VAR_DIR"], exist_ok=True)

from workinggroup.settings import *  # noqa: E402, F403 - the environment above comes first

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher"
]  # fast; the strong one is Django's to test
