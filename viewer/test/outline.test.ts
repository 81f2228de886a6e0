import assert from "node:assert/strict";
import test from "node:test";
import { outlinePath } from "../src/core/outline";
import { direction } from "../src/core/projection";
import { toScreen } from "../src/core/view";

const size = { width: 800, height: 600 };
const view = { yaw: 0, pitch: 0, fov: 75 };

test("corners in sight are where the picture has them", () => {
  const corners = [[-10, 5], [10, 5], [10, -5], [-10, -5]] as const;
  const numbers = outlinePath(view, size, corners).match(/-?[\d.]+/g)?.map(Number) ?? [];
  corners.forEach(([yaw, pitch], i) => {
    const { x, y } = toScreen(view, size, direction(yaw, pitch));
    assert.ok(Math.abs((numbers[2 * i] as number) - x) < 0.1 && Math.abs((numbers[2 * i + 1] as number) - y) < 0.1);
  });
});

test("what is behind is not drawn, and what reaches behind is cut, never turned over", () => {
  assert.equal(outlinePath(view, size, [[170, 5], [-170, 5], [180, -5]]), "");
  const path = outlinePath(view, size, [[60, 10], [140, 10], [140, -10], [60, -10]]);
  const xs = (path.match(/-?[\d.]+ /g) ?? []).map(Number);
  assert.ok(xs.length >= 4 && xs.every((x) => x > 800), "all of it lies to the right of the screen");
});
