// The museum's service worker: there only for visitors who asked to keep the museum (offline.html registers it).
//
// One copy is `current` and answers everything that is in it. A copy that is being fetched is `wanted`; it has a cache of
// its own and takes the other's place when it is whole, so that pages and pictures are always of one version. A killed
// download goes on where it stopped: what is in the cache of the wanted copy is not fetched again.
//
//   nothing --keep--> fetching --whole--> kept --new version--> fetching (kept still answers) --whole--> kept
//   fetching --stop / no network / no room--> waiting --keep, or (not after stop) the next visit--> fetching
//   any --remove--> nothing
"use strict";
const SCOPE = new URL(self.registration.scope).pathname;
const PREFIX = "jetisu360:" + SCOPE + ":";
const STATE = PREFIX + "state";
const AT_ONCE = 6;
// Both rules are written in here when a site is built, out of publish/layout.py: which addresses change with their
// content; and what never comes out of a copy.
const VERSIONED = /{VERSIONED}/;
const FRESH = /{FRESH}/;

let state = null, running = null, progress = null;

async function read() {
  if (state) return state;
  // (Asking opens no cache: where nothing is kept, nothing is left either.)
  const kept = (await caches.has(STATE)) && (await (await caches.open(STATE)).match("state"));
  state = kept ? await kept.json() : { current: null, wanted: null, stopped: false, problem: null };
  return state;
}
async function write(change) {
  Object.assign(await read(), change);
  await (await caches.open(STATE)).put("state", new Response(JSON.stringify(state)));
  await tell();
}
async function tell() {
  const message = { offline: { ...(await read()), working: !!running, progress } };
  for (const client of await self.clients.matchAll({ includeUncontrolled: true })) client.postMessage(message);
}
const named = (copy) => PREFIX + copy.version + ":" + copy.quality;

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

/* -- answering -- */
self.addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || !url.pathname.startsWith(SCOPE)) return;
  const path = decodeURI(url.pathname.slice(SCOPE.length));
  if (FRESH.test(path)) return;
  event.respondWith(answer(request, path));
  if (request.mode === "navigate") event.waitUntil(renew());
});
async function answer(request, path) {
  const { current } = await read();
  if (current) {
    const cache = await caches.open(named(current));
    const file = path === "" || path.endsWith("/") ? path + "index.html" : path;
    const found = await cache.match(address(file));
    if (found) return request.headers.has("range") ? part(found, request.headers.get("range")) : found;
  }
  try {
    return await fetch(request);
  } catch (_) {
    return new Response("", { status: 504, statusText: "Not kept, and no network" });
  }
}
// Players of sound and film ask for parts, and some do not play what comes whole.
async function part(whole, range) {
  const asked = /^bytes=(\d+)-(\d*)$/.exec(range);
  if (!asked) return whole;
  const data = await whole.blob(), first = Number(asked[1]);
  const last = Math.min(asked[2] ? Number(asked[2]) : data.size - 1, data.size - 1);
  if (first > last) return new Response("", { status: 416, headers: { "Content-Range": "bytes */" + data.size } });
  return new Response(data.slice(first, last + 1), {
    status: 206,
    headers: {
      "Content-Type": whole.headers.get("Content-Type") || "application/octet-stream",
      "Content-Range": "bytes " + first + "-" + last + "/" + data.size,
      "Content-Length": String(last - first + 1),
      "Accept-Ranges": "bytes",
    },
  });
}
const address = (path) => new URL(SCOPE + encodeURI(path), location.origin).href;

/* -- fetching -- */
async function plan() {
  const answer = await fetch(address("offline.json"), { cache: "no-store" });
  if (!answer.ok) throw new TypeError("no plan");
  return answer.json();
}
function* files(plan, quality) {
  for (const [folder, rows] of Object.entries(plan.folders)) {
    for (const [name, bytes, full, hash] of rows) {
      if (full && quality !== "full") continue;
      yield { path: folder ? folder + "/" + name : name, bytes, hash };
    }
  }
}
// On every visit: a newer museum, or a copy that is not whole yet, is fetched beside the visit.
async function renew() {
  const { current, wanted, stopped } = await read();
  if (running || stopped || !(current || wanted)) return;
  try {
    const newest = await plan();
    if (wanted || newest.version !== current.version) await keep((wanted || current).quality);
  } catch (_) { /* no network: the copy answers */ }
}
function keep(quality) {
  if (!running) {
    const controller = new AbortController();
    running = { controller, done: fetchAll(quality, controller.signal).finally(() => { running = null; return tell(); }) };
  }
  return running.done;
}
async function fetchAll(quality, signal) {
  try {
    for (let turn = 0; turn < 3; turn++) {
      const wanted = await plan();
      const copy = { version: wanted.version, quality, bytes: wanted[quality].bytes };
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
    await write({ problem: error && error.name === "QuotaExceededError" ? "full" : "network" });
  }
}
async function fetchCopy(wanted, copy, signal) {
  const cache = await caches.open(named(copy));
  const have = new Set((await cache.keys()).map((request) => request.url));
  const { current } = await read();
  const old = current && named(current) !== named(copy) ? await caches.open(named(current)) : null;
  const before = new Map();
  const oldPlan = old && (await old.match(address("offline.json")));
  if (oldPlan) for (const file of files(await oldPlan.json(), "full")) before.set(file.path, file.hash);
  const waiting = [];
  progress = { done: 0, total: copy.bytes };
  for (const file of files(wanted, copy.quality)) {
    if (have.has(address(file.path))) progress.done += file.bytes;
    else waiting.push(file);
  }
  // Last the pages: what they show is then there already.
  waiting.sort((a, b) => /\.html$/.test(a.path) - /\.html$/.test(b.path));
  let told = 0;
  async function worker() {
    for (let file; (file = waiting.shift()); ) {
      if (signal.aborted) throw new DOMException("stopped", "AbortError");
      const same = old && (VERSIONED.test(file.path) || (file.hash && before.get(file.path) === file.hash));
      let found = same ? await old.match(address(file.path)) : undefined;
      if (!found) {
        found = await fetch(address(file.path), { signal, cache: VERSIONED.test(file.path) ? "default" : "no-cache" });
        if (!found.ok) throw new TypeError(file.path + ": " + found.status);
      }
      await cache.put(address(file.path), found);
      progress.done += file.bytes;
      if (Date.now() - told > 250) { told = Date.now(); await tell(); }
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  } catch (error) {
    waiting.length = 0;
    throw error;
  }
}
async function sweep() {
  const { current, wanted } = await read();
  const used = [STATE, current && named(current), wanted && named(wanted)];
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && !used.includes(name)) await caches.delete(name);
}

/* -- what the page asks for -- */
self.addEventListener("message", (event) => {
  const asked = (event.data || {}).offline;
  if (asked === "keep") event.waitUntil(start(event.data.quality === "full" ? "full" : "light"));
  if (asked === "stop") event.waitUntil(stop());
  if (asked === "remove") event.waitUntil(remove());
  // A message also keeps the worker alive while the page is open.
  if (asked === "state") event.waitUntil(Promise.all([tell(), running ? running.done : null]));
});
async function start(quality) {
  if (running && (await read()).wanted && state.wanted.quality !== quality) await stop();
  await keep(quality);
}
async function stop() {
  await write({ stopped: true });
  if (running) { running.controller.abort(); await running.done.catch(() => null); }
  await tell();
}
async function remove() {
  await stop();
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
  state = null;
  progress = null;
  await tell();
}
