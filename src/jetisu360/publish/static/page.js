// What the page does beside the viewer: fetches fonts and small pictures late, brings the panorama back into sight.
(function () {
  "use strict";
  var root = document.documentElement;

  // Fonts and the pictures below the fold wait until the first view is sharp and the network quiet, or until the
  // visitor scrolls. (On a slow line there are quiet moments between tiles, too; so quiet alone is not enough.) A page that follows another of this site takes its fonts at once,
  // because they are cached.
  var QUIET = 600, LONGEST = 15000, KNOWN = "jetisu360-fonts";
  var began = Date.now(), last = began, asked = false;
  function fonts() {
    if (asked) return;
    asked = true;
    var link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = root.getAttribute("data-fonts");
    document.head.appendChild(link);
    try { sessionStorage.setItem(KNOWN, "1"); } catch (_) { /* storage may be forbidden */ }
  }
  function pictures() {
    var waiting = document.querySelectorAll("img[data-src]");
    for (var i = 0; i < waiting.length; i++) {
      waiting[i].src = waiting[i].getAttribute("data-src");
      waiting[i].removeAttribute("data-src");
    }
  }
  function marked(name) { return performance.getEntriesByName("jetisu360:" + name).length > 0; }
  function whenQuiet() {
    var now = Date.now(), sharpening = marked("first-view") && !marked("sharp");
    if ((!sharpening && now - last >= QUIET) || now - began >= LONGEST) { fonts(); pictures(); }
    else setTimeout(whenQuiet, QUIET / 3);
  }
  var known = false;
  try { known = sessionStorage.getItem(KNOWN) === "1"; } catch (_) { /* as above */ }
  if (known) fonts();
  addEventListener("scroll", pictures, { once: true, passive: true });
  addEventListener("beforeprint", pictures);
  if (window.PerformanceObserver) {
    try {
      new PerformanceObserver(function () { last = Date.now(); }).observe({ type: "resource", buffered: true });
    } catch (_) { /* an old browser only waits for the load event */ }
  }
  function start() { last = Date.now(); whenQuiet(); }
  if (document.readyState === "complete") start();
  else addEventListener("load", start);

  // Browsers let no page read files beside it; whoever opened it from a folder should know what is missing.
  if (location.protocol === "file:") document.getElementById("page_from-file").hidden = false;

  // A link to an object turns the viewer; the visitor has to see it turn. (Links to rooms are the viewer's own.)
  var viewer = document.getElementById("viewer");
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[data-view-link]");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    var box = viewer.getBoundingClientRect();
    if (box.top > -box.height / 4) return;
    var still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    viewer.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
  });
})();
