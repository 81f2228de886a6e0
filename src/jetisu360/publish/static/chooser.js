// The visitor's first language that the museum speaks; without one, or without JavaScript, the page stays and asks.
(function () {
  var wanted = navigator.languages || [navigator.language || ""];
  for (var i = 0; i < wanted.length; i++) {
    var code = String(wanted[i]).slice(0, 2).toLowerCase();
    if (/^(kk|ru|en)$/.test(code)) {
      // replace(): "back" leads out of the museum, not into this page again.
      location.replace(code + "/index.html" + location.search + location.hash);
      return;
    }
  }
})();
