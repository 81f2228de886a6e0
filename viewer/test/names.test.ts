import assert from "node:assert/strict";
import test from "node:test";
import { arrange, type Box, type Wish } from "../src/ui/names";

const screen = { width: 400, height: 600 };
const GAP = 26;
const wish = (x: number, y: number, width = 100, height = 28): Wish => ({ x, y, width, height });
const buttons: Box = { left: 12, top: 544, right: 188, bottom: 588 };

/** The boxes that the places given by `arrange` mean. */
function boxes(wishes: readonly Wish[], obstacles: readonly Box[] = []): (Box | null)[] {
  return arrange(wishes, obstacles, screen, GAP).map((place, i) => {
    if (!place) return null;
    const { x, y, width, height } = wishes[i] as Wish;
    const bottom = y + place.y;
    return { left: x + place.x - width / 2, right: x + place.x + width / 2, top: bottom - height, bottom };
  });
}

const meet = (p: Box, q: Box): boolean => p.left < q.right && q.left < p.right && p.top < q.bottom && q.top < p.bottom;

test("a name stands above its door, and within the screen", () => {
  assert.deepEqual(arrange([wish(200, 300)], [], screen, GAP), [{ x: 0, y: -GAP }]);
  for (const [x, y] of [[-30, 300], [430, 300], [200, -20]] as const) {
    const [box] = boxes([wish(x, y)]);
    assert.ok(box && box.left >= 0 && box.right <= 400 && box.top >= 0, `${x} ${y}`);
  }
});

test("a name that the buttons would cover comes up above them", () => {
  const [box] = boxes([wish(100, 590)], [buttons]);
  assert.ok(box && box.bottom < buttons.top && box.bottom > buttons.top - 20);
});

test("a name beside another goes below its door; the third, which has no place, is left out", () => {
  const [first, second, third] = boxes([wish(200, 300), wish(230, 302), wish(180, 298)]);
  assert.ok(first && first.bottom < 300);
  assert.ok(second && second.top > 302);
  assert.equal(third, null);
});

test("whatever there is, no name covers buttons, dots or another name", () => {
  let seed = 7;
  const random = (most: number): number => (seed = (seed * 16807) % 2147483647) % most;
  for (let round = 0; round < 500; round++) {
    const dots = Array.from({ length: random(6) }, () => {
      const [x, y] = [random(400), random(600)];
      return { left: x - 14, top: y - 14, right: x + 14, bottom: y + 14 };
    });
    const wishes = Array.from({ length: 1 + random(6) }, () => wish(random(480) - 40, random(680) - 40, 40 + random(200), 28 + random(30)));
    const all = [...boxes(wishes, [buttons, ...dots]).filter((box) => box !== null), buttons, ...dots] as Box[];
    const names = all.length - 1 - dots.length;
    for (let i = 0; i < names; i++)
      for (let j = i + 1; j < all.length; j++) assert.ok(!meet(all[i] as Box, all[j] as Box), `round ${round}`);
  }
});
