// Sending the address of what one sees: by the phone's own sheet, or by way of the clipboard.

/** Names what to tell the visitor afterwards, null for nothing. */
export async function share(): Promise<string | null> {
  try {
    if (navigator.share && matchMedia("(pointer: coarse)").matches) {
      await navigator.share({ title: document.title, url: location.href });
      return null;
    }
    await navigator.clipboard.writeText(location.href);
    return "share_done";
  } catch (error) {
    // The visitor closed the phone's sheet: nothing to say.
    return (error as Error).name === "AbortError" ? null : "share_failed";
  }
}
