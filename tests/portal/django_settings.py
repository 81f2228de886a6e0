"""Django's settings in the tests: the portal's own, in a folder of this process.

`JETISU360_TEST_DATABASE_URL` runs the same tests on PostgreSQL.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from jetisu360.portal.settings.table import FOLDER, load
from jetisu360.portal.settings.to_django import django_settings

PLACE = Path(tempfile.mkdtemp(prefix="jetisu360-portal-"))
atexit.register(shutil.rmtree, PLACE, ignore_errors=True)
os.environ[FOLDER] = str(PLACE)
# Playwright keeps an event loop in the thread of the tests; theirs is the only one that touches the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
os.environ["DATABASE_URL"] = os.environ.get("JETISU360_TEST_DATABASE_URL", "")

globals().update(django_settings(load()))
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
if not os.environ["DATABASE_URL"]:
    # A file, as in life: what is in memory knows no second process and no waiting.
    DATABASES["default"]["TEST"] = {"NAME": str(PLACE / "test.sqlite3")}  # type: ignore[name-defined]  # noqa: F821
