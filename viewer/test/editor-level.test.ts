import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { angles, between, direction, dot, levelled, type Vector } from "../src/core/projection";
import { basis, toScreen } from "../src/core/view";
import { horizon, levelOf, levelThrough, onTiles, tilted, turned, turnedAngles, upOf } from "../src/editor/room/turning";

// The same levels as panorama/geometry/projection.py knows them.
const vectors = JSON.parse(readFileSync("../tests/vectors/projection.json", "utf8")) as {
  tolerance: number;
  levels: { pitch: number; roll: number; camera: { yaw: number; pitch: number }; world: { yaw: number; pitch: number } }[];
};
const close = (one: Vector, other: Vector, what: string, most = 1e-6): void => assert.ok(between(one, other) < most, `${what}: ${between(one, other)}° apart`);

test("what is seen of the photograph is where it was before it was levelled", () => {
  for (const { pitch, roll, camera, world } of vectors.levels)
    close(tilted(direction(world.yaw, world.pitch), { pitch, roll }), direction(camera.yaw, camera.pitch), `level ${pitch}, ${roll}`);
});

test("a label stays on its thing when the level changes", () => {
  for (const from of vectors.levels)
    for (const to of vectors.levels) {
      // One thing of the photograph, in the picture levelled one way and the other.
      const thing = direction(from.camera.yaw, from.camera.pitch);
      const [before, after] = [levelled(thing, from.pitch, from.roll), levelled(thing, to.pitch, to.roll)];
      close(turned(before, from, to), after, `${from.pitch}, ${from.roll} → ${to.pitch}, ${to.roll}`);
      const written = turnedAngles(angles(before), from, to);
      close(direction(written.yaw, written.pitch), after, "as it is written", 2e-4);
    }
});

test("the tiles of another level are turned so that everything is seen where it is meant", () => {
  const [shown, cut] = [{ pitch: 3, roll: -7 }, { pitch: -1, roll: 2 }];
  const size = { width: 800, height: 500 };
  const view = { yaw: 20, pitch: -10, fov: 70 };
  const label = direction(35, -3);
  const there = toScreen(view, size, label);
  const onTile = toScreen(onTiles(view, shown, cut), size, turned(label, shown, cut));
  assert.ok(Math.hypot(there.x - onTile.x, there.y - onTile.y) < 1e-6);
  assert.equal(onTiles(view, cut, cut), view);
  const { right, up } = basis(onTiles(view, shown, cut));
  assert.ok(Math.abs(dot(right, up)) < 1e-12);
});

test("two points of the horizon give the level", () => {
  for (const level of [{ pitch: 0, roll: 0 }, { pitch: 2.5, roll: -4 }, { pitch: -12, roll: 9 }]) {
    const shown = { pitch: 1, roll: 1 };
    const [p, q] = [20, 75].map((yaw) => turned(direction(yaw, 0), level, shown)) as [Vector, Vector];
    const found = levelThrough(p, q, shown);
    assert.ok(found && Math.abs(found.pitch - level.pitch) < 1e-3 && Math.abs(found.roll - level.roll) < 1e-3, JSON.stringify(found));
    assert.equal(levelThrough(p, p, shown), null);
    for (const [yaw, pitch] of horizon(level, shown, 12)) assert.ok(Math.abs(angles(turned(direction(yaw, pitch), shown, level)).pitch) < 1e-6);
    const again = levelOf(upOf(level));
    assert.ok(Math.abs(again.pitch - level.pitch) < 1e-3 && Math.abs(again.roll - level.roll) < 1e-3);
  }
});
