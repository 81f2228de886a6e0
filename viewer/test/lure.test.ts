import assert from "node:assert/strict";
import test from "node:test";
import { forAWhile, nextRoom } from "../src/kiosk/lure";

test("a hall's screen goes on through the door that it has not gone through for longest", () => {
  const rooms = ["a", "b", "c", "d"];
  assert.equal(nextRoom(rooms, ["b", "c"], ["a"], "a"), "b");
  assert.equal(nextRoom(rooms, ["b", "c"], ["a", "b", "a"], "a"), "c");
  assert.equal(nextRoom(rooms, ["a"], ["a", "b"], "b"), "a", "a dead end");
  assert.equal(nextRoom(rooms, [], ["d"], "d"), "a", "no door at all: the next of the tour");
  assert.equal(nextRoom(["a"], [], ["a"], "a"), "a");
});

test("it stays in a room for a while", () => {
  const view = { yaw: 0, pitch: 0, fov: 75 };
  const motion = forAWhile(() => ({ view, done: false }), 1000);
  assert.equal(motion(5000, view).done, false);
  assert.equal(motion(5999, view).done, false);
  assert.equal(motion(6000, view).done, true);
});
