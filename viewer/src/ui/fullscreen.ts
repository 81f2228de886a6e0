// Full screen, also where the browser (on an iPhone) has none for elements: then the viewer fills the window.

const FILLS = "is-filling";

export function isFullScreen(root: HTMLElement): boolean {
  return document.fullscreenElement === root || root.classList.contains(FILLS);
}

export async function toggleFullScreen(root: HTMLElement): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen();
  else if (root.requestFullscreen) await root.requestFullscreen({ navigationUI: "hide" }).catch(() => fill(root));
  else fill(root);
}

/** The viewer fills the window, or no more. */
export function fill(root: HTMLElement): void {
  const filling = root.classList.toggle(FILLS);
  document.documentElement.classList.toggle("viewer-fills-window", filling);
  document.dispatchEvent(new Event("jetisu360-full"));
}
