"""Where a site will stand: checked before any work, in museum.toml, region.toml and on the command line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jetisu360.exchange.common.refusals import AddressWrong
from jetisu360.exchange.iiif.write import _base
from jetisu360.publish.pages.models.in_reading import base_address
from jetisu360.publish.region.refusals import RegionFileWrong
from jetisu360.publish.region.region_file import read_region_file
from jetisu360.tour.document.tour import Tour
from jetisu360.tour.museum_toml.museum_file import MuseumFileWrong, read_museum_file
from jetisu360.tour.site_address import is_site_address

GOOD = (
    "https://museum.kz", "http://museum.kz/", "https://museum.kz:8443/tours/gold/", "https://127.0.0.1:8360/",
    "https://[2001:db8::1]/x", "https://мұражай.қаз/тур/", "https://museum.kz./", "https://a-b.example/%D2%9A/",
)  # fmt: skip
BAD = (
    "https://[x", "https://[x]/", "https://[::1", "https://", "https:///x", "https://a b/", "https://a\tb/",
    "https://user@museum.kz/", "https://user:word@museum.kz/", "ftp://museum.kz/", "javascript:alert(1)",
    "//museum.kz/", "museum.kz", "https://museum.kz:99999/", "https://museum.kz:/", "https://museum.kz:x/",
    "https://museum.kz:0/", "https://museum.kz/?a=1", "https://museum.kz/#x", "https://museum.kz\\x/",
    "https://-a.kz/", "https://a..kz/", "https://museum.kz/\u202e", 'https://museum.kz/"',
    "https://museum.kz/<x>", "https://" + "a" * 64,
    "https://museum.kz/" + "a" * 400, "https://museum.kz\x00/", "https://mu_seum.kz,x/", "https://.kz/", "",
)  # fmt: skip


@pytest.mark.parametrize("text", GOOD)
def test_an_address_that_a_site_can_have(text: str) -> None:
    assert is_site_address(text)
    assert read_museum_file(f"address = '{text}'".encode())[0].address == text
    assert _base(text) == text.rstrip("/")


@pytest.mark.parametrize("text", BAD)
def test_any_other_is_refused_with_its_line(text: str) -> None:
    assert not is_site_address(text)
    quoted = '"' + "".join(f"\\u{ord(one):04x}" for one in text) + '"'
    for language, words in (("kk", "мекенжайы"), ("ru", "адрес"), ("en", "address")):
        with pytest.raises(MuseumFileWrong) as wrong:
            read_museum_file(f"\naddress = {quoted}".encode())
        assert words in wrong.value.say(language) or len(text) > 400
    with pytest.raises(RegionFileWrong):
        read_region_file(f"address = {quoted}\n[[museums]]\nid = 'a'\ntitle = 'A'".encode())
    with pytest.raises(AddressWrong):
        _base(text)
    tour = Tour.model_construct(scenes=[], address=text)
    assert base_address(tour) is None


@given(st.text(max_size=30).map("https://".__add__) | st.from_regex(r"https?://[\[\]@:/?#a-z0-9.]{0,20}"))
def test_no_text_is_a_fault(text: str) -> None:
    is_site_address(text)
