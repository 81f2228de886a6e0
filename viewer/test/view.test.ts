import assert from "node:assert/strict";
import test from "node:test";
import { held, reach } from "../src/core/limits";
import { angles, direction, wrap } from "../src/core/projection";
import { dragged, focal, toDirection, toScreen, type View, zoomRange } from "../src/core/view";
import { zoomedAbout, enlarged } from "../src/control/pointer";

const phone = { width: 412, height: 823 };
const desktop = { width: 1440, height: 900 };
const near = (actual: number, expected: number, tolerance = 1e-6): void =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual}, not ${expected}`);

/** A small source of numbers that are always the same. */
function numbers(seed: number): () => number {
  return () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
}

test("the middle of the screen is where one looks, its upper edge half a field of view above", () => {
  const view = { yaw: 30, pitch: 10, fov: 70 };
  const middle = angles(toDirection(view, desktop, 720, 450));
  near(middle.yaw, 30);
  near(middle.pitch, 10);
  near(angles(toDirection(view, desktop, 720, 0)).pitch, 45);
  near(angles(toDirection({ ...view, pitch: 0 }, phone, 206, 823)).pitch, -35);
});

test("a point of the screen and its direction are each other's inverse", () => {
  const next = numbers(1);
  for (let i = 0; i < 300; i++) {
    const view = { yaw: next() * 360 - 180, pitch: next() * 180 - 90, fov: 25 + next() * 85 };
    const [x, y] = [next() * phone.width, next() * phone.height];
    const back = toScreen(view, phone, toDirection(view, phone, x, y));
    near(back.x, x, 1e-6);
    near(back.y, y, 1e-6);
    assert.ok(back.depth > 0);
  }
});

test("what is behind the visitor has no positive depth", () => {
  assert.ok(toScreen({ yaw: 0, pitch: 0, fov: 75 }, phone, direction(180, 0)).depth < 0);
});

test("dragging from or to the centre keeps the picture under the finger", () => {
  const view = { yaw: 0, pitch: 0, fov: 75 };
  const centre = { x: 206, y: 411.5 };
  const across = dragged(view, phone, centre, { x: 306, y: 411.5 });
  near(toScreen(across, phone, direction(0, 0)).x, 306, 1e-6);
  const up = dragged(view, phone, centre, { x: 206, y: 511.5 });
  near(toScreen(up, phone, direction(0, 0)).y, 511.5, 1e-6);
});

test("zooming about the cursor keeps what is under it", () => {
  const view = { yaw: 20, pitch: 5, fov: 80 };
  const before = angles(toDirection(view, desktop, 900, 400));
  const after = zoomedAbout(view, desktop, enlarged(view.fov, 1.1), { x: 900, y: 400 });
  const now = angles(toDirection(after, desktop, 900, 400));
  near(now.yaw, before.yaw, 0.15);
  near(now.pitch, before.pitch, 0.15);
  near(focal(after.fov, 900) / focal(80, 900), 1.1, 1e-9);
});

test("one may come as close as two device pixels a texel, but always somewhat closer than the scene's own view", () => {
  const [narrowest, widest] = zoomRange({ width: 1440, height: 900 }, 2608, 75);
  // 2608 texels a face are 1304 a unit of tangent: two pixels each make a focal length of 2608.
  assert.deepEqual([narrowest, widest], [25, 110]);
  near(focal(zoomRange({ width: 2880, height: 1800 }, 2608, 75)[0], 1800), 2608, 1e-6);
  const [small] = zoomRange({ width: 824, height: 1646 }, 652, 75);
  near(small, 45);
  const [, wide] = zoomRange({ width: 3000, height: 600 }, 2608, 75);
  assert.ok(wide < 60, "a very wide window is not stretched into a tunnel");
});

test("limits: no point of the screen's edge ever shows the void, whatever one asks for", () => {
  const next = numbers(7);
  for (let i = 0; i < 400; i++) {
    const left = next() * 360 - 180;
    const limits = {
      yaw: [left, left + (i % 5 === 0 ? 360 : 40 + next() * 300)] as const,
      pitch: [-10 - next() * 80, 10 + next() * 80] as const,
    };
    const size = { width: 200 + next() * 1200, height: 200 + next() * 1200 };
    const view: View = { yaw: next() * 360 - 180, pitch: next() * 180 - 90, fov: 20 + next() * 90 };
    const safe = held(view, size, limits);
    assert.ok(safe.fov > 0 && safe.fov <= view.fov + 1e-9);
    for (let step = 0; step <= 24; step++) {
      const share = step / 24;
      for (const [x, y] of [[share, 0], [share, 1], [0, share], [1, share]] as const) {
        const seen = angles(toDirection(safe, size, x * size.width, y * size.height));
        assert.ok(seen.pitch <= limits.pitch[1] + 1e-5 && seen.pitch >= limits.pitch[0] - 1e-5, `pitch ${seen.pitch} of ${limits.pitch}`);
        if (limits.yaw[1] - limits.yaw[0] >= 359.99) continue;
        const middle = (limits.yaw[0] + limits.yaw[1]) / 2;
        const off = Math.abs(wrap(seen.yaw - middle));
        assert.ok(off <= (limits.yaw[1] - limits.yaw[0]) / 2 + 1e-5, `yaw ${seen.yaw} of ${limits.yaw}`);
      }
    }
  }
});

test("limits leave alone what is allowed, and without limits only the poles hold", () => {
  const limits = { yaw: [-120, 120], pitch: [-60, 60] } as const;
  const view = { yaw: 10, pitch: -5, fov: 60 };
  const safe = held(view, desktop, limits);
  near(safe.yaw, 10);
  near(safe.pitch, -5);
  near(safe.fov, 60);
  assert.deepEqual(held({ yaw: 190, pitch: 120, fov: 60 }, desktop, null), { yaw: -170, pitch: 90, fov: 60 });
  // A strip that goes all round does not stop a visitor from turning.
  near(held({ yaw: 179, pitch: 0, fov: 40 }, desktop, { yaw: [-180, 180], pitch: [-40, 40] }).yaw, 179);
});

test("the reach of a level view is half its field of view", () => {
  const { low, high, half } = reach(0, 60, { width: 500, height: 500 });
  near(low, -30);
  near(high, 30);
  near(half, 30);
});
