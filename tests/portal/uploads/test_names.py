"""Names that people's files have, and those that somebody chose to deceive."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jetisu360.files.paths import is_safe
from jetisu360.portal.uploads.names import free_name, harmless_name, is_clutter


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("hall.jpg", "hall.jpg"),
        ("Алтын адам залы.JPG", "Алтын адам залы.JPG"),
        ("2-қабат/Әулие ата.jpg", "2-қабат/Әулие ата.jpg"),
        ("../../etc/passwd.jpg", "etc/passwd.jpg"),
        ("C:\\photos\\hall.jpg", "C_/photos/hall.jpg"),
        ("/absolute/hall.jpg", "absolute/hall.jpg"),
        ("hall\u202egpj.exe", "hall_gpj.exe"),
        ("a\nb\x00c\x1b[31m.jpg", "a_b_c_[31m.jpg"),
        ("con.jpg", "_con.jpg"),
        ("AUX", "_AUX"),
        ("hall.jpg...", "hall.jpg"),
        ("  hall .jpg ", "hall .jpg"),
        ('<img src=x onerror="alert(1)">.jpg', "_img src=x onerror=_alert(1)__.jpg"),
        ("", "photograph"),
        ("...", "photograph"),
        ("//./..//", "photograph"),
        ("hall.jpg:stream", "hall.jpg_stream"),
        ("э" * 300 + ".jpg", "э" * 116 + ".jpg"),
        ("a/b/c/d/e/f/g/h/hall.jpg", "d/e/f/g/h/hall.jpg"),
        ("й.jpg", "й.jpg"),  # (in two parts and in one)
    ],
)
def test_names_are_made_harmless(raw: str, name: str) -> None:
    assert harmless_name(raw) == name


@given(st.text(max_size=400))
def test_whatever_is_sent_a_file_can_be_called_so(raw: str) -> None:
    name = harmless_name(raw)
    assert is_safe(name, written=True)
    assert len(name) <= 500
    assert harmless_name(name) == name


def test_a_name_that_is_free() -> None:
    taken = {"hall.jpg", "hall (2).jpg"}
    assert free_name("hall.jpg", taken.__contains__) == "hall (3).jpg"
    assert free_name("2/hall.jpg", taken.__contains__) == "2/hall.jpg"


@pytest.mark.parametrize(
    "raw", [".DS_Store", "rooms/.hidden.jpg", "rooms/Thumbs.db", "__MACOSX/hall.jpg", "a/.thumbs/b.jpg"]
)
def test_what_systems_leave_in_folders_is_passed_over(raw: str) -> None:
    assert is_clutter(raw)
    assert not is_clutter("rooms/hall.jpg")
