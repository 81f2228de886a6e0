// What the page does beside the viewer: fetches fonts and small pictures late, brings the panorama back into sight.

import { clicked } from "./dom";
import { fonts, known } from "./fonts";

// Fonts and the pictures below the fold wait until the first view is sharp and the network quiet, or until the
// visitor scrolls. (On a slow line there are quiet moments between tiles, too; so quiet alone is not enough.) A page that
// follows another of this site takes its fonts at once, because they are cached.
/** ms. */
const [QUIET, LONGEST] = [600, 15000];
const began = Date.now();
let last = began;

function pictures(): void {
  for (const picture of document.querySelectorAll<HTMLImageElement>("img[data-src]")) {
    picture.src = picture.getAttribute("data-src") ?? "";
    picture.removeAttribute("data-src");
  }
}

const marked = (name: string): boolean => performance.getEntriesByName(`jetisu360:${name}`).length > 0;

function whenQuiet(): void {
  const now = Date.now();
  const sharpening = marked("first-view") && !marked("sharp");
  if ((!sharpening && now - last >= QUIET) || now - began >= LONGEST) {
    fonts();
    pictures();
  } else setTimeout(whenQuiet, QUIET / 3);
}

function start(): void {
  last = Date.now();
  whenQuiet();
}

if (known()) fonts();
addEventListener("scroll", pictures, { once: true, passive: true });
addEventListener("beforeprint", pictures);
try {
  new PerformanceObserver(() => (last = Date.now())).observe({ type: "resource", buffered: true });
} catch {
  // An old browser only waits for the load event.
}
if (document.readyState === "complete") start();
else addEventListener("load", start);

// Browsers let no page read files beside it; whoever opened it from a folder should know what is missing.
if (location.protocol === "file:") document.getElementById("page_from-file")?.removeAttribute("hidden");

// A link to an object turns the viewer; the visitor has to see it turn. (Links to rooms are the viewer's own.)
document.addEventListener("click", (event) => {
  const viewer = document.getElementById("viewer");
  if (!viewer || !clicked(event, "a[data-view-link]")) return;
  const box = viewer.getBoundingClientRect();
  if (box.top > -box.height / 4) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  viewer.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
});
