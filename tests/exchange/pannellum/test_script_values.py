"""Values in scripts, read and never run."""

from typing import Any

import pytest

from jetisu360.errors import JetisuError
from jetisu360.exchange.common.scripts.script_values import Code

from .scripts import value


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("{a: 1, 'b': [1, 2,], \"c\": {d: null,},}", {"a": 1, "b": [1, 2], "c": {"d": None}}),
        (
            "{ /* one */ a: -1.5e1, // two\n b: +.5, c: 0x1F, d: 1_000 }",
            {"a": -15, "b": 0.5, "c": 31, "d": 1000},
        ),
        ("'it\\'s' + \" a \" + `jug`", "it's a jug"),
        ("`${1 + 1} halls`", "2 halls"),
        ("'\\u0416\\x41\\u{1F3DB}\\ud83c\\udfdb\\n'", "ЖA🏛🏛\n"),
        ("'two \\\n lines'", "two  lines"),
        ("-180 / 2 + 10 * 2", -70),
        ("Math.PI", pytest.approx(3.14159265)),
        ("JSON.parse('{\"a\": [1]}')", {"a": [1]}),
        ("Object.assign({}, {a: 1}, {a: 2, b: 3})", {"a": 2, "b": 3}),
        ("{...{a: 1}, b: [...[1], 2]}", {"a": 1, "b": [1, 2]}),
        ("{f() { return 1 }, a: 1}.a", Code("{f() { return 1 }, a: 1}.a")),
        ("window.y || {a: 1}", {"a": 1}),
        ("(true)", True),
        ("{a: function (b) { return '}' }}", {"a": Code("function (b) { return '}' }")}),
        ("fetch('a.json')", Code("fetch('a.json')")),
    ],
)
def test_a_value_is_read_and_nothing_is_run(written: str, read: Any) -> None:
    assert value(f"var x = {written};") == read


def test_names_are_given_values_before_and_after() -> None:
    text = """
    const base = 'img/';
    let hall = {panorama: base + 'hall.jpg'}, spots = [];
    var x = {scenes: {hall, yard: {panorama: `${base}yard.jpg`, hotSpots: spots}}};
    x.scenes.attic = {panorama: base + "attic.jpg"};
    x["scenes"]["cellar"] = {};
    spots.push({yaw: 1}, {yaw: 2});
    """
    assert value(text) == {
        "scenes": {
            "hall": {"panorama": "img/hall.jpg"},
            "yard": {"panorama": "img/yard.jpg", "hotSpots": [{"yaw": 1}, {"yaw": 2}]},
            "attic": {"panorama": "img/attic.jpg"},
            "cellar": {},
        }
    }


def test_which_of_two_values_it_is_only_running_would_tell() -> None:
    assert value("var y; if (a) { y = -180 } else { y = 0 } var x = {yaw: y};") == {"yaw": Code("y")}


def doubled(first: str, next_one: str) -> str:
    """A value that is in the next one twice, 24 times over."""
    names = "".join(f"var a{n + 1} = {next_one.format(n=n)};" for n in range(24))
    return f"var a0 = {first}; {names} var x = a24;"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("var x = " + "[" * 200 + "]" * 200, "limit-depth"),
        ("var x = " + "9" * 200, "limit-digits"),
        (doubled("[1]", "[a{n}, a{n}]"), "limit-values"),
        (doubled("'aaaaaaaa'", "a{n} + a{n}"), "limit-bytes"),
    ],
)
def test_a_script_that_would_fill_the_machine(text: str, code: str) -> None:
    with pytest.raises(JetisuError) as caught:
        value(text)
    assert caught.value.code == code


def test_a_name_of_itself_ends() -> None:
    assert isinstance(value("var x = y; var y = x;"), Code)
