// Sending the address of what one sees: by the phone's own sheet, or by way of the clipboard.
//
// It is that of the room's or the object's own page, whose picture whoever is sent it sees at once (crawlers know nothing of
// what stands behind `#`); the page leads on to the very view (pages/enter.ts).

import type { TourViewer } from "../tour/contract";
import type { Say } from "../more/words";

export async function share({ record, open, data, trail, over }: TourViewer, say: Say): Promise<void> {
  trail.write();
  const page = record.labels.find(({ id }) => id === open)?.page ?? record.page;
  const url = (page ? new URL(data.base + page, document.baseURI).href : location.href.replace(/#.*/, "")) + location.hash;
  try {
    if (navigator.share && matchMedia("(pointer: coarse)").matches) await navigator.share({ title: document.title, url });
    else {
      await navigator.clipboard.writeText(url);
      over?.live.toast(say("share_done"));
    }
  } catch (error) {
    // Who closes the phone's sheet need not be told.
    if ((error as Error).name !== "AbortError") over?.live.toast(say("share_failed"));
  }
}
