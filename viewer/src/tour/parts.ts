// The parts of the viewer that the first view does without: fetched once, when their time has come.

import type { More, Parts, TourViewer } from "./contract";
import { fetchJson, type Lists, type Strings, type TourData } from "./record";

/** A part, fetched if it is not there yet. Rejects when it cannot be. */
export async function part<Name extends keyof Parts>({ more, base }: TourData, name: Name): Promise<Parts[Name]> {
  if (more && !window.jetisu360?.[name]) await runScript(base + more[name]);
  return window.jetisu360?.[name];
}

/** Runs a script of the site as text of the page: the page's policy allows it by its hash, and nothing else. */
async function runScript(address: string): Promise<void> {
  const element = document.createElement("script");
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  element.textContent = await response.text();
  document.head.append(element);
  element.remove();
}

/** Resolves when the style is there, or cannot be had: without it things look odd, but work. */
function useStyle(href: string): Promise<void> {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  return new Promise((done) => {
    link.onload = link.onerror = () => done();
    document.head.append(link);
  });
}

/** The second script, started; null where the page has none. Rejects when it cannot be fetched. */
export async function startMore(viewer: TourViewer, { more, base }: TourData): Promise<More | null> {
  if (!more) return null;
  const [words, lists] = await Promise.all([
    fetchJson<Strings>(base + more.strings),
    fetchJson<Lists>(base + more.lists),
    useStyle(base + more.style),
    runScript(base + more.script),
  ]);
  return window.jetisu360?.more?.(viewer, words, lists) ?? null;
}
