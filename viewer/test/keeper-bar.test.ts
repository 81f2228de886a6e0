// What the keeper's bar copies is museum.toml as docs/museum-toml.md writes it. (That it is taken by the program: tests/commands/keeper_bar.)

import assert from "node:assert/strict";
import test from "node:test";
import { degrees, firstView, objectLabel, textLabel, way } from "../src/keeper-bar/blocks";

test("a way stands alone, with its two rooms", () => {
  assert.equal(
    way({ yaw: 45.04, pitch: -7.96 }, "Кіреберіс → Зал", "entrance", "hall"),
    '[[links]]  # Кіреберіс → Зал\nfrom = "entrance"\nto = "hall"\nyaw = 45.0\npitch = -8.0\n',
  );
});

test("labels are indented, as they belong to a room", () => {
  const spot = { yaw: -120, pitch: 0 };
  const samples = { title: { kk: "Атауы", ru: "Название" }, text: { kk: "Мәтіні", ru: "Текст" } };
  const told = textLabel(spot, "Зал", samples);
  assert.ok(told.split("\n").every((line) => !line || line.startsWith("  ")));
  assert.ok(told.includes('title = { kk = "Атауы", ru = "Название" }'));
  assert.ok(objectLabel(spot, "Зал", "vase").includes('object = "vase"'));
});

test("a title of two lines stays a remark", () => {
  assert.equal(objectLabel({ yaw: 0, pitch: 0 }, 'a\nid = "b"', "vase").split("\n").length, 5);
});

test("numbers are what the document takes: no minus zero, and yaw below 180", () => {
  assert.deepEqual([-0.01, 179.99, -180, 12.25].map(degrees), ["0.0", "-180.0", "-180.0", "12.3"]);
});

test("a view has its field of view", () => {
  assert.equal(firstView({ yaw: 10, pitch: -5, fov: 75 }), "view = { yaw = 10.0, pitch = -5.0, fov = 75.0 }\n");
});
