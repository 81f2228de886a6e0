import assert from "node:assert/strict";
import test from "node:test";
import { Cache, textureBudget } from "../src/core/cache";
import { Loader, Missing } from "../src/core/loader";

test("a cache lets go of the longest unused first, and never of what is on the screen", () => {
  const gone: string[] = [];
  const cache = new Cache<string>(30, (value) => void gone.push(value));
  for (const name of ["a", "b", "c", "d"]) cache.add(name, name, 10);
  cache.touch("a");
  cache.trim((key) => key === "b");
  assert.deepEqual(gone, ["c"]);
  assert.equal(cache.bytes, 30);
  cache.add("a", "a2", 15);
  assert.deepEqual(gone, ["c", "a"], "what is replaced is disposed of");
  cache.trim(() => false);
  assert.ok(cache.bytes <= 30);
  cache.clear(true);
  assert.equal(cache.bytes, 0);
  assert.ok(!gone.includes("a2"), "a lost context needs no disposal");
});

test("a small device keeps less", () => {
  assert.ok(textureBudget(1) < textureBudget(4));
  assert.ok(textureBudget(undefined) <= textureBudget(8));
});

interface Asked {
  address: string;
  signal: AbortSignal;
  give(): void;
  fail(error?: Error): void;
}

function bench(parallel = 2): { loader: Loader<string>; asked: Asked[]; arrived: string[]; failed: string[]; clock: { now: number }; woken: { count: number } } {
  const asked: Asked[] = [];
  const [arrived, failed]: [string[], string[]] = [[], []];
  const clock = { now: 0 };
  const woken = { count: 0 };
  const loader = new Loader<string>(
    {
      fetch: (address, signal) =>
        new Promise((give, fail) => asked.push({ address, signal, give: () => give(address), fail: (error = new Error()) => fail(error) })),
      arrived: (key) => void arrived.push(key),
      failed: (key) => void failed.push(key),
      woken: () => void woken.count++,
    },
    parallel,
    () => clock.now,
  );
  return { loader, asked, arrived, failed, clock, woken };
}

const list = (...keys: string[]): { key: string; address: string }[] => keys.map((key) => ({ key, address: key }));
const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

test("few requests at a time, in the order of the list", async () => {
  const { loader, asked, arrived } = bench();
  loader.want(list("a", "b", "c"));
  assert.deepEqual(asked.map(({ address }) => address), ["a", "b"]);
  asked[1]?.give();
  await settle();
  assert.deepEqual(asked.map(({ address }) => address), ["a", "b", "c"]);
  assert.deepEqual(arrived, ["b"]);
});

test("what is wanted no more is cancelled when it stands in the way, else let finish", async () => {
  const { loader, asked } = bench();
  loader.want(list("a", "b"));
  loader.want(list("a"));
  assert.ok(!asked[1]?.signal.aborted, "nobody needs its place");
  loader.want(list("c", "d"));
  assert.ok(asked[0]?.signal.aborted && asked[1]?.signal.aborted);
  assert.deepEqual(asked.map(({ address }) => address), ["a", "b", "c", "d"]);
});

test("a failed tile is tried twice more, later each time, and then given up until the line is back", async () => {
  const { loader, asked, failed, clock, woken } = bench();
  for (const [time, count] of [[0, 1], [100, 1], [700, 2], [1500, 2], [3000, 3], [9000, 3]] as const) {
    clock.now = time;
    loader.want(list("a"));
    assert.equal(asked.length, count, `at ${time}`);
    asked[count - 1]?.fail();
    await settle();
  }
  assert.deepEqual(failed, ["a"]);
  assert.ok(loader.givenUp("a"));
  loader.forgive();
  assert.equal(woken.count, 1);
  loader.want(list("a"));
  assert.equal(asked.length, 4);
  loader.stop();
});

test("a tile that is missing is given up at once; one that stumbles is known to have failed", async () => {
  const { loader, asked, failed } = bench();
  loader.want(list("a", "b"));
  asked[0]?.fail(new Missing());
  asked[1]?.fail();
  await settle();
  assert.deepEqual(failed, ["a"]);
  assert.ok(loader.givenUp("a") && !loader.givenUp("b"));
  assert.ok(loader.hasFailed("a") && loader.hasFailed("b"));
  loader.stop();
});
