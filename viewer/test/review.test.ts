import { strict as assert } from "node:assert";
import { test } from "node:test";
import { angles, direction, between as apart } from "../src/core/projection";
import { type Changed, Refused } from "../src/review/api";
import { boxShown, between, fromFrame, holds, inFrame, moved, outline, shareShown, sized } from "../src/review/geometry";
import { actOf } from "../src/review/keys";
import { applied, type Change, type Changes, counts, inverse, itemsOf, nextOpen, ordered, type Picture, type Region, rounded, sameWhere } from "../src/review/model";
import { Waiting } from "../src/review/waiting";
import { held } from "../src/review/flat";

const near = (a: number, b: number, within = 0.02): void => assert.ok(Math.abs(a - b) < within, `${a} is not ${b}`);
const region = (yaw: number, pitch = 0, width = 4, height = 6): Region => ({ yaw, pitch, width, height });

const picture = (id: string, found: readonly [number, number][], more: Partial<Picture> = {}): Picture => ({
  id,
  file: `${id}.jpg`,
  title: { kk: id },
  flat: false,
  problem: null,
  proposals: found.map(([yaw, score]) => ({ kind: "face", score, where: region(yaw), around: 14.4, answer: null })),
  decisions: [],
  ...more,
});
const change = (file: string, yaw: number, verdict: "blur" | "keep" = "blur", reason = "visitor"): Change => ({
  file: `${file}.jpg`,
  flat: false,
  verdict,
  where: region(yaw),
  reason,
});

test("the likeliest come first, or room by room; hints that somebody may stand there last", () => {
  const rooms = [picture("a", [[1, 0.4], [2, 0.9]]), picture("b", [[3, 0.7]])];
  const hint = picture("c", [], { proposals: [{ kind: "person", score: 0.99, where: region(9), answer: null }] });
  const items = [...rooms, hint].flatMap(itemsOf);
  const yaws = (sort: "likely" | "room"): number[] => ordered(items, sort, [...rooms, hint]).map(({ where }) => (where as Region).yaw);
  assert.deepEqual(yaws("likely"), [2, 3, 1, 9]);
  assert.deepEqual(yaws("room"), [2, 1, 3, 9]);
});

test("next is the next open one, round the end, and none that was skipped", () => {
  const items = [picture("a", [[1, 0.9], [2, 0.8], [3, 0.7]])].flatMap(itemsOf);
  const [first, second, third] = items.map(({ key }) => key) as [string, string, string];
  assert.equal(nextOpen(items, null, new Set())?.key, first);
  assert.equal(nextOpen(items, third, new Set())?.key, first);
  assert.equal(nextOpen(items, first, new Set([second]))?.key, third);
  assert.equal(nextOpen(items, first, new Set([first, second, third])), null);
});

test("a change answers what it is about, and its inverse brings all back", () => {
  const before = [picture("a", [[1, 0.9], [2, 0.8]])];
  const steps: Changes[] = [
    { add: [change("a", 1)], remove: [] },
    { add: [change("a", 1, "keep", "exhibit"), change("a", 2, "keep", "not a face")], remove: [] },
    { add: [change("a", 50, "blur", "drawn")], remove: [] },
    { add: [], remove: [change("a", 2, "keep", "not a face")] },
  ];
  const backs: Changes[] = [];
  let now = before;
  for (const step of steps) {
    backs.push(inverse(now, step));
    now = applied(now, step);
  }
  assert.deepEqual(now[0]?.proposals.map(({ answer }) => answer), ["exhibit", null]);
  assert.deepEqual(now[0]?.decisions.map(({ verdict, reason }) => `${verdict} ${reason}`), ["keep exhibit", "blur drawn"]);
  const of = counts(now.flatMap(itemsOf));
  assert.deepEqual(of, { total: 3, open: 1, blurred: 1, exhibits: 1, noFaces: 0 });
  for (const back of backs.reverse()) now = applied(now, back);
  assert.deepEqual(now, before);
});

test("the same decision twice is one", () => {
  const once = applied([picture("a", [[1, 0.9]])], { add: [change("a", 1)], remove: [] });
  assert.deepEqual(applied(once, { add: [change("a", 1)], remove: [] }), once);
  assert.deepEqual(inverse(once, { add: [change("a", 1)], remove: [] }).remove, []);
});

test("a stale decision answers nothing and is no place of its own", () => {
  const stale = picture("a", [[1, 0.9]], { decisions: [{ verdict: "keep", reason: "exhibit", where: region(1), stale: true }] });
  assert.deepEqual(itemsOf(stale).map(({ answer, decision }) => [answer, decision]), [[null, null]]);
});

test("places are the same to the hundredth, over the seam as well", () => {
  assert.ok(sameWhere(region(180), region(-180)));
  assert.ok(sameWhere(region(359.999), region(0)));
  assert.ok(!sameWhere(region(1), region(1.02)));
  assert.ok(!sameWhere(region(1), { left: 1, top: 0, width: 4, height: 6 }));
  assert.deepEqual(rounded(region(540.004, -1.005)), { yaw: -180, pitch: -1, width: 4, height: 6 });
});

test("a frame's way there and back, at the horizon, over the seam and near a pole", () => {
  for (const where of [region(10, 0), region(179, 20), region(-60, 85), region(0, -90)]) {
    for (const [across, above] of [[0, 0], [3, 2], [-10, 15]] as const) {
      const back = inFrame(where, fromFrame(where, across, above));
      near(back.across, across);
      near(back.above, above);
    }
    assert.ok(holds(where, fromFrame(where, 1.9, -2.9)));
    assert.ok(!holds(where, fromFrame(where, 2.1, 0)));
  }
});

test("a region drawn between two corners has them at its corners", () => {
  for (const where of [region(10, 0, 8, 6), region(-179, 30, 10, 12), region(40, 80, 8, 8)]) {
    const drawn = between(fromFrame(where, -where.width / 2, where.height / 2), fromFrame(where, where.width / 2, -where.height / 2));
    assert.ok(apart(direction(drawn.yaw, drawn.pitch), direction(where.yaw, where.pitch)) < 0.3);
    near(drawn.width, where.width, 0.4);
    near(drawn.height, where.height, 0.4);
  }
});

test("an outline goes round the region and stays as large near a pole", () => {
  for (const where of [region(0, 0), region(180, 60), region(20, 88)])
    for (const [yaw, pitch] of outline(where)) {
      const at = inFrame(where, direction(yaw, pitch));
      near(Math.max(Math.abs(at.across) / 2, Math.abs(at.above) / 3), 1);
    }
});

test("moving to the right is as far at any height, and sizes stay within bounds", () => {
  for (const pitch of [0, 60]) {
    const to = moved(region(0, pitch), 2, 0);
    near(apart(direction(0, pitch), direction(to.yaw, to.pitch)), 2, 0.1);
  }
  assert.equal(moved(region(0, 89), 0, 5).pitch, 90);
  assert.equal(angles(direction(moved(region(179.5), 1, 0).yaw, 0)).yaw.toFixed(1), "-179.5");
  assert.deepEqual(sized(region(0), -50, 500), { yaw: 0, pitch: 0, width: 0.5, height: 180 });
  near(shareShown(region(0, 0, 14.4, 7.2), 14.4).width, 1);
  assert.deepEqual(held({ left: -3, top: 95, width: 10, height: 20 }), { left: 0, top: 80, width: 10, height: 20 });
});

test("the frame in the small picture of a flat one is as large as the server cuts it", () => {
  const box = { left: 40, top: 20, width: 20, height: 30 };
  const share = boxShown(box, { width: 900, height: 600 }); // 180 × 180 pixels in a square of 432
  near(share.width, 180 / 432, 1e-9);
  near(share.height, 180 / 432, 1e-9);
  near(boxShown({ ...box, width: 1, height: 1 }, { width: 900, height: 600 }).width, 9 / 60, 1e-9);
});

class Kept {
  readonly map = new Map<string, string>();
  get length(): number {
    return this.map.size;
  }
  key = (i: number): string | null => [...this.map.keys()][i] ?? null;
  getItem = (name: string): string | null => this.map.get(name) ?? null;
  setItem = (name: string, value: string): unknown => this.map.set(name, value);
  removeItem = (name: string): unknown => this.map.delete(name);
}

const one: Changes = { add: [change("a", 1)], remove: [] };
const two: Changes = { add: [change("a", 2)], remove: [] };

function waiting(answer: (changes: Changes) => Promise<Changed>, storage: Kept, tab = "t"): { queue: Waiting; told: string[] } {
  const told: string[] = [];
  const events = {
    written: () => void told.push("written"),
    blocked: (why: { waiting: number } | null) => void told.push(why ? `blocked ${why.waiting}` : "free"),
    refused: () => void told.push("refused"),
  };
  return { queue: new Waiting({ change: answer }, events, "review", tab, storage as unknown as Storage), told };
}

const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 5));
const written: Changed = { version: "1", problem: null, pictures: [] };

test("decisions are sent one after another and kept until they are written", async () => {
  const storage = new Kept();
  const sent: Changes[] = [];
  const { queue, told } = waiting((changes) => (sent.push(changes), Promise.resolve(written)), storage);
  queue.add(one);
  queue.add(two);
  assert.equal(storage.length, 1);
  await settled();
  assert.deepEqual(sent, [one, two]);
  assert.equal(storage.length, 0);
  assert.deepEqual(told, ["free", "written", "free", "written"]);
});

test("what cannot be written waits; another tab takes it over", async () => {
  const storage = new Kept();
  let away = true;
  const { queue, told } = waiting(() => (away ? Promise.reject(new Refused(null, true)) : Promise.resolve(written)), storage);
  queue.add(one);
  await settled();
  queue.add(two);
  await settled();
  assert.deepEqual(told, ["blocked 1", "blocked 2"]);
  const sent: Changes[] = [];
  const other = waiting((changes) => (sent.push(changes), Promise.resolve(written)), storage, "other");
  assert.equal(other.queue.all.length, 2);
  await other.queue.send();
  assert.deepEqual(sent, [{ ...two, add: [...one.add, ...two.add] }], "both in one request");
  assert.equal(storage.length, 0);
  away = false;
  await queue.send(); // else its timer would try again for ever, and this process never end
  assert.equal(queue.all.length, 0);
});

test("what can never be written is told and stops no other", async () => {
  const answers = [Promise.reject(new Refused({ kk: "жоқ" }, false)), Promise.resolve(written)];
  const { queue, told } = waiting(() => answers.shift() as Promise<Changed>, new Kept());
  queue.add(one);
  queue.add(two);
  await settled();
  assert.deepEqual(told, ["refused", "free", "written"]);
});

test("keys go by their place, never while one writes, and can be switched off", () => {
  const press = (code: string, more: object = {}): KeyboardEvent => ({ code, key: "ә", target: null, ...more }) as unknown as KeyboardEvent;
  assert.equal(actOf(press("Digit2"), false), "exhibit");
  assert.equal(actOf(press("KeyZ", { key: "я" }), false), "undo");
  assert.equal(actOf(press("Digit2"), true), null);
  assert.equal(actOf(press("KeyZ", { ctrlKey: true }), true), "undo");
  assert.equal(actOf(press("Digit1", { shiftKey: true }), false), null);
  assert.equal(actOf(press("Digit1", { altKey: true }), false), null);
  const field = { closest: () => ({}) };
  assert.equal(actOf(press("Digit1", { target: field }), false), null);
  assert.equal(actOf(press("KeyZ", { ctrlKey: true, target: field }), false), null);
});
