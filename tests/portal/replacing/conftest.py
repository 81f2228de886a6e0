"""A storage of their own for the tests of replaced photographs."""

from __future__ import annotations

from ..uploads.conftest import storage  # noqa: F401  (a fixture)
