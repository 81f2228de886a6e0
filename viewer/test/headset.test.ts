import assert from "node:assert/strict";
import test from "node:test";
import { wrap } from "../src/core/projection";
import { DWELL, Dwell } from "../src/xr/dwell";
import { fromPicture, multiply, pointing } from "../src/xr/matrix";
import { lines } from "../src/xr/plates";
import { pick } from "../src/xr/targets";

test("a long look chooses once, a glance never", () => {
  const dwell = new Dwell<string>();
  assert.equal(dwell.look("door", 0), null);
  assert.equal(dwell.look("door", DWELL - 1), null);
  assert.ok(dwell.progress > 0.9);
  assert.equal(dwell.look("door", DWELL), "door");
  assert.equal(dwell.look("door", DWELL * 3), null, "whoever keeps looking has chosen already");
  assert.equal(dwell.look(null, DWELL * 3 + 1), null);
  assert.equal(dwell.look("door", DWELL * 3 + 2), null);
  assert.equal(dwell.look("door", DWELL * 4 + 2), "door", "having looked away, one may choose again");
  dwell.look("cup", 20000);
  dwell.spend();
  assert.equal(dwell.look("cup", 30000), null, "a place just come to is not chosen by standing there");
});

test("the picture's yaw at the headset's middle comes to lie straight ahead", () => {
  for (const offset of [0, 35, -120]) {
    const m = fromPicture(offset);
    // Column by column: where the direction of yaw `offset` goes.
    const [x, z] = [Math.sin((offset * Math.PI) / 180), Math.cos((offset * Math.PI) / 180)];
    const at = (row: number): number => (m[row] as number) * x + (m[8 + row] as number) * z;
    assert.ok(Math.abs(at(0)) < 1e-6 && Math.abs(at(1)) < 1e-6 && Math.abs(at(2) + 1) < 1e-6);
  }
});

test("pointing is along −z", () => {
  const unmoved = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
  assert.ok(Math.abs(pointing(unmoved).yaw) + Math.abs(pointing(unmoved).pitch) < 1e-9);
  const [c, s] = [Math.cos(0.5), Math.sin(0.5)];
  // Turned to the right by half a radian.
  const { yaw } = pointing([c, 0, s, 0, 0, 1, 0, 0, -s, 0, c, 0, 0, 0, 0, 1]);
  assert.ok(Math.abs(wrap(yaw - (0.5 * 180) / Math.PI)) < 1e-6);
  assert.deepEqual([...multiply(unmoved, unmoved)], unmoved);
});

test("the nearest of what is pointed at is picked, and nothing beyond its reach", () => {
  const targets = [
    { yaw: 0, pitch: 0, reach: 5, name: "a" },
    { yaw: 6, pitch: 0, reach: 5, name: "b" },
  ];
  assert.equal(pick({ yaw: 2, pitch: 0 }, targets)?.name, "a");
  assert.equal(pick({ yaw: 4, pitch: 0 }, targets)?.name, "b");
  assert.equal(pick({ yaw: 0, pitch: 9 }, targets), null);
  assert.equal(pick({ yaw: -179, pitch: 0 }, [{ yaw: 179, pitch: 0, reach: 5 }])?.yaw, 179);
});

test("text is broken between words and cut where there is no more room", () => {
  const measure = (text: string): number => text.length;
  assert.deepEqual(lines("аа бб вв гг", 5, measure, 9), ["аа бб", "вв гг"]);
  assert.deepEqual(lines("мұражайымыздағылардың бірі", 8, measure, 9), ["мұражайымыздағылардың", "бірі"]);
  assert.deepEqual(lines("а\n\nб", 5, measure, 9), ["а", "б"]);
  assert.deepEqual(lines("а б в г", 1, measure, 2), ["а", "б …"]);
});
