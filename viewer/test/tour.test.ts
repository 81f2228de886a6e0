import assert from "node:assert/strict";
import test from "node:test";
import { wrap } from "../src/core/projection";
import { going, gliding } from "../src/control/motion";
import { formatAddress, parseAddress } from "../src/tour/address";
import { turned } from "../src/more/onward";
import { arrivalView } from "../src/tour/arrival";
import type { LinkRecord } from "../src/tour/record";
import { crossing, turnTime } from "../src/tour/walk";

const link = (more: Partial<LinkRecord> = {}): LinkRecord => ({ to: "b", title: "B", yaw: 40, pitch: 0, ...more });
const own = { yaw: 7, pitch: 3, fov: 70 };

test("arrival: what the keeper says comes first", () => {
  const view = arrivalView({ id: "a", heading: 10 }, link({ arrival: { yaw: 200, pitch: -4 } }), { heading: 50, links: [], view: own });
  assert.deepEqual(view, { yaw: -160, pitch: -4, fov: 70 });
});

test("arrival: with both compasses one goes on in the same direction", () => {
  // Walking at yaw 40 of a picture that looks to 10° is walking to 50°; there, 50° is yaw 0.
  assert.equal(arrivalView({ id: "a", heading: 10 }, link(), { heading: 50, links: [], view: own }).yaw, 0);
  assert.equal(arrivalView({ id: "a", heading: 0 }, link(), { heading: 0, links: [], view: own }).yaw, 40);
});

test("arrival: else the door one came through is behind, else the scene's own view", () => {
  const back = link({ to: "a", yaw: 100 });
  assert.equal(arrivalView({ id: "a", heading: 10 }, link(), { heading: null, links: [back], view: own }).yaw, -80);
  assert.deepEqual(arrivalView({ id: "a" }, link(), { links: [], view: own }), own);
  assert.deepEqual(arrivalView({ id: "a", heading: 1 }, null, { heading: 2, links: [], view: own }), own);
});

const PHONE = { width: 390, height: 772 };
const room = (links: [string, number, number][], view = own): { links: LinkRecord[]; labels: []; view: typeof own } => ({
  links: links.map(([to, yaw, pitch]) => link({ to, yaw, pitch })),
  labels: [],
  view,
});

test("arrival: the direction stays where this screen shows something to go on to", () => {
  const view = { yaw: 0, pitch: 0, fov: 70 };
  assert.equal(turned(view, PHONE, "a", room([["b", 10, -20]])), view);
  // A wide screen shows what a phone does not.
  const aside = room([["b", 40, -20]]);
  assert.equal(turned(view, { width: 1440, height: 828 }, "a", aside), view);
  assert.notEqual(turned(view, PHONE, "a", aside), view);
});

test("arrival: else one turns as little as is needed, and not to the way back", () => {
  const view = { yaw: 0, pitch: 0, fov: 70 };
  const to = turned(view, PHONE, "a", room([["a", 25, -20], ["b", -50, -20], ["c", 120, -20]]));
  assert.ok(to.yaw < -20 && to.yaw > -50, `${to.yaw}`);
  assert.equal(to.pitch, 0);
  assert.ok(Math.abs(turned(view, PHONE, "a", room([["a", 180, -20]])).yaw) > 150, "where there is nothing else, the way back");
  const up = turned(view, PHONE, "a", room([["b", 5, 80]]));
  assert.ok(up.pitch > 45, `${up.pitch}`);
  assert.equal(turned(view, PHONE, "a", room([])), view);
});

test("arrival: the room's own view is taken where it is nearer", () => {
  const view = { yaw: 0, pitch: 0, fov: 70 };
  const to = turned(view, PHONE, "a", room([["b", 60, -20]], { yaw: 46, pitch: 0, fov: 90 }));
  assert.deepEqual(to, { yaw: 46, pitch: 0, fov: 70 });
});

test("an address says the view, and gives it back", () => {
  assert.equal(formatAddress("golden-hall", { yaw: 12.346, pitch: -5, fov: 75 }), "#golden-hall/12.35/-5/75");
  assert.equal(formatAddress("a", { yaw: 180, pitch: -0.001, fov: 60.5 }), "#a/-180/0/60.5");
  for (const view of [{ yaw: -179.99, pitch: 89.5, fov: 25 }, { yaw: 0.01, pitch: -0.01, fov: 109.99 }])
    assert.deepEqual(parseAddress(formatAddress("hall-2", view)), { scene: "hall-2", view, stop: null, open: null });
  assert.deepEqual(parseAddress("#hall"), { scene: "hall", view: null, stop: null, open: null });
  const stop = { route: "gold", number: 2 };
  for (const open of ["altar", "!rooms"])
    assert.deepEqual(parseAddress(formatAddress("hall", own, stop, open)), { scene: "hall", view: own, stop, open });
  for (const foreign of ["#hall!", "#hall!!", "#hall!a!b", "", "#", "#Hall", "#hall/1", "#a/b/c/d", "#hall/1/2/", "#%3Cscript%3E"]) assert.equal(parseAddress(foreign), null, foreign);
});

test("a turn takes the shorter way and ends exactly there", () => {
  const motion = going({ yaw: -170, pitch: 5, fov: 60 }, 400);
  let view = { yaw: 170, pitch: 0, fov: 80 };
  for (const now of [0, 100, 200, 300]) {
    view = motion(now, view).view;
    assert.ok(Math.abs(wrap(view.yaw - 180)) <= 10);
  }
  assert.deepEqual(motion(400, view), { view: { yaw: -170, pitch: 5, fov: 60 }, done: true });
});

test("a glide slows down and ends", () => {
  const motion = gliding(120, 0);
  let [now, view, done] = [0, { yaw: 0, pitch: 0, fov: 75 }, false];
  while (!done && now < 5000) ({ view, done } = motion((now += 16), view));
  assert.ok(done && view.yaw > 5 && view.yaw < 40, `${view.yaw} after ${now} ms`);
});

test("a crossing turns from where one was going to where there is something to see", () => {
  const after = { yaw: 170, pitch: 0, fov: 70 };
  const step = crossing({ yaw: 0, pitch: 0, fov: 75 }, after, "move", { yaw: -160, pitch: 0, fov: 70 });
  assert.equal(step(0).after.yaw, -160);
  assert.equal(step(9999).after.yaw, 170);
});

test("a crossing begins with the old scene and ends with the new one as it is", () => {
  const after = { yaw: 1, pitch: 2, fov: 70 };
  const step = crossing({ yaw: 0, pitch: 0, fov: 75 }, after, "move");
  assert.equal(step(1000).opacity, 0);
  const end = step(9999);
  assert.deepEqual([end.opacity, end.done, end.after], [1, true, after]);
  assert.equal(turnTime({ yaw: 10, pitch: 0, fov: 75 }, 11), 0);
});
