// In the head of every page, before the viewer: whether this screen stands in a hall (docs/offline.md). `?kiosk` or `?kiosk=120`
// (seconds of rest) begins it for this tab, `?kiosk=off` ends it; links need not carry it on.

import { KIOSK, recall, remember } from "./stored";

const root = document.documentElement;
// Without a network a museum that was kept stands alone: its pages do not offer the way to the region.
if (!navigator.onLine) root.setAttribute("data-offline", "");
const url = new URL(location.href);
const asked = url.searchParams.get("kiosk");
if (asked !== null) remember(KIOSK, asked);
const rest = asked ?? recall(KIOSK);
if (rest !== null && rest !== "off") {
  if (asked === null) {
    url.searchParams.set("kiosk", rest);
    history.replaceState(history.state, "", url);
  }
  root.setAttribute("data-kiosk", rest);
}
