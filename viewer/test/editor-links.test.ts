import assert from "node:assert/strict";
import test from "node:test";
import type { Link, Museum, Pair } from "../src/editor/contract";
import { confirmed, drawn, measured, open, refused } from "../src/editor/links/answers";
import { pick } from "../src/editor/links/asked";
import type { Found, FoundPair } from "../src/editor/links/found";

const rooms = ["a", "b", "c", "d", "e"].map((id) => ({ id, file: `${id}.jpg` }));
const arrow = { yaw: 0, pitch: -8, arrives: 0 };
const pair = (one: string, other: string, more: Partial<FoundPair> = {}): FoundPair => ({
  rooms: [`${one}.jpg`, `${other}.jpg`], status: "suggested", confidence: 0.3, a: arrow, b: arrow, yaw: 10, back: -170, turn: 0, metres: null,
  matches: 30, agree: 10, loops: 0, joins: false, contradicts: false, copies: false, arrow: false, places: [], ...more,
});
const room = (id: string, part: number): Found["rooms"][number] => ({ file: `${id}.jpg`, part, scale: part, placed: true, heading: 0, x: 0, y: 0, floor: 0 });
/** Two parts: a–b–c and d–e. */
const found: Found = {
  rooms: [room("a", 0), room("b", 0), room("c", 0), room("d", 1), room("e", 1)],
  parts: [],
  pairs: [
    pair("a", "b", { status: "sure", confidence: 0.99, arrow: true }),
    pair("b", "c", { status: "sure", confidence: 0.95, arrow: true }),
    pair("d", "e", { status: "sure", confidence: 0.97, arrow: true }),
    pair("a", "c", { contradicts: true, confidence: 0.4 }),
    pair("a", "d", { joins: true, confidence: 0.06 }),
    pair("c", "e", { joins: true, confidence: 0.2 }),
    pair("b", "d", { joins: true, confidence: 0.03 }),
  ],
};
const none = new Set<string>();
const groups = (museum: Museum, unsure = none): string[] => pick(museum, rooms, found, unsure).asked.map(({ key, group }) => `${key} ${group}`);

test("links: what joins parts comes first, the likeliest of it before the rest; then what contradicts", () => {
  assert.deepEqual(groups({}), ["c e joins", "a c contradicts", "a d unlikely", "b d unlikely", "a b sure", "d e sure", "b c sure"]);
  assert.deepEqual(pick({}, rooms, found, none).parts, [["a", "b", "c"], ["d", "e"]]);
});

test("links: a yes joins the parts, and what would only join them again is asked no more", () => {
  const museum: Museum = { walk: { pairs: [{ between: ["e", "c"], link: true }] } };
  assert.deepEqual(groups(museum), ["a c contradicts", "a d unlikely", "b d unlikely", "a b sure", "d e sure", "b c sure", "c e done"]);
  assert.equal(pick(museum, rooms, found, none).parts.length, 1);
});

test("links: a no leaves the next one that would join them; not sure stands at the end", () => {
  const museum: Museum = { walk: { pairs: [{ between: ["c", "e"], link: false }] } };
  assert.deepEqual(groups(museum, new Set(["a d"])).slice(0, 2), ["b d joins", "a c contradicts"]);
  assert.deepEqual(pick(museum, rooms, found, new Set(["a d"])).asked.slice(-2).map(({ verdict }) => verdict), ["no", "unsure"]);
});

test("links: who refuses what held a part together has two", () => {
  const museum: Museum = { walk: { pairs: [{ between: ["a", "b"], link: false }] } };
  assert.deepEqual(pick(museum, rooms, found, none).parts.map((part) => part.join("")), ["bc", "de", "a"]);
});

test("links: a room that is hidden is asked about no more", () => {
  assert.ok(!pick({}, rooms.filter(({ id }) => id !== "d"), found, none).asked.some(({ key }) => key.includes("d")));
});

const said = (museum: Museum): Pair[] => [...(museum.walk?.pairs ?? [])];

test("links: yes writes the direction that was shown, in the order in which the pair stands", () => {
  assert.deepEqual(confirmed({}, ["b", "a"], { yaw: 10.004, back: 190 }), [
    { kind: "add", at: ["walk", "pairs"], item: { between: ["b", "a"], link: true, yaw: 10, back: -170 }, before: null },
  ]);
  const museum: Museum = { walk: { pairs: [{ between: ["a", "b"], distance: 4, flip: true }] } };
  assert.deepEqual(confirmed(museum, ["b", "a"], { yaw: 10, back: -170 }), [
    { kind: "set", at: ["walk", "pairs", "a b", "link"], value: true, was: null },
    { kind: "set", at: ["walk", "pairs", "a b", "flip"], value: null, was: true },
    { kind: "set", at: ["walk", "pairs", "a b", "yaw"], value: -170, was: null },
    { kind: "set", at: ["walk", "pairs", "a b", "back"], value: 10, was: null },
  ]);
  assert.equal(said(museum)[0]?.distance, 4);
});

test("links: no takes drawn arrows away, there and back, and remembers what stood behind them", () => {
  const links: Link[] = [{ from: "a", to: "c", yaw: 1 }, { from: "b", to: "a", yaw: 2 }, { from: "a", to: "b", yaw: 3 }, { from: "d", to: "e", yaw: 4 }];
  const operations = refused({ links }, ["a", "b"]);
  assert.deepEqual(operations.map((one) => [one.kind, one.at.join("/"), "before" in one ? one.before : null]), [
    ["remove", "links/a b", "d e"],
    ["remove", "links/b a", "d e"],
    ["add", "walk/pairs", null],
  ]);
});

test("links: set by hand there is an arrow both ways, and who arrives looks onward", () => {
  const museum: Museum = { links: [{ from: "b", to: "a", yaw: 2 }], walk: { pairs: [{ between: ["a", "b"], link: false }] } };
  assert.deepEqual(drawn(museum, ["a", "b"], { yaw: 30, back: -100 }), [
    { kind: "remove", at: ["links", "b a"], was: { from: "b", to: "a", yaw: 2 }, before: null },
    { kind: "set", at: ["walk", "pairs", "a b", "link"], value: null, was: false },
    { kind: "add", at: ["links"], item: { from: "a", to: "b", yaw: 30, arrival: { yaw: 80, pitch: 0 }, both: true }, before: null },
  ]);
});

test("links: an answer that is taken back leaves the distance, or nothing", () => {
  const pairs: Pair[] = [{ between: ["a", "b"], link: true, yaw: 1, back: 2 }, { between: ["a", "c"], link: true, distance: 3 }];
  assert.deepEqual(open({ walk: { pairs } }, ["b", "a"]), [{ kind: "remove", at: ["walk", "pairs", "a b"], was: pairs[0], before: "a c" }]);
  assert.deepEqual(open({ walk: { pairs } }, ["a", "c"]), [{ kind: "set", at: ["walk", "pairs", "a c", "link"], value: null, was: true }]);
  assert.deepEqual(measured({ walk: { pairs } }, ["c", "a"], 4.456), [{ kind: "set", at: ["walk", "pairs", "a c", "distance"], value: 4.46, was: 3 }]);
  assert.deepEqual(measured({}, ["a", "c"], null), []);
});
