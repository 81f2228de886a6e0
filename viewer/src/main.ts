// Starts itself: finds the viewer's place and data in the page (see docs/viewer.md).

import type { TourData } from "./tour/record";
import { openViewer, type Viewer } from "./tour/viewer";
import { PlainViewer } from "./ui/plain";

declare global {
  interface Window {
    jetisu360?: { viewer?: Viewer };
  }
}

async function start(): Promise<void> {
  const root = document.getElementById("viewer");
  const text = document.getElementById("viewer-data")?.textContent;
  if (!root || !text) return;
  const data = JSON.parse(text) as TourData;
  try {
    const viewer = await openViewer(root, data);
    window.jetisu360 = { ...window.jetisu360, viewer };
    document.dispatchEvent(new CustomEvent("jetisu360", { detail: viewer }));
  } catch (reason) {
    console.info("jetisu360: plain view,", reason);
    new PlainViewer(root, data);
  }
}

void start();
