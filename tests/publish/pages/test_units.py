"""Dimensions are read in the page's own script."""

import pytest

from jetisu360.language import Language
from jetisu360.publish.pages.units import in_script_of


@pytest.mark.parametrize(
    ("language", "written", "read"),
    [
        ("kk", "240 × 60 × 45 cm", "240 × 60 × 45 см"),
        ("ru", "Ø 49 × 35cm, 1.2 kg", "Ø 49 × 35см, 1.2 кг"),
        ("en", "5,2 × 3 мм", "5,2 × 3 mm"),
        ("ru", "12 мм", "12 мм"),
        ("kk", "3 Medallions, 4 mm each", "3 Medallions, 4 мм each"),
        ("ru", "5 mounts", "5 mounts"),
        ("kk", "", ""),
    ],
)
def test_units_are_in_the_readers_script(language: Language, written: str, read: str) -> None:
    assert in_script_of(language, written) == read
