// Starts itself: finds the viewer's place and data in the page (see docs/viewer.md).

import { afterPaint } from "./core/paint";
import { kit } from "./kit";
import { parseAddress } from "./tour/address";
import type { Parts, StartMore } from "./tour/contract";
import { part } from "./tour/parts";
import { Records, type TourData } from "./tour/record";
import { Viewer } from "./tour/viewer";

declare global {
  interface Window {
    jetisu360?: { viewer?: Viewer; kit?: typeof kit; more?: StartMore } & Parts;
  }
}

/** Finds the first scene that the address asks for, and makes the viewer. */
async function openViewer(root: HTMLElement, data: TourData): Promise<Viewer> {
  const asked = parseAddress(location.hash);
  const records = new Records(data);
  if (asked && asked.scene !== data.scene.id && records.has(asked.scene)) {
    const record = await records.get(asked.scene).catch(() => null);
    if (record) return new Viewer(root, data, record, asked.view);
  }
  return new Viewer(root, data, data.scene, asked?.scene === data.scene.id ? asked.view : null);
}

/** Where the page shows the first view itself, that is put on the screen before anything else is done: WebGL takes long to begin. */
async function glimpsed(root: HTMLElement): Promise<void> {
  if (root.querySelector<HTMLElement>(".viewer-glimpse")?.offsetHeight && !document.hidden) await new Promise<void>(afterPaint);
}

async function start(): Promise<void> {
  const root = document.getElementById("viewer");
  const text = document.getElementById("viewer-data")?.textContent;
  if (!root || !text) return;
  const data = JSON.parse(text) as TourData;
  try {
    window.jetisu360 = { ...window.jetisu360, kit };
    await glimpsed(root);
    const viewer = await openViewer(root, data);
    window.jetisu360 = { ...window.jetisu360, viewer };
    document.dispatchEvent(new CustomEvent("jetisu360", { detail: viewer }));
  } catch {
    // No WebGL.
    const poster = root.querySelector<HTMLElement>(".viewer-poster");
    if (poster) poster.hidden = false;
    (await part(data, "plain"))?.(root, data);
  }
}

void start();
