// The page around the viewer: lists of rooms that lead into the picture, the room's name, links that keep the view.

/** Clicks on `a[data-scene-link]` anywhere in the page. */
export function hookSceneLinks(walk: (id: string) => void): void {
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element).closest<HTMLElement>("a[data-scene-link]");
    if (!link?.dataset.sceneLink) return;
    event.preventDefault();
    walk(link.dataset.sceneLink);
  });
}

/** Marks the current room in lists, and names it where the page asks for it. */
export function markCurrent(id: string, title: string, language: string | undefined): void {
  for (const link of document.querySelectorAll<HTMLElement>("a[data-scene-link]")) {
    if (link.dataset.sceneLink === id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  for (const element of document.querySelectorAll<HTMLElement>("[data-scene-title]")) {
    element.textContent = title;
    if (language) element.lang = language;
    else element.removeAttribute("lang");
  }
}

/** Links to the same museum elsewhere (another language) lead to the same view. */
export function keepView(hash: string): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-keep-view]"))
    link.setAttribute("href", (link.getAttribute("href") ?? "").replace(/#.*$/, "") + hash);
}
