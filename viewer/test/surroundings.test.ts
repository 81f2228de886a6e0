import assert from "node:assert/strict";
import test from "node:test";
import { around, sideOf } from "../src/ui/surroundings";

const strings = {
  side_ahead: "Алда",
  side_right: "Оң жақта",
  side_left: "Сол жақта",
  side_behind: "Артта",
  way_to: "{title} (өтуге болады)",
  and_more: "тағы {n}",
};
const thing = (title: string, yaw: number, isLink = false) => ({ title, yaw, isLink });

test("sides are counted from where one looks, across the seam of the picture, too", () => {
  assert.equal(sideOf(0, 20), "ahead");
  assert.equal(sideOf(0, 90), "right");
  assert.equal(sideOf(0, -90), "left");
  assert.equal(sideOf(0, 170), "behind");
  assert.equal(sideOf(170, -170), "ahead");
  assert.equal(sideOf(-170, 100), "left");
  assert.equal(sideOf(90, -90), "behind");
});

test("a sentence names ahead first, then right, left and behind, the nearest to the middle first", () => {
  const things = [thing("Терезе", -10), thing("Қазан", 4), thing("Аула", 95, true), thing("Қанжар", 180)];
  assert.equal(around(strings, 0, things), "Алда: Қазан, Терезе; оң жақта: Аула (өтуге болады); артта: Қанжар.");
  assert.equal(around(strings, 180, things), "Алда: Қанжар; сол жақта: Аула (өтуге болады); артта: Қазан, Терезе.");
  assert.equal(around(strings, 0, things, ["left"]), "");
});

test("a crowded side is counted, not read out to its end", () => {
  const many = Array.from({ length: 9 }, (_, i) => thing(`N${i}`, 60 + i));
  assert.match(around(strings, 0, many), /^Оң жақта: N0?.*, тағы 4\.$/);
});
