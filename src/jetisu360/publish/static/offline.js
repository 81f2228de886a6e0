// The page that keeps a museum on a phone: says how large it is, starts and stops, and tells how far it is. The work is the
// service worker's (sw.js), so that it goes on while the visitor walks through the museum.
(function () {
  "use strict";
  var said = JSON.parse(document.getElementById("keep-words").textContent);
  function get(id) { return document.getElementById(id); }
  var form = get("keep"), bar = get("keep-bar"), status = get("keep-status"), plan = null, last = null, removing = false;
  function fill(text, values) { return text.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; }); }
  function megabytes(bytes) {
    var value = bytes / 1e6;
    var n = value.toLocaleString(said.language, { maximumFractionDigits: value >= 10 ? 0 : 1 });
    return fill(said.megabytes, { n: n });
  }
  function say(key, values) {
    var text = fill(said[key], values || {});
    if (status.textContent !== text) status.textContent = text;
  }
  function show(ids) {
    ["keep-stop", "keep-go-on", "keep-open", "keep-remove"].forEach(function (id) { get(id).hidden = ids.indexOf(id) < 0; });
  }
  if (!("serviceWorker" in navigator) || !window.isSecureContext || !window.caches) { say("impossible"); return; }

  function registration() { return navigator.serviceWorker.getRegistration("../"); }
  function send(message) {
    return registration().then(function (found) {
      var worker = found && (found.active || found.waiting || found.installing);
      if (worker) worker.postMessage(message);
      return !!worker;
    });
  }
  function removed() {
    removing = false;
    registration().then(function (found) { return found && found.unregister(); }).then(function () {
      last = null;
      show([]);
      bar.hidden = true;
      form.hidden = !plan;
      say("removed");
    });
  }
  // A screen reader hears every tenth part, not every file.
  var heard = -1;
  function draw(state) {
    if (removing && !state.current && !state.wanted && !state.working) { removed(); return; }
    last = state;
    var working = state.working, progress = state.progress || { done: 0, total: 1 }, copy = state.wanted || state.current;
    bar.hidden = !(working || state.wanted);
    bar.value = progress.total ? progress.done / progress.total : 0;
    var values = { done: megabytes(progress.done), total: megabytes(copy ? copy.bytes : progress.total) };
    values.need = values.total;
    form.hidden = !!(working || state.wanted) || !plan;
    if (working) {
      show(["keep-stop"]);
      var tenth = Math.floor(bar.value * 10);
      if (tenth !== heard) { heard = tenth; say(state.current ? "renewing" : "working", values); }
      return;
    }
    heard = -1;
    if (state.problem === "full") { say("full", values); form.hidden = !plan; show(state.current ? ["keep-open", "keep-remove"] : ["keep-remove"]); }
    else if (state.wanted) { say(state.problem === "network" ? "network" : "stopped", values); show(["keep-go-on", "keep-remove"]); }
    else if (state.current) { say("kept", values); form.hidden = !plan || state.current.quality === "full"; show(["keep-open", "keep-remove"]); }
    else { show([]); form.hidden = !plan; }
  }
  navigator.serviceWorker.addEventListener("message", function (event) {
    if (event.data && event.data.offline) draw(event.data.offline);
  });
  if (navigator.serviceWorker.startMessages) navigator.serviceWorker.startMessages();

  async function keep(quality) {
    var need = plan ? plan[quality].bytes : 0;
    if (navigator.storage && navigator.storage.estimate) {
      var room = await navigator.storage.estimate();
      // What is already there of this museum counts twice for a moment, while old and new are both kept.
      if (room.quota && room.quota - room.usage < need) { say("full", { need: megabytes(need) }); return; }
    }
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
    try {
      var found = await navigator.serviceWorker.register("../sw.js");
      var worker = found.active || found.waiting || found.installing;
      worker.postMessage({ offline: "keep", quality: quality });
    } catch (_) { say("impossible"); }
  }
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    keep(new FormData(form).get("quality"));
  });
  get("keep-stop").addEventListener("click", function () { send({ offline: "stop" }); });
  get("keep-go-on").addEventListener("click", function () { keep(last && last.wanted ? last.wanted.quality : "light"); });
  get("keep-remove").addEventListener("click", function () {
    removing = true;
    send({ offline: "remove" });
  });

  fetch("../offline.json", { cache: "no-store" }).then(function (answer) {
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  }).then(function (found) {
    plan = found;
    document.querySelectorAll("[data-size]").forEach(function (place) {
      place.textContent = "≈ " + megabytes(plan[place.getAttribute("data-size")].bytes);
    });
    if (last) draw(last); else form.hidden = false;
  }).catch(function () { if (!last) say("offline-now"); }).then(function () { return send({ offline: "state" }); });
  setInterval(function () { if (!document.hidden && last && last.working) send({ offline: "state" }); }, 15000);

  var prompt = null;
  addEventListener("beforeinstallprompt", function (event) {
    event.preventDefault();
    prompt = event;
    get("keep-install").hidden = false;
  });
  get("keep-install").addEventListener("click", function () {
    get("keep-install").hidden = true;
    if (prompt) prompt.prompt();
    prompt = null;
  });
})();
