// The service worker of control on a phone. Pages that were opened there, or that its folder names, can be read where
// there is no line; whoever has a line always gets the portal's own. It never answers for anything that is sent.

import { CACHE, type Keep, KEPT_AT, MOST, PICTURE, READABLE, TOO_OLD } from "../field/kept";

declare const self: ServiceWorkerGlobalScope;

const NO_LINE = new URL("offline", self.registration.scope).href;
/** So long a line may take that neither answers nor breaks, ms. */
const PATIENCE = 10_000;
/** A page that is younger is not fetched again only to be at hand, ms. */
const FRESH = 10 * 60_000;
/** What the pages are drawn with, as their text names it. */
const STATIC = /\/static\/[^"]+\?v=[0-9a-f]+/g;

self.addEventListener("install", (event) => {
  const kept = caches.open(CACHE).then((cache) => cache.add(new Request(NO_LINE, { cache: "reload" })));
  event.waitUntil(kept.then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, url));
  else if (url.pathname.startsWith("/static/") && url.search.startsWith("?v=")) event.respondWith(file(request));
  else if (PICTURE.test(url.pathname)) event.respondWith(picture(request));
});

self.addEventListener("message", (event) => {
  const asked = event.data as { keep?: Keep };
  if (asked.keep) event.waitUntil(keep(asked.keep));
});

async function page(request: Request, url: URL): Promise<Response> {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    if (READABLE.test(url.pathname)) {
      if (answer.ok) await put(cache, url.href, answer.clone());
      else if (answer.status === 403 || answer.status === 404) await cache.delete(url.href);
    }
    return answer;
  } catch {
    const kept = await young(cache, url.href);
    return kept ? marked(kept) : ((await cache.match(NO_LINE)) ?? Response.error());
  }
}

/** Its address changes with what is in it. */
async function file(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

async function picture(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok) await put(cache, request.url, answer.clone());
    return answer;
  } catch {
    return (await cache.match(request.url)) ?? Response.error();
  }
}

async function keep({ pages, files }: Keep): Promise<void> {
  const cache = await caches.open(CACHE);
  for (const address of files) if (!(await cache.match(address))) await cache.add(address).catch(() => undefined);
  for (const address of pages) {
    const { href, pathname } = new URL(address, self.registration.scope);
    const kept = await cache.match(href);
    if (!READABLE.test(pathname) || (kept && age(kept) < FRESH)) continue;
    try {
      const answer = await fetch(href, { redirect: "error", headers: { Accept: "text/html" } });
      if (!answer.ok) continue;
      await put(cache, href, answer.clone());
      for (const address of (await answer.text()).match(STATIC) ?? []) if (!(await cache.match(address))) await cache.add(address);
    } catch {
      return; // no line: another time
    }
  }
}

async function put(cache: Cache, address: string, answer: Response): Promise<void> {
  const headers = new Headers(answer.headers);
  headers.set(KEPT_AT, new Date().toISOString());
  // (What comes out of a response is unpacked already.)
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  await cache.delete(address);
  await cache.put(address, new Response(await answer.blob(), { status: answer.status, headers }));
  // The newest stand last. What has no date is no page.
  const dated = (await Promise.all((await cache.keys()).map(async (key) => ((await cache.match(key))?.headers.has(KEPT_AT) ? key : null)))).filter((key) => key !== null);
  for (const key of dated.slice(0, Math.max(0, dated.length - MOST))) await cache.delete(key);
}

const age = (kept: Response): number => Date.now() - Date.parse(kept.headers.get(KEPT_AT) ?? "");

async function young(cache: Cache, address: string): Promise<Response | undefined> {
  const kept = await cache.match(address);
  return kept && age(kept) < TOO_OLD ? kept : undefined;
}

/** The page says itself of when it is. */
async function marked(kept: Response): Promise<Response> {
  const text = await kept.text();
  return new Response(text.replace("<body", `<body data-kept-at="${kept.headers.get(KEPT_AT) ?? ""}"`), { headers: kept.headers });
}
