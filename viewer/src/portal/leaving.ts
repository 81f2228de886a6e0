/** Whoever signs out leaves no page of theirs on the phone (field/kept.ts). */
import { CACHE } from "../field/kept";

export function leaving(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (!event.defaultPrevented && "leaves" in form.dataset && "caches" in window) void caches.delete(CACHE);
  });
}
