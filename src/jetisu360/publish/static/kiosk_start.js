// In the head of every page, before the viewer: whether this screen stands in a hall (docs/offline.md). `?kiosk` or `?kiosk=120`
// (seconds of rest) begins it for this tab, `?kiosk=off` ends it; links need not carry it on.
(function () {
  // Without a network a museum that was kept stands alone: its pages do not offer the way to the region.
  if (!navigator.onLine) document.documentElement.setAttribute("data-offline", "");
  var KEY = "jetisu360-kiosk", url = new URL(location.href), asked = url.searchParams.get("kiosk"), rest = asked;
  try {
    if (asked !== null) sessionStorage.setItem(KEY, asked);
    rest = sessionStorage.getItem(KEY);
  } catch (_) { /* storage may be forbidden: then only this page is a kiosk's */ }
  if (rest === null || rest === "off") return;
  if (asked === null) {
    url.searchParams.set("kiosk", rest);
    history.replaceState(history.state, "", url);
  }
  document.documentElement.setAttribute("data-kiosk", rest);
})();
