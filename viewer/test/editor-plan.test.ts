import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import type { Museum, Operation, Room } from "../src/editor/contract";
import type { Found } from "../src/editor/links/found";
import { lay, pinsOf, withPin } from "../src/editor/plan/drawing";
import { forgetting, growing, placing, turning } from "../src/editor/plan/moves";
import { pieceOf, type Spot, spots } from "../src/editor/plan/spots";

const room = (id: string): Room => ({ photograph: 1, file: `${id}.jpg`, id, small: "", width: 1, height: 1, capturedAt: null, tiles: null });
const rooms = ["a", "b", "c", "d", "e"].map(room);
const place = (id: string, part: number, x: number, y: number, heading = 0): Found["rooms"][number] => ({ file: `${id}.jpg`, part, scale: part, placed: true, heading, x, y, floor: 0 });
/** Two parts; e hangs alone. */
const found: Found = {
  rooms: [place("a", 0, 0, 0), place("b", 0, 4, 0, 90), place("c", 1, 0, 0), place("d", 1, 0, 3, 10), { ...place("e", 2, 0, 0), placed: false }],
  parts: [{ north: true, measured: false }, { north: false, measured: false }, { north: false, measured: false }],
  pairs: [],
};
const at = (all: readonly Spot[], id: string): Spot => all.find((spot) => spot.room.id === id) as Spot;
const where = (all: readonly Spot[]): string[] => all.map(({ room: { id }, x, y, from }) => `${id} ${x} ${y} ${from}`);

/** The document after operations on scenes: what the store does. */
function after(museum: Museum, operations: readonly Operation[]): Museum {
  const scenes = [...(museum.scenes ?? [])].map((scene) => ({ ...scene }) as Record<string, unknown>);
  for (const one of operations) {
    if (one.kind === "add") scenes.push(one.item as Record<string, unknown>);
    else if (one.kind === "set") {
      const scene = scenes.find(({ file }) => file === one.at[1]) as Record<string, unknown>;
      if (one.value === null) delete scene[one.at[2] as string];
      else scene[one.at[2] as string] = one.value;
    }
  }
  return { ...museum, scenes: scenes as unknown as NonNullable<Museum["scenes"]> };
}

test("plan: parts lie beside each other, rooms without a place below", () => {
  assert.deepEqual(where(spots({}, rooms, found)), ["a 0 0 found", "b 4 0 found", "c 9 -3 found", "d 9 0 found", "e 0 -8 none"]);
  assert.ok(spots({}, rooms, null).every(({ from }) => from === "none"));
});

test("plan: who moves one room writes its part down as it is seen, with the north that it had", () => {
  const all = spots({}, rooms, found);
  const operations = placing({}, all, new Map([[at(all, "a"), { x: 1, y: 2 }]]), found);
  const museum = after({}, operations);
  assert.deepEqual(museum.scenes?.map(({ file, position, heading }) => [file, position?.x, position?.y, heading]), [
    ["a.jpg", 1, 2, 0],
    ["b.jpg", 4, 0, undefined],
  ]);
  const now = spots(museum, rooms, found);
  assert.deepEqual(where(now).slice(0, 2), ["a 1 2 written", "b 4 0 written"]);
  // The next move is of that room alone.
  assert.deepEqual(placing(museum, now, new Map([[at(now, "b"), { x: 5 }]]), found).length, 1);
});

test("plan: a room that was nowhere is put alone, and taken away again", () => {
  const all = spots({}, rooms, found);
  const museum = after({}, placing({}, all, new Map([[at(all, "e"), { x: 3, y: 3, floor: 1 }]]), found));
  assert.deepEqual(museum.scenes?.map(({ file, position }) => [file, position?.floor]), [["e.jpg", 1]]);
  const now = spots(museum, rooms, found);
  assert.equal(spots(after(museum, forgetting(museum, [at(now, "e")])), rooms, found).find(({ room: { id } }) => id === "e")?.from, "none");
});

test("plan: turned so that north is up, distances stay and headings turn along", () => {
  const all = spots({}, rooms, found);
  const piece = pieceOf(all, at(all, "c"));
  assert.deepEqual(piece.map(({ room: { id } }) => id), ["c", "d"]);
  const museum = after({}, turning({}, all, piece, 90, found));
  const now = spots(museum, rooms, found);
  const [c, d] = [at(now, "c"), at(now, "d")];
  // d lay up of c; what was at the right is up now, so d lies to the left.
  assert.deepEqual([d.x - c.x, d.y - c.y], [-3, 0]);
  assert.equal(c.heading, 270);
  assert.equal(d.heading, 280, "the others follow, also before the next preview");
});

test("plan: one distance is enough", () => {
  const measured: Museum = { walk: { pairs: [{ between: ["a", "b"], distance: 8 }] } };
  const all = spots(measured, rooms, found);
  assert.equal(at(all, "b").x, 8, "what was only found grows by itself");
  const laid = after({}, placing({}, spots({}, rooms, found), new Map([[at(spots({}, rooms, found), "a"), { x: 0 }]]), found));
  const now = spots(laid, rooms, found);
  const grown = spots(after(laid, growing(laid, now, pieceOf(now, at(now, "a")), 2, found)), rooms, found);
  assert.equal(at(grown, "b").x - at(grown, "a").x, 8);
});

test("plan: a drawing of the museum lies where the site will have it", () => {
  const { cases } = JSON.parse(readFileSync("../tests/vectors/plan-drawing.json", "utf8")) as {
    cases: { height: number; known: [number, number, number, number][]; points: [number, number][]; distance: number | null; laid: Record<string, number> }[];
  };
  for (const { height, known, points, distance, laid } of cases) {
    const drawn = [...known.map(([left, top, x, y]) => ({ left, top, x, y })), ...points.map(([left, top]) => ({ left, top }))];
    const found = lay({ picture: "plan.png", points: drawn, ...(distance === null ? {} : { distance }) }, [], height) as unknown as Record<string, number>;
    for (const [name, value] of Object.entries(laid)) assert.ok(Math.abs((found[name] as number) - value) < 1e-3, `${name}: ${found[name]}, not ${value}`);
  }
});

test("plan: a drawing hangs on the rooms that have a place on it", () => {
  const all = spots({ scenes: [{ file: "a.jpg", position: { x: 0, y: 0 } }, { file: "b.jpg", position: { x: 10, y: 0 } }] }, rooms, null);
  const drawing = { picture: "plan.png", points: [{ left: 0, top: 100, scene: "a" }, { left: 100, top: 100, scene: "b" }, { left: 5, top: 5, scene: "e" }] };
  assert.deepEqual(lay(drawing, all, 0.5), { x: 0, y: 5, across: 10, turn: 0 });
});

test("plan: a place of the drawing is moved and the other stays; rooms that only the drawing knows stay on it", () => {
  const spot = (id: string, x: number, y: number, from: Spot["from"] = "written"): Spot => ({ room: room(id), x, y, floor: 0, heading: null, from, part: null });
  const all = [spot("a", 0, 0), spot("b", 10, 0), spot("e", 0, -8, "none")];
  const drawing = {
    picture: "plan.png",
    distance: 7,
    points: [
      { left: 0, top: 0, scene: "a" },
      { left: 50, top: 0, scene: "b" },
      { left: 50, top: 50, scene: "e" },
    ],
  };
  const laid = lay(drawing, all, 0.5);
  assert.deepEqual(pinsOf(drawing, laid, all, 0.5).map(({ x, y }) => [x, y].map(Math.round)), [[0, 0], [10, 0]]);
  const moved = withPin(drawing, laid, all, 0.5, 1, { x: 0, y: -20 });
  assert.deepEqual(moved, {
    picture: "plan.png",
    points: [
      { left: 0, top: 0, x: 0, y: 0 },
      { left: 50, top: 0, x: 0, y: -20 },
      { left: 50, top: 50, scene: "e" },
    ],
  });
  const again = lay(moved, all, 0.5);
  assert.deepEqual([again.x, again.y, again.across, again.turn].map((value) => Math.round(value) + 0), [0, 0, 40, 90]);
});

test("plan: a drawing that is fitted by one room alone has a corner to be moved by", () => {
  const all: Spot[] = [{ room: room("a"), x: 5, y: 5, floor: 0, heading: null, from: "written", part: null }];
  const drawing = { picture: "plan.png", points: [{ left: 10, top: 10, scene: "a" }] };
  const laid = lay(drawing, all, 1);
  const [one, other] = pinsOf(drawing, laid, all, 1);
  assert.deepEqual([one, other].map((place) => [place?.x, place?.y].map((value) => Math.round(value ?? 0))), [[5, 5], [21, -11]]);
  const moved = withPin(drawing, laid, all, 1, 1, { x: 13, y: -3 });
  assert.equal(Math.round(lay(moved, all, 1).across), 10, "half as wide");
});
