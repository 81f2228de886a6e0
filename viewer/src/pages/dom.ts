// What the scripts of pages ask of their page.

/** An element that the page has for this script. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(id);
  return found;
}

/** What the page tells its script: JSON in a <script> element. */
export const facts = <T>(id: string): T => JSON.parse(String(byId(id).textContent)) as T;

/** A text with its {gaps} filled. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");

/** The element of that kind that an event is about. */
export const closest = <T extends Element>({ target }: Event, selector: string): T | null =>
  target instanceof Element ? target.closest<T>(selector) : null;

/** The link that a plain click is about: none for a click that opens a tab or a window. */
export function clicked(event: MouseEvent, selector: string): HTMLAnchorElement | null {
  return event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey ? null : closest(event, selector);
}
