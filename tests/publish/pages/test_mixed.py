"""Kazakh words inside texts of another language are marked as such, and nothing else is."""

from __future__ import annotations

import pytest

from jetisu360.publish.pages.mixed import mixed


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        (
            "орнамент «қошқар мүйіз» – «бараний рог»",
            "ru",
            'орнамент «<span lang="kk">қошқар мүйіз</span>» – «бараний рог»',
        ),
        ("The төр is <here>", "en", 'The <span lang="kk">төр</span> is &lt;here&gt;'),
        ("Төрде қонақ отырады", "kk", "Төрде қонақ отырады"),
        ("Юрта стоит во дворе", "ru", "Юрта стоит во дворе"),
        ("Күй, жыр, әңгіме", "ru", '<span lang="kk">Күй</span>, жыр, <span lang="kk">әңгіме</span>'),
    ],
)
def test_kazakh_words_are_marked(text: str, language: str, said: str) -> None:
    assert mixed(text, language) == said
