// Evidence in the portal: a sphere that one looks around in, and two dates of one point compared.
// Without WebGL, and without this script, the pages have the flat pictures.

import { compared } from "./compared";
import { Eye, Pane } from "./eye";
import { keptIn, named, viewOf } from "./page";

function sphere(element: HTMLElement): void {
  const image = element.querySelector("img");
  if (!image) return;
  const eye = new Eye(viewOf(element), keptIn(document));
  try {
    const pane = new Pane(eye, element, image);
    eye.add(pane);
    void pane.load().then(() => named(element, () => pane.size, eye), () => undefined);
  } catch {
    // No WebGL: the flat picture stays.
  }
}

document.querySelectorAll<HTMLElement>("[data-sphere]").forEach(sphere);
document.querySelectorAll<HTMLElement>("[data-compare]").forEach(compared);
