// The display face: fetched when everything else has come, at once on the second page of a visit.

import { FONTS, recall, remember } from "./stored";

let asked = false;

/** Fetches the fonts, once. */
export function fonts(): void {
  if (asked) return;
  asked = true;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = document.documentElement.dataset.fonts as string;
  document.head.append(link);
  remember(FONTS, "1");
}

/** Whether a page before this one has fetched them. */
export const known = (): boolean => recall(FONTS) === "1";
