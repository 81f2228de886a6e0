// Sending the address of what one sees: by the phone's own sheet, or by way of the clipboard.
//
// It is that of the room's or the object's own page, whose picture whoever is sent it sees at once (crawlers know nothing of
// what stands behind `#`); the page leads on to the very view (pages/enter.ts).

/** Names what to tell the visitor afterwards, null for nothing. */
export async function share(url: string): Promise<string | null> {
  try {
    if (navigator.share && matchMedia("(pointer: coarse)").matches) {
      await navigator.share({ title: document.title, url });
      return null;
    }
    await navigator.clipboard.writeText(url);
    return "share_done";
  } catch (error) {
    // The visitor closed the phone's sheet: nothing to say.
    return (error as Error).name === "AbortError" ? null : "share_failed";
  }
}
