// The museum's service worker: there only for visitors who asked to keep the museum (offline.html registers it).
//
// One copy is `current` and answers everything that is in it. A copy that is being fetched is `wanted`; it has a cache of
// its own and takes the other's place when it is whole, so that pages and pictures are always of one version. A killed
// download goes on where it stopped: what is in the cache of the wanted copy is not fetched again.
//
//   nothing --keep--> fetching --whole--> kept --new version--> fetching (kept still answers) --whole--> kept
//   fetching --stop / no network / no room--> waiting --keep, or (not after stop) the next visit--> fetching
//   any --remove--> nothing

import type { Asked, Copy, Kept, Plan, Progress, Quality, Told } from "../pages/keeping";

declare const self: ServiceWorkerGlobalScope;

/** A file of a plan. */
interface File {
  readonly path: string;
  readonly bytes: number;
  /** Checksum of what has no version in its address. */
  readonly hash: string | undefined;
}

const SCOPE = new URL(self.registration.scope).pathname;
const PREFIX = "jetisu360:" + SCOPE + ":";
const STATE = PREFIX + "state";
const AT_ONCE = 6;
/** The pages hear of the progress this often, ms. */
const TELL = 250;
/** A museum that is published anew while it is fetched is begun again this often. */
const TURNS = 3;
// Both rules are written in here when a site is built, out of publish/layout.py: which addresses change with their
// content; and what never comes out of a copy.
const VERSIONED = /{VERSIONED}/;
const FRESH = /{FRESH}/;

let state: Kept | null = null;
let running: { readonly controller: AbortController; readonly done: Promise<void> } | null = null;
let progress: Progress | null = null;

async function read(): Promise<Kept> {
  if (state) return state;
  // (Asking opens no cache: where nothing is kept, nothing is left either.)
  const kept = (await caches.has(STATE)) ? await (await caches.open(STATE)).match("state") : undefined;
  state = kept ? ((await kept.json()) as Kept) : { current: null, wanted: null, stopped: false, problem: null };
  return state;
}

async function write(change: Partial<Kept>): Promise<void> {
  Object.assign(await read(), change);
  await (await caches.open(STATE)).put("state", new Response(JSON.stringify(state)));
  await tell();
}

async function tell(): Promise<void> {
  const message: Told = { offline: { ...(await read()), working: !!running, progress } };
  for (const client of await self.clients.matchAll({ includeUncontrolled: true })) client.postMessage(message);
}

const named = (copy: Copy): string => PREFIX + copy.version + ":" + copy.quality;
const address = (path: string): string => new URL(SCOPE + encodeURI(path), location.origin).href;

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// -- answering ------------------------------------------------------------------------------------------------------

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || !url.pathname.startsWith(SCOPE)) return;
  const path = decodeURI(url.pathname.slice(SCOPE.length));
  if (FRESH.test(path)) return;
  event.respondWith(answer(request, path));
  if (request.mode === "navigate") event.waitUntil(renew());
});

async function answer(request: Request, path: string): Promise<Response> {
  const { current } = await read();
  if (current) {
    const cache = await caches.open(named(current));
    const file = path === "" || path.endsWith("/") ? path + "index.html" : path;
    const found = await cache.match(address(file));
    const range = request.headers.get("range");
    if (found) return range === null ? found : part(found, range);
  }
  try {
    return await fetch(request);
  } catch {
    return new Response("", { status: 504, statusText: "Not kept, and no network" });
  }
}

/** Players of sound and film ask for parts, and some do not play what comes whole. */
async function part(whole: Response, range: string): Promise<Response> {
  const asked = /^bytes=(\d+)-(\d*)$/.exec(range);
  if (!asked) return whole;
  const data = await whole.blob();
  const first = Number(asked[1]);
  const last = Math.min(asked[2] ? Number(asked[2]) : data.size - 1, data.size - 1);
  if (first > last) return new Response("", { status: 416, headers: { "Content-Range": `bytes */${data.size}` } });
  return new Response(data.slice(first, last + 1), {
    status: 206,
    headers: {
      "Content-Type": whole.headers.get("Content-Type") || "application/octet-stream",
      "Content-Range": `bytes ${first}-${last}/${data.size}`,
      "Content-Length": String(last - first + 1),
      "Accept-Ranges": "bytes",
    },
  });
}

// -- fetching -------------------------------------------------------------------------------------------------------

async function plan(): Promise<Plan> {
  const found = await fetch(address("offline.json"), { cache: "no-store" });
  if (!found.ok) throw new TypeError("no plan");
  return (await found.json()) as Plan;
}

function* files({ folders }: Plan, quality: Quality): Generator<File> {
  for (const [folder, rows] of Object.entries(folders))
    for (const [name, bytes, full, hash] of rows) {
      if (full && quality !== "full") continue;
      yield { path: folder ? folder + "/" + name : name, bytes, hash };
    }
}

/** On every visit: a newer museum, or a copy that is not whole yet, is fetched beside the visit. */
async function renew(): Promise<void> {
  const { current, wanted, stopped } = await read();
  const copy = wanted ?? current;
  if (running || stopped || !copy) return;
  try {
    const newest = await plan();
    if (wanted || newest.version !== copy.version) await keep(copy.quality);
  } catch {
    // No network: the copy answers.
  }
}

function keep(quality: Quality): Promise<void> {
  if (!running) {
    const controller = new AbortController();
    const done = fetchAll(quality, controller.signal).finally(() => {
      running = null;
      return tell();
    });
    running = { controller, done };
  }
  return running.done;
}

async function fetchAll(quality: Quality, signal: AbortSignal): Promise<void> {
  try {
    for (let turn = 0; turn < TURNS; turn++) {
      const wanted = await plan();
      const copy: Copy = { version: wanted.version, quality, bytes: wanted[quality].bytes };
      await write({ wanted: copy, stopped: false, problem: null });
      await fetchCopy(wanted, copy, signal);
      // The museum may have been published anew meanwhile: then some files are of one version, some of the other.
      if ((await plan()).version !== copy.version) continue;
      await (await caches.open(named(copy))).put(address("offline.json"), new Response(JSON.stringify(wanted)));
      progress = null;
      await write({ current: copy, wanted: null, problem: null });
      await sweep();
      return;
    }
    throw new TypeError("the museum keeps changing");
  } catch (error) {
    if (signal.aborted) return;
    await write({ problem: error instanceof Error && error.name === "QuotaExceededError" ? "full" : "network" });
  }
}

/** The cache of the copy before, and the checksums of its files. */
async function copyBefore(copy: Copy): Promise<{ cache: Cache; hashes: Map<string, string | undefined> } | null> {
  const { current } = await read();
  if (!current || named(current) === named(copy)) return null;
  const cache = await caches.open(named(current));
  const kept = await cache.match(address("offline.json"));
  const hashes = new Map<string, string | undefined>();
  if (kept) for (const { path, hash } of files((await kept.json()) as Plan, "full")) hashes.set(path, hash);
  return { cache, hashes };
}

async function fetchCopy(wanted: Plan, copy: Copy, signal: AbortSignal): Promise<void> {
  const cache = await caches.open(named(copy));
  const have = new Set((await cache.keys()).map((request) => request.url));
  const before = await copyBefore(copy);
  const far: Progress = (progress = { done: 0, total: copy.bytes });
  const waiting: File[] = [];
  for (const file of files(wanted, copy.quality)) {
    if (have.has(address(file.path))) far.done += file.bytes;
    else waiting.push(file);
  }
  // Last the pages: what they show is then there already.
  const isPage = ({ path }: File): number => Number(path.endsWith(".html"));
  waiting.sort((a, b) => isPage(a) - isPage(b));
  let told = 0;
  async function worker(): Promise<void> {
    for (let file; (file = waiting.shift()); ) {
      if (signal.aborted) throw new DOMException("stopped", "AbortError");
      const { path, hash } = file;
      const stays = VERSIONED.test(path);
      const same = stays || (hash && before?.hashes.get(path) === hash);
      let found = same ? await before?.cache.match(address(path)) : undefined;
      if (!found) {
        found = await fetch(address(path), { signal, cache: stays ? "default" : "no-cache" });
        if (!found.ok) throw new TypeError(`${path}: ${found.status}`);
      }
      await cache.put(address(path), found);
      far.done += file.bytes;
      if (Date.now() - told > TELL) {
        told = Date.now();
        await tell();
      }
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  } catch (error) {
    waiting.length = 0;
    throw error;
  }
}

async function sweep(): Promise<void> {
  const { current, wanted } = await read();
  const used = [STATE, current && named(current), wanted && named(wanted)];
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && !used.includes(name)) await caches.delete(name);
}

// -- what the page asks for -----------------------------------------------------------------------------------------

self.addEventListener("message", (event) => {
  const asked = event.data as Asked | null;
  if (asked?.offline === "keep") event.waitUntil(start(asked.quality === "full" ? "full" : "light"));
  if (asked?.offline === "stop") event.waitUntil(stop());
  if (asked?.offline === "remove") event.waitUntil(remove());
  // A message also keeps the worker alive while the page is open.
  if (asked?.offline === "state") event.waitUntil(Promise.all([tell(), running?.done]));
});

async function start(quality: Quality): Promise<void> {
  const { wanted } = await read();
  if (running && wanted && wanted.quality !== quality) await stop();
  await keep(quality);
}

async function stop(): Promise<void> {
  await write({ stopped: true });
  if (running) {
    running.controller.abort();
    await running.done.catch(() => undefined);
  }
  await tell();
}

async function remove(): Promise<void> {
  await stop();
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
  state = null;
  progress = null;
  await tell();
}
