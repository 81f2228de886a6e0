"""Labels of every kind: what they look like, and what their page holds."""

from __future__ import annotations

from typing import Any

import pytest

from ..waiting import still

pytestmark = pytest.mark.browser


def open_label(visit: Any, name: str, **options: Any) -> Any:
    visitor = visit("tour.html#yard/80/0/100", reduced_motion="reduce", **options)
    visitor.sharp()
    visitor.page.wait_for_selector(".has-more")
    visitor.page.locator(".viewer-label", has_text=name).first.focus()
    visitor.page.keyboard.press("Enter")
    return visitor


def test_each_kind_has_an_icon_of_its_own(visit: Any) -> None:
    visitor = visit("tour.html#yard", reduced_motion="reduce")
    visitor.page.wait_for_selector(".viewer-label")
    icons = visitor.page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('.viewer-label')].map((label) =>
             [label.dataset.kind, label.querySelector('path').getAttribute('d')]))"""
    )
    assert icons.keys() == {"object", "text", "picture", "sound", "film", "link"}
    assert len(set(icons.values())) == 6


def test_pictures_open_larger_and_the_focus_comes_back(visit: Any) -> None:
    visitor = open_label(visit, "Ескі сурет")
    page = visitor.page
    dialog = page.get_by_role("dialog", name="Ескі сурет")
    # One with its own description, one without: it is called by the label.
    assert dialog.get_by_role("link").count() == 2
    assert dialog.get_by_text("А. Сейітов").is_visible()
    first = dialog.get_by_role("link", name="Суретті үлкейту: Қанжардың сабы")
    first.focus()
    page.keyboard.press("Enter")
    large = page.locator("dialog.enlarged")
    large.wait_for()
    image = large.locator("img")
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") == 640
    before = image.bounding_box()
    page.keyboard.press("+")
    page.keyboard.press("+")
    after = image.bounding_box()
    assert after["width"] == pytest.approx(before["width"] * 2.25, rel=0.02)
    page.keyboard.press("PageDown")
    assert "2 / 2" in large.inner_text()
    assert image.evaluate("image => image.src").endswith("sheath.png")
    page.keyboard.press("Escape")
    large.wait_for(state="hidden")
    assert first.evaluate("link => link === document.activeElement")
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.dataset.id") == "shot"


def test_a_picture_that_cannot_be_enlarged_opens_by_itself(visit: Any) -> None:
    visitor = open_label(visit, "Ескі сурет")
    link = visitor.page.get_by_role("link", name="Суретті үлкейту: Қанжардың сабы")
    assert link.get_attribute("href") == "../media/dagger.png"


def test_sound_has_the_browsers_own_controls_and_its_words(visit: Any) -> None:
    visitor = open_label(visit, "Қобыз")
    page = visitor.page
    player = page.locator("dialog audio")
    assert player.evaluate("a => a.controls && a.getAttribute('preload') === 'none'")
    page.locator("summary", has_text="Мәтіні").click()
    assert page.get_by_text("Соңында желдің сыбдыры естіледі.").is_visible()
    assert player.evaluate("async a => { a.muted = true; await a.play(); return !a.paused; }")
    page.keyboard.press("Escape")
    page.wait_for_function("document.querySelector('dialog audio').paused")


def test_speech_has_its_captions_and_says_which_language_it_is(visit: Any) -> None:
    visitor = open_label(visit, "Шебер")
    figure = visitor.page.locator("dialog .viewer-sound")
    assert figure.locator("figcaption").inner_text() == "Шебердің сөзі Орысша"
    # Captions are shown over a video only; the sound is played by one.
    player = figure.locator("video")
    assert player.evaluate("v => v.controls && v.getAttribute('preload') === 'none'")
    visitor.page.wait_for_function(
        "document.querySelector('dialog .viewer-sound video').textTracks[0]?.mode === 'showing'"
    )
    player.evaluate("v => { v.muted = true; return v.play(); }")
    visitor.page.wait_for_function("document.querySelector('dialog video').textTracks[0].cues?.length === 1")


def test_a_film_has_captions_in_the_pages_language_and_its_words(visit: Any) -> None:
    visitor = open_label(visit, "Зергер")
    film = visitor.page.locator("dialog video")
    assert film.evaluate("v => v.controls && v.getAttribute('preload') === 'none'")
    tracks = film.locator("track").evaluate_all(
        "all => all.map(t => [t.kind, t.srclang, t.label, t.default])"
    )
    assert tracks == [["captions", "ru", "Орысша", False], ["captions", "kk", "Қазақша", True]]
    visitor.page.locator("summary", has_text="Мәтіні").click()
    assert visitor.page.get_by_text("Шебер қанжар соғып жатыр.").is_visible()


def test_the_objects_own_page_is_one_step_away(visit: Any) -> None:
    visitor = visit("page.html", reduced_motion="reduce")
    visitor.sharp()
    visitor.page.get_by_role("button", name="Алтын қанжар").click()
    link = visitor.page.get_by_role("link", name="Жәдігердің өз беті")
    assert link.get_attribute("href") == "../kk/objects/sword.html"


def test_a_link_that_says_nothing_more_leads_away_at_once(visit: Any) -> None:
    visitor = visit("tour.html#yard", reduced_motion="reduce")
    link = visitor.page.get_by_role("link", name="Музейдің сайты")
    link.wait_for(state="attached")
    assert link.get_attribute("href") == "https://example.org/"
    assert link.get_attribute("rel") == "noopener"


def test_the_outline_shows_while_one_points_at_a_thing_and_moves_with_it(visit: Any) -> None:
    visitor = visit("page.html", width=1000, height=700, reduced_motion="reduce")
    visitor.sharp()
    page = visitor.page
    path = page.locator(".viewer-outline path")
    assert not path.get_attribute("d")
    page.locator("[data-id=sword]").focus()
    box = path.bounding_box()
    # From 7° to 17°: at 75° on this screen the focal length is known, and so are the edges.
    expected = page.evaluate(
        """() => { const { height, width } = jetisu360.viewer.cssSize;
             const f = height / 2 / Math.tan(37.5 * Math.PI / 180);
             return [7, 17].map(yaw => width / 2 + f * Math.tan(yaw * Math.PI / 180)); }"""
    )
    assert box["x"] == pytest.approx(expected[0], abs=4)
    assert box["x"] + box["width"] == pytest.approx(expected[1], abs=4)
    visitor.look(12, 6, 75)
    assert still(path)["x"] < box["x"] - 50
    page.keyboard.press("Tab")
    page.wait_for_function("!document.querySelector('.viewer-outline path').getAttribute('d')")


def test_without_webgl_the_text_has_the_same_pictures_sound_and_film(visit: Any) -> None:
    script = """
    const real = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
      return /webgl/.test(kind) ? null : real.call(this, kind, ...rest);
    };"""
    visitor = visit("tour.html#yard", before=lambda page: page.add_init_script(script))
    plain = visitor.page.locator(".viewer-plain")
    plain.locator("h2", has_text="Аула").wait_for()
    assert plain.locator("audio").count() == 1
    assert plain.locator(".viewer-film track").count() == 2
    assert plain.get_by_role("link", name="Суретті үлкейту: Қанжардың сабы").count() == 1
    assert plain.locator("li", has_text="Қазан").count() >= 1
