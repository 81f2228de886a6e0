// Names that every object of JavaScript has are no scenes, no routes and no keys.

import assert from "node:assert/strict";
import test from "node:test";
import { Records, type TourData } from "../src/tour/record";
import { Memory } from "../src/more/memory";

const EVERY = ["constructor", "toString", "hasOwnProperty", "__proto__", "valueOf", "isPrototypeOf"];

function records(): Records {
  const scene = { id: "hall" };
  return new Records({ base: "", start: "hall", scenes: JSON.parse('{"hall": "a.json", "yard": "b.json"}'), scene } as unknown as TourData);
}

test("no name of a prototype is a scene", async () => {
  const known = records();
  for (const name of EVERY) {
    assert.equal(known.has(name), false, name);
    await assert.rejects(known.get(name), new RegExp("no scene"), name);
  }
  assert.ok(known.has("hall"));
  assert.ok(known.has("yard"));
});

test("a scene may be called like one", () => {
  const scenes = JSON.parse('{"constructor": "a.json", "__proto__": "b.json"}');
  const known = new Records({ base: "", start: "x", scenes, scene: { id: "x" } } as unknown as TourData);
  assert.ok(known.has("constructor"));
  assert.ok(known.has("__proto__"));
});

test("a route may be called like one, and is remembered", () => {
  const kept = new Map<string, string>();
  Object.assign(globalThis, {
    document: { baseURI: "https://museum.kz/kk/" },
    localStorage: { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value) },
  });
  const memory = new Memory("../");
  for (const name of EVERY) assert.equal(memory.reached(name), 0, name);
  for (const name of EVERY) memory.reach(name, 3);
  const again = new Memory("../");
  for (const name of EVERY) assert.equal(again.reached(name), 3, name);
  again.forget();
  assert.equal(new Memory("../").reached("constructor"), 0);
});
