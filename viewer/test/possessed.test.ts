import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { possessed } from "../src/more/possessed";
import { speaking } from "../src/more/words";

const { possessed: vectors } = JSON.parse(readFileSync("../tests/vectors/kazakh.json", "utf8")) as { possessed: [string, string, string][] };

test("a number has the suffix of its last spoken word, in both alphabets", () => {
  assert.ok(vectors.length > 30);
  for (const [number, cyrillic, latin] of vectors) {
    assert.equal(possessed(number), cyrillic);
    assert.equal(possessed(number, true), latin);
  }
});

test("a sentence asks for it where it fills its gap", () => {
  const gaps = { number: "9", total: "12" };
  assert.equal(speaking({ place: "{total} аялдаманың {number:poss3}" })("place", gaps), "12 аялдаманың 9-ы");
  assert.equal(speaking({ place: "{total} aialdamanyñ {number:poss3}" })("place", gaps), "12 aialdamanyñ 9-y");
  assert.equal(speaking({ place: "Stop {number} of {total}" })("place", gaps), "Stop 9 of 12");
  assert.equal(speaking({})("place"), "place");
});
