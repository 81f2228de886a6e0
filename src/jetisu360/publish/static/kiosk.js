// A hall's screen, on pages without a panorama (there it is the viewer's own part): nothing leads outside, and when nobody
// has touched the screen for a while it counts down and begins anew for the next visitor.
(function () {
  "use strict";
  var KEY = "jetisu360-kiosk", root = document.documentElement, asked = root.getAttribute("data-kiosk");
  if (asked === null) return;
  var said = JSON.parse(document.getElementById("kiosk-words").textContent);
  var seconds = Number(asked), rest = asked !== "" && isFinite(seconds) ? Math.min(Math.max(seconds, 10), 3600) : 90;
  var COUNTDOWN = 20, timer, asking = false, x = -9, y = -9;

  // A link that leads outside becomes its words; one that comes later is stopped.
  function outside(link) { return link.origin !== location.origin || link.target === "_blank" || link.hasAttribute("download"); }
  document.querySelectorAll("a[href]").forEach(function (link) { if (outside(link)) link.removeAttribute("href"); });
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href]");
    if (link && outside(link)) event.preventDefault();
  }, true);

  var dialog = document.createElement("dialog"), words = document.createElement("p"), left = document.createElement("p"), stay = document.createElement("button");
  dialog.className = "kiosk-ask";
  dialog.setAttribute("role", "alertdialog");
  dialog.setAttribute("aria-labelledby", "kiosk-asks");
  words.id = "kiosk-asks";
  words.textContent = said.asks;
  left.setAttribute("role", "timer");
  stay.type = "button";
  stay.textContent = said.stay;
  dialog.append(words, left, stay);
  document.body.append(dialog);
  stay.addEventListener("click", function () { dialog.close(); stays(); });
  dialog.addEventListener("close", stays);

  // The browser tells of a closing later, on a busy screen much later: it counts once, and not when the question is open again.
  function stays() {
    if (!asking || dialog.open) return;
    asking = false;
    wait();
  }

  function wait() {
    clearTimeout(timer);
    timer = setTimeout(ask, rest * 1000);
  }
  function plays() {
    return Array.from(document.querySelectorAll("audio, video")).some(function (one) { return !one.paused && !one.ended; });
  }
  function ask() {
    if (plays()) return wait();
    asking = true;
    dialog.showModal();
    count(COUNTDOWN);
  }
  function count(n) {
    if (!dialog.open) return;
    left.textContent = said.left.replace("{n}", n);
    clearTimeout(timer);
    timer = n > 0 ? setTimeout(function () { count(n - 1); }, 1000) : setTimeout(anew, 0);
  }
  function anew() {
    // Nothing of this visitor is left for the next one.
    try { sessionStorage.clear(); sessionStorage.setItem(KEY, asked); } catch (_) { /* as in kiosk_start.js */ }
    location.replace(said.href + "?kiosk=" + encodeURIComponent(asked));
  }
  // A page that scrolls by itself is no visitor.
  ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"].forEach(function (sign) {
    addEventListener(sign, function (event) {
      // A browser also tells of a pointer at rest under which the page has changed: that is nobody's hand.
      if (event.type === "pointermove" && Math.abs(event.screenX - x) + Math.abs(event.screenY - y) < 3) return;
      if (event.screenX !== undefined) { x = event.screenX; y = event.screenY; }
      if (!dialog.open) wait();
    }, { passive: true, capture: true });
  });
  wait();
})();
