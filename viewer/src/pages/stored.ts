// What a tab remembers from page to page. Storage may be forbidden: then each page stands for itself.

/** Whether this screen stands in a hall: seconds of rest, "" for as many as is usual, "off" (docs/offline.md). */
export const KIOSK = "jetisu360-kiosk";
/** Whether the fonts were fetched on a page before, and so are in the cache. */
export const FONTS = "jetisu360-fonts";

export function recall(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // As above.
  }
}
