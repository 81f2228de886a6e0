import assert from "node:assert/strict";
import test from "node:test";
import { formatAddress, parseAddress } from "../src/tour/address";
import { kioskRest } from "../src/tour/kiosk";
import { conePath } from "../src/more/cone";
import { sideOfWorld } from "../src/more/compass";
import { resumeAt, viewAt } from "../src/more/route";

test("the address keeps the stop, and is read back", () => {
  const view = { yaw: 12.345, pitch: -3, fov: 60 };
  const address = formatAddress("hall", view, { route: "main-tour", number: 3 });
  assert.equal(address, "#hall/12.35/-3/60~main-tour.3");
  assert.deepEqual(parseAddress(address), { scene: "hall", view: { yaw: 12.35, pitch: -3, fov: 60 }, stop: { route: "main-tour", number: 3 }, open: null });
  assert.deepEqual(parseAddress("#hall~main.1")?.stop, { route: "main", number: 1 });
  assert.equal(parseAddress("#hall/1/2/60")?.stop, null);
  for (const wrong of ["#hall~main", "#hall~main.0", "#hall~.1", "#hall~main.x", "#hall~main.99999"]) assert.equal(parseAddress(wrong), null, wrong);
});

test("a stop looks where it says, else at its label, else as the room does", () => {
  const scene = { view: { yaw: 1, pitch: 2, fov: 70 }, labels: [{ id: "cup", kind: "object", yaw: 50, pitch: 10, title: "" }] };
  assert.deepEqual(viewAt({ scene: "a", yaw: 9, pitch: 8, fov: 40 }, scene), { yaw: 9, pitch: 8, fov: 40 });
  assert.deepEqual(viewAt({ scene: "a", label: "cup" }, scene), { yaw: 50, pitch: 6, fov: 70 });
  assert.deepEqual(viewAt({ scene: "a", label: "gone" }, scene), { yaw: 1, pitch: 2, fov: 70 });
});

test("a route goes on where it was left", () => {
  const route = { id: "r", title: "", stops: Array.from({ length: 5 }, () => ({ scene: "a" })) };
  assert.equal(resumeAt(route, 0), 1);
  assert.equal(resumeAt(route, 4), 4);
  assert.equal(resumeAt(route, 9), 1, "the museum has shortened it");
});

test("a kiosk is asked for by the address or the page, in seconds", () => {
  assert.equal(kioskRest("", undefined), null);
  assert.equal(kioskRest("?kiosk", undefined), 90);
  assert.equal(kioskRest("?kiosk=45", undefined), 45);
  assert.equal(kioskRest("", "120"), 120);
  assert.equal(kioskRest("?kiosk=off", "120"), null);
  assert.equal(kioskRest("?kiosk=1", undefined), 10, "nobody can read in a second");
  assert.equal(kioskRest("?kiosk=soon", undefined), 90);
});

test("the compass names eight sides", () => {
  assert.equal(sideOfWorld(0, 0), "n");
  assert.equal(sideOfWorld(30, 20), "ne");
  assert.equal(sideOfWorld(350, 5), "n");
  assert.equal(sideOfWorld(90, -180), "w");
});

test("a cone is as wide as the view", () => {
  assert.match(conePath(90, 10), /^M0 0L-7\.1 -7\.1A10 10 0 0 1 7\.1 -7\.1z$/);
});
