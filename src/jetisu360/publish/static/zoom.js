// Looks at a picture closely: a window with the picture in tiles, moved by pointer, wheel, keys and buttons.
// Without a script the same link opens the picture's own file.
(function () {
  "use strict";
  var box = document.getElementById("page_zoom");
  if (!box || !box.showModal) return;
  var stage = box.querySelector(".zoom-stage"), caption = box.querySelector(".zoom-caption");
  var picture = null, base = null, tiles = {}, waiting = 0;
  // The middle of the view in shares of the picture, and how many screen pixels the picture is wide.
  var x = 0.5, y = 0.5, wide = 1;

  function size() { return { w: stage.clientWidth, h: stage.clientHeight }; }
  function whole() { var s = size(); return Math.min(s.w, s.h * picture.ratio); }
  function most() { return Math.max(whole(), picture.full * 2 / (devicePixelRatio || 1)); }
  function clamp(value, low, high) { return Math.min(high, Math.max(low, value)); }

  function open(link) {
    var image = link.querySelector("img"), data = JSON.parse(link.getAttribute("data-zoom"));
    picture = {
      data: data,
      ratio: image.naturalWidth / image.naturalHeight || (image.width / image.height),
      full: data.widths ? data.widths[data.widths.length - 1] : image.naturalWidth || image.width,
    };
    stage.textContent = "";
    tiles = {};
    base = new Image();
    base.src = link.href;
    base.alt = "";
    base.draggable = false;
    stage.appendChild(base);
    stage.setAttribute("aria-label", image.alt);
    caption.textContent = image.alt;
    box.showModal();
    x = y = 0.5;
    wide = whole();
    stage.focus();
    draw();
  }

  function set(element, left, top, width, height) {
    element.style.left = left + "px";
    element.style.top = top + "px";
    element.style.width = width + "px";
    element.style.height = height + "px";
  }

  function draw() {
    waiting = 0;
    if (!picture) return;
    var s = size(), high = wide / picture.ratio;
    // A side that fits stays in the middle; one that does not never shows what is beyond the picture.
    x = wide <= s.w ? 0.5 : clamp(x, s.w / 2 / wide, 1 - s.w / 2 / wide);
    y = high <= s.h ? 0.5 : clamp(y, s.h / 2 / high, 1 - s.h / 2 / high);
    var left = s.w / 2 - x * wide, top = s.h / 2 - y * high;
    set(base, left, top, wide, high);
    var z = picture.data;
    if (!z.widths) return;
    var need = wide * (devicePixelRatio || 1), level = 0;
    while (level < z.widths.length - 1 && z.widths[level] < need * 0.9) level++;
    var wanted = {};
    if (need > base.naturalWidth * 1.05) {
      var scale = wide / z.widths[level], step = z.tile * scale;
      var columns = Math.ceil(z.widths[level] / z.tile), rows = Math.ceil(z.heights[level] / z.tile);
      for (var row = Math.max(0, Math.floor(-top / step)); row < rows && top + row * step < s.h; row++)
        for (var column = Math.max(0, Math.floor(-left / step)); column < columns && left + column * step < s.w; column++) {
          var name = level + "/" + row + "_" + column, tile = tiles[name];
          if (!tile) {
            tile = tiles[name] = new Image();
            tile.alt = "";
            tile.draggable = false;
            tile.src = z.path + "/" + name + "." + z.format;
            stage.appendChild(tile);
          }
          wanted[name] = true;
          // Half a pixel more on each tile, so that no seam shows between two.
          set(tile, left + column * step, top + row * step,
            Math.min(z.tile, z.widths[level] - column * z.tile) * scale + 0.5,
            Math.min(z.tile, z.heights[level] - row * z.tile) * scale + 0.5);
        }
    }
    for (var old in tiles) if (!wanted[old]) { tiles[old].remove(); delete tiles[old]; }
  }
  function soon() { if (!waiting) waiting = requestAnimationFrame(draw); }

  // `at`: the point of the stage that stays where it is.
  function zoom(factor, at) {
    var s = size(), before = wide;
    wide = clamp(wide * factor, whole(), most());
    if (at) {
      var dx = at.x - s.w / 2, dy = at.y - s.h / 2;
      x += dx / before - dx / wide;
      y += (dy / before - dy / wide) * picture.ratio;
    }
    soon();
  }
  function move(dx, dy) { x += dx / wide; y += dy * picture.ratio / wide; soon(); }

  var does = {
    in: function () { zoom(1.5); }, out: function () { zoom(1 / 1.5); },
    left: function () { move(-size().w / 4, 0); }, right: function () { move(size().w / 4, 0); },
    up: function () { move(0, -size().h / 4); }, down: function () { move(0, size().h / 4); },
    whole: function () { wide = whole(); soon(); }, close: function () { box.close(); },
  };
  var keys = { "+": "in", "=": "in", "-": "out", "_": "out", "0": "whole", ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };

  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[data-zoom]");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(link);
  });
  box.addEventListener("click", function (event) {
    var button = event.target.closest("[data-do]");
    if (button) does[button.getAttribute("data-do")]();
  });
  box.addEventListener("keydown", function (event) {
    var what = Object.prototype.hasOwnProperty.call(keys, event.key) && keys[event.key];
    if (!what || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    does[what]();
  });
  box.addEventListener("close", function () { picture = null; stage.textContent = ""; tiles = {}; });
  stage.addEventListener("wheel", function (event) {
    event.preventDefault();
    var r = stage.getBoundingClientRect();
    zoom(Math.pow(1.0015, -event.deltaY * (event.deltaMode ? 30 : 1)), { x: event.clientX - r.left, y: event.clientY - r.top });
  }, { passive: false });
  stage.addEventListener("dblclick", function (event) {
    var r = stage.getBoundingClientRect();
    zoom(2, { x: event.clientX - r.left, y: event.clientY - r.top });
  });

  // One finger moves, two pinch.
  var fingers = {};
  function pinch() {
    var both = Object.keys(fingers).map(function (id) { return fingers[id]; });
    if (both.length !== 2) return null;
    return { x: (both[0].x + both[1].x) / 2, y: (both[0].y + both[1].y) / 2, d: Math.hypot(both[0].x - both[1].x, both[0].y - both[1].y) };
  }
  stage.addEventListener("pointerdown", function (event) {
    stage.setPointerCapture(event.pointerId);
    var r = stage.getBoundingClientRect();
    fingers[event.pointerId] = { x: event.clientX - r.left, y: event.clientY - r.top };
  });
  stage.addEventListener("pointermove", function (event) {
    var finger = fingers[event.pointerId];
    if (!finger) return;
    var r = stage.getBoundingClientRect(), before = pinch(), x0 = finger.x, y0 = finger.y;
    finger.x = event.clientX - r.left;
    finger.y = event.clientY - r.top;
    var after = pinch();
    if (before && after) {
      move(before.x - after.x, before.y - after.y);
      zoom(after.d / (before.d || 1), after);
    } else move(x0 - finger.x, y0 - finger.y);
  });
  function lift(event) { delete fingers[event.pointerId]; }
  stage.addEventListener("pointerup", lift);
  stage.addEventListener("pointercancel", lift);
  addEventListener("resize", function () { if (picture) { wide = clamp(wide, whole(), most()); soon(); } });
})();
