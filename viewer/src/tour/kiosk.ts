// The screen of a hall: `?kiosk`, `?kiosk=120` (seconds of rest before all starts over), or `data-kiosk` on the viewer.

const REST = 90;
const [SHORTEST, LONGEST] = [10, 3600];

/** Seconds of rest before all starts over; null where this is no kiosk. */
export function kioskRest(search: string, attribute: string | undefined): number | null {
  const asked = new URLSearchParams(search).get("kiosk") ?? attribute;
  return asked === undefined || asked === "off" ? null : restOf(asked);
}

/** Seconds of rest, as they are asked for; "" and what is no number is what is usual. */
export function restOf(asked: string): number {
  const seconds = Number(asked);
  return asked !== "" && isFinite(seconds) ? Math.min(Math.max(seconds, SHORTEST), LONGEST) : REST;
}
