"""Buttons that hang over the picture make room for the door or label that they stand over."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.browser

# Turns until the label's dot lies in the middle of what `selector` names, as it stands by itself.
UNDER = """async ([id, selector]) => {
  const frame = () => new Promise(requestAnimationFrame);
  const { viewer } = jetisu360;
  const group = document.querySelector(selector);
  group.style.translate = "";
  const middle = (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  };
  const [x, y] = middle(group);
  for (let turn = 0; turn < 60; turn++) {
    await frame();
    const spot = document.querySelector(`.viewer-spot[data-id="${id}"]`);
    const [a, b] = middle(spot);
    if (!spot.matches(".is-away") && Math.hypot(a - x, b - y) < 4) return true;
    const { yaw, pitch, fov } = viewer.view;
    const degrees = fov / innerWidth;
    viewer.lookAt({ yaw: yaw + (a - x) * degrees * 0.7, pitch: pitch - (b - y) * degrees * 0.7 });
    await frame();
  }
  return false;
}"""
REACHED = """id => {
  const spot = document.querySelector(`.viewer-spot[data-id="${id}"]`);
  const { left, top, width, height } = spot.getBoundingClientRect();
  return spot.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}"""


@pytest.mark.parametrize("group", [".viewer-zoom", ".viewer-look"])
def test_what_stands_over_a_label_moves_aside_and_comes_back(visit: Any, group: str) -> None:
    visitor = visit("tour.html#hall", width=1440, height=900, reduced_motion="reduce")
    page = visitor.page
    page.wait_for_selector(".viewer.has-more")
    page.wait_for_function("Boolean(jetisu360.aside)")
    visitor.sharp()
    page.evaluate("jetisu360.viewer.lookAt({ yaw: 0, pitch: 0, fov: 75 })")
    assert page.evaluate(UNDER, ["sword", group]), "the label is under the buttons"
    page.wait_for_function(REACHED, arg="sword")
    moved = f"document.querySelector('{group}').style.translate"
    assert page.evaluate(moved) != ""
    page.evaluate("jetisu360.viewer.lookAt({ yaw: 60, pitch: 20 })")
    page.wait_for_function(f"{moved} === ''")
