"""What the tests of charts look at: the boxes of everything that was drawn, and its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as Tree

from jetisu360.portal.control.charts.svg import width_of

Box = tuple[float, float, float, float]
SVG = "{http://www.w3.org/2000/svg}"
SIZES = {"is-small": 10.0, "chart-narrow": 11.0, "chart-wide": 7.5}
"""As `control-charts.css` has them; what is in none of these is set in 12."""


def parsed(svg: str) -> Tree.Element:
    """As a browser reads it; raises where it is not well formed."""
    return Tree.fromstring(str(svg).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def texts(root: Tree.Element, within: str = "") -> list[tuple[str, Box]]:
    """Each line of text and its box. `within`: only of the group of that class."""
    found = []
    for parents, node in _walk(root):
        classes = " ".join(one.get("class", "") for one in (*parents, node)).split()
        if (
            node.tag not in (f"{SVG}text", f"{SVG}tspan")
            or not node.text
            or (within and within not in classes)
        ):
            continue
        size = next((SIZES[one] for one in classes if one in SIZES), 12.0)
        anchor = next(
            (one.get("text-anchor") for one in (node, *reversed(parents)) if one.get("text-anchor")), "start"
        )
        wide = width_of(node.text, size)
        left = float(node.get("x", 0)) - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        y = float(node.get("y", 0))
        found.append((node.text, (left, y - 0.8 * size, left + wide, y + 0.28 * size)))
    return found


def outside(root: Tree.Element) -> list[str]:
    """What was drawn beyond the edges of the picture."""
    _, _, width, height = map(float, root.get("viewBox", "").split())
    boxes = [*texts(root), *_shapes(root)]
    slack = 0.6  # (half a line's width, and the rounding of places)
    return [
        f"{name} {box}"
        for name, box in boxes
        if box[0] < -slack or box[1] < -slack or box[2] > width + slack or box[3] > height + slack
    ]


def overlapping(boxes: list[tuple[str, Box]]) -> list[tuple[str, str]]:
    return [
        (name, other)
        for place, (name, one) in enumerate(boxes)
        for other, two in boxes[:place]
        if one[0] < two[2] - 0.1 and two[0] < one[2] - 0.1 and one[1] < two[3] - 0.1 and two[1] < one[3] - 0.1
    ]


def _walk(
    node: Tree.Element, parents: tuple[Tree.Element, ...] = ()
) -> Iterator[tuple[tuple[Tree.Element, ...], Tree.Element]]:
    yield parents, node
    if node.tag != f"{SVG}defs":
        for child in node:
            yield from _walk(child, (*parents, node))


def _shapes(root: Tree.Element) -> list[tuple[str, Box]]:
    found = []
    for _, node in _walk(root):
        if node.tag == f"{SVG}rect":
            x, y, w, h = (float(node.get(key, 0)) for key in ("x", "y", "width", "height"))
            assert min(w, h) >= 0, node.attrib
            found.append(("rect", (x, y, x + w, y + h)))
        elif node.tag == f"{SVG}circle":
            x, y, r = (float(node.get(key, 0)) for key in ("cx", "cy", "r"))
            found.append(("circle", (x - r, y - r, x + r, y + r)))
        elif node.tag == f"{SVG}path":
            found += [("path", (x, y, x, y)) for x, y in _points(node.get("d", ""))]
    return found


def _points(data: str) -> Iterator[tuple[float, float]]:
    x = y = 0.0
    for command, numbers in re.findall(r"([MLHVvz])([^MLHVvz]*)", data):
        values = [float(one) for one in numbers.split()]
        if command in "ML":
            x, y = values
        elif command == "H":
            x = values[0]
        elif command == "V":
            y = values[0]
        elif command == "v":
            y += values[0]
        yield x, y
