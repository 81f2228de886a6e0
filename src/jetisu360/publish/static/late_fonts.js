// Pages without a panorama: the display face comes when everything else has, at once on the second page of a visit.
(function () {
  "use strict";
  var KNOWN = "jetisu360-fonts", asked = false, known = false;
  function fonts() {
    if (asked) return;
    asked = true;
    var link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = document.documentElement.getAttribute("data-fonts");
    document.head.appendChild(link);
    try { sessionStorage.setItem(KNOWN, "1"); } catch (_) { /* storage may be forbidden */ }
  }
  try { known = sessionStorage.getItem(KNOWN) === "1"; } catch (_) { /* as above */ }
  if (known) fonts();
  else if (document.readyState === "complete") setTimeout(fonts, 100);
  else addEventListener("load", function () { setTimeout(fonts, 100); });
})();
