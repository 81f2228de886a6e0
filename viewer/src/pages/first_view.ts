// In the museum's page, right behind its glimpse: the first view in full, in the still for this kind of screen, is asked for
// before anything else is. Who was sent another view, or saves data, gets tiles.

const root = document.getElementById("viewer") as HTMLElement;
const [path, ...names] = (root.dataset.stills ?? "").split(" ");
const height = (root.firstElementChild as HTMLElement).offsetHeight;
const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };

if (path && height && !(connection && connection.saveData)) {
  const aspect = (100 * root.offsetWidth) / height;
  // As many texels as look sharp (core/tiles.ts), or nearly.
  const ratio = devicePixelRatio || 1;
  const wanted = 0.97 * height * Math.max(Math.min(ratio, Math.SQRT2), ratio * Math.SQRT1_2);
  let best = "";
  let width = 0;
  let most = 0;
  for (const name of names) {
    const [across = 0, tall = 0] = name.split("-").map(Number);
    // The smallest that is sharp enough, else the largest; but none that is mostly beyond the screen's sides.
    if (across < aspect || across > 1.75 * aspect || (best && (across > width || most >= wanted))) continue;
    best = name;
    width = across;
    most = tall;
  }
  if (best) {
    const still = new Image();
    still.alt = "";
    still.className = "viewer-still";
    still.setAttribute("fetchpriority", "high");
    still.src = `${path}/${best}.webp`;
    root.append(still);
  }
}

export {};
