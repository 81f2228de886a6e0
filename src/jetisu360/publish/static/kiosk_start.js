// In the head of every page, before the viewer: whether this screen stands in a hall (docs/offline.md). `?kiosk` or `?kiosk=120`
// (seconds of rest) begins it for this tab, `?kiosk=off` ends it; links need not carry it on. `leave`: what the way out is called,
// also in Latin letters; null in a site that was built for a hall, where nobody is shown it (there kiosk_hall.js comes before).
(function (leave) {
  var root = document.documentElement, KEY = "jetisu360-kiosk", url = new URL(location.href), rest = url.searchParams.get("kiosk");
  // Without a network a museum that was kept stands alone: its pages do not offer the way to the region.
  if (!navigator.onLine) root.setAttribute("data-offline", "");
  try {
    if (rest !== null) sessionStorage.setItem(KEY, rest);
    rest = sessionStorage.getItem(KEY);
  } catch (_) { /* storage may be forbidden: then only this page is a kiosk's */ }
  if (rest === null || rest === "off") return;
  url.searchParams.set("kiosk", rest);
  history.replaceState(history.state, "", url);
  root.setAttribute("data-kiosk", rest);
  // Who came here by somebody's link is not locked in.
  if (leave) addEventListener("DOMContentLoaded", function () {
    var button = document.createElement("button");
    button.className = "kiosk-leave";
    button.textContent = leave[+(root.lang > "kk")] || leave[0];
    button.onclick = function () {
      url.searchParams.set("kiosk", "off");
      location.replace(url.search + location.hash);
    };
    document.body.append(button);
  });
})("{leave}");
