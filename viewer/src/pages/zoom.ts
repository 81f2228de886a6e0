// Looks at a picture closely: a window with the picture in tiles, moved by pointer, wheel, keys and buttons.
// Without a script the same link opens the picture's own file.

import { clicked, closest } from "./dom";

/** What the link says of the picture's tiles (publish/pages/models/media.py); nothing where there are none. */
interface Zoom {
  readonly widths?: readonly number[];
  readonly heights?: readonly number[];
  readonly tile?: number;
  readonly path?: string;
  readonly format?: string;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A step of a key or a button. */
const [STEP, CLOSER] = [1 / 4, 1.5];
/** A tile is chosen for a little more than its own size: softer by a tenth is not seen. */
const SOFT = 0.9;

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

class CloseUp {
  private readonly box: HTMLDialogElement;
  private readonly stage: HTMLElement;
  /** The picture that is open: its tiles, its proportions, its width in pixels. */
  private zoomed: Zoom | null = null;
  private ratio = 1;
  private full = 1;
  private base = new Image();
  private tiles = new Map<string, HTMLImageElement>();
  private waiting = 0;
  // The middle of the view in shares of the picture, and how many screen pixels the picture is wide.
  private x = 0.5;
  private y = 0.5;
  private wide = 1;

  constructor(box: HTMLDialogElement, stage: HTMLElement) {
    this.box = box;
    this.stage = stage;
    box.addEventListener("close", () => this.closed());
  }

  get size(): { w: number; h: number } {
    return { w: this.stage.clientWidth, h: this.stage.clientHeight };
  }

  /** How wide the picture is when all of it is seen. */
  private get fit(): number {
    const { w, h } = this.size;
    return Math.min(w, h * this.ratio);
  }

  open(link: HTMLAnchorElement): void {
    const image = link.querySelector("img");
    if (!image) return;
    const { widths } = (this.zoomed = JSON.parse(String(link.dataset.zoom)) as Zoom);
    this.ratio = image.naturalWidth / image.naturalHeight || image.width / image.height;
    this.full = (widths && widths[widths.length - 1]) || image.naturalWidth || image.width;
    this.tiles.clear();
    this.base = this.image(link.href);
    this.stage.replaceChildren(this.base);
    this.stage.setAttribute("aria-label", image.alt);
    const caption = this.box.querySelector(".zoom-caption");
    if (caption) caption.textContent = image.alt;
    this.box.showModal();
    this.x = this.y = 0.5;
    this.wide = this.fit;
    this.stage.focus();
    this.draw();
  }

  close(): void {
    this.box.close();
  }

  whole(): void {
    this.wide = this.fit;
    this.soon();
  }

  resized(): void {
    if (!this.zoomed) return;
    this.wide = clamp(this.wide, this.fit, this.most);
    this.soon();
  }

  /** `at`: the point of the stage that stays where it is. */
  zoom(factor: number, at?: Point): void {
    if (!this.zoomed) return;
    const { w, h } = this.size;
    const before = this.wide;
    this.wide = clamp(before * factor, this.fit, this.most);
    if (at) {
      const [dx, dy] = [at.x - w / 2, at.y - h / 2];
      this.x += dx / before - dx / this.wide;
      this.y += (dy / before - dy / this.wide) * this.ratio;
    }
    this.soon();
  }

  move(dx: number, dy: number): void {
    this.x += dx / this.wide;
    this.y += (dy * this.ratio) / this.wide;
    this.soon();
  }

  private get most(): number {
    return Math.max(this.fit, (this.full * 2) / (devicePixelRatio || 1));
  }

  private closed(): void {
    this.zoomed = null;
    this.stage.textContent = "";
    this.tiles.clear();
  }

  private image(src: string): HTMLImageElement {
    const image = new Image();
    image.alt = "";
    image.draggable = false;
    image.src = src;
    return image;
  }

  private soon(): void {
    if (!this.waiting) this.waiting = requestAnimationFrame(() => this.draw());
  }

  private draw(): void {
    this.waiting = 0;
    if (!this.zoomed) return;
    const { w, h } = this.size;
    const wide = this.wide;
    const high = wide / this.ratio;
    // A side that fits stays in the middle; one that does not never shows what is beyond the picture.
    this.x = wide <= w ? 0.5 : clamp(this.x, w / 2 / wide, 1 - w / 2 / wide);
    this.y = high <= h ? 0.5 : clamp(this.y, h / 2 / high, 1 - h / 2 / high);
    const [left, top] = [w / 2 - this.x * wide, h / 2 - this.y * high];
    put(this.base, left, top, wide, high);
    const wanted = this.drawTiles(this.zoomed, left, top);
    for (const [name, tile] of this.tiles)
      if (!wanted.has(name)) {
        tile.remove();
        this.tiles.delete(name);
      }
  }

  /** Puts the tiles that are seen where they belong; their names. */
  private drawTiles({ widths, heights, tile: side, path, format }: Zoom, left: number, top: number): Set<string> {
    const wanted = new Set<string>();
    const need = this.wide * (devicePixelRatio || 1);
    if (!widths || !heights || !side || need <= this.base.naturalWidth * 1.05) return wanted;
    const fits = widths.findIndex((width) => width >= need * SOFT);
    const level = fits < 0 ? widths.length - 1 : fits;
    const [width, height] = [widths[level] as number, heights[level] as number];
    const scale = this.wide / width;
    const step = side * scale;
    const { w, h } = this.size;
    for (let row = Math.max(0, Math.floor(-top / step)); row < Math.ceil(height / side) && top + row * step < h; row++)
      for (let column = Math.max(0, Math.floor(-left / step)); column < Math.ceil(width / side) && left + column * step < w; column++) {
        const name = `${level}/${row}_${column}`;
        wanted.add(name);
        let tile = this.tiles.get(name);
        if (!tile) {
          tile = this.image(`${path}/${name}.${format}`);
          this.tiles.set(name, tile);
          this.stage.append(tile);
        }
        // Half a pixel more on each tile, so that no seam shows between two.
        const size = (of: number, index: number): number => Math.min(side, of - index * side) * scale + 0.5;
        put(tile, left + column * step, top + row * step, size(width, column), size(height, row));
      }
    return wanted;
  }
}

function put({ style }: HTMLElement, left: number, top: number, width: number, height: number): void {
  style.left = `${left}px`;
  style.top = `${top}px`;
  style.width = `${width}px`;
  style.height = `${height}px`;
}

/** One finger moves, two pinch; the wheel and a double click zoom about the pointer. */
function steerByPointer(stage: HTMLElement, view: CloseUp): void {
  const fingers = new Map<number, Point>();
  const at = (event: MouseEvent): Point => {
    const { left, top } = stage.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const pinch = (): (Point & { readonly d: number }) | null => {
    const [p, q, more] = [...fingers.values()];
    if (!p || !q || more) return null;
    return { x: (p.x + q.x) / 2, y: (p.y + q.y) / 2, d: Math.hypot(p.x - q.x, p.y - q.y) };
  };
  stage.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      view.zoom(Math.pow(1.0015, -event.deltaY * (event.deltaMode ? 30 : 1)), at(event));
    },
    { passive: false },
  );
  stage.addEventListener("dblclick", (event) => view.zoom(2, at(event)));
  stage.addEventListener("pointerdown", (event) => {
    stage.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, at(event));
  });
  stage.addEventListener("pointermove", (event) => {
    const from = fingers.get(event.pointerId);
    if (!from) return;
    const before = pinch();
    const to = at(event);
    fingers.set(event.pointerId, to);
    const after = pinch();
    if (before && after) {
      view.move(before.x - after.x, before.y - after.y);
      view.zoom(after.d / (before.d || 1), after);
    } else view.move(from.x - to.x, from.y - to.y);
  });
  for (const end of ["pointerup", "pointercancel"] as const) stage.addEventListener(end, ({ pointerId }) => void fingers.delete(pointerId));
}

function start(box: HTMLDialogElement, stage: HTMLElement): void {
  const view = new CloseUp(box, stage);
  const does = new Map<string | null, () => void>([
    ["in", () => view.zoom(CLOSER)],
    ["out", () => view.zoom(1 / CLOSER)],
    ["left", () => view.move(-view.size.w * STEP, 0)],
    ["right", () => view.move(view.size.w * STEP, 0)],
    ["up", () => view.move(0, -view.size.h * STEP)],
    ["down", () => view.move(0, view.size.h * STEP)],
    ["whole", () => view.whole()],
    ["close", () => view.close()],
  ]);
  const act = (what: string | null): void => {
    const done = does.get(what);
    if (done) done();
  };
  const keys = new Map([
    ["+", "in"],
    ["=", "in"],
    ["-", "out"],
    ["_", "out"],
    ["0", "whole"],
    ["ArrowLeft", "left"],
    ["ArrowRight", "right"],
    ["ArrowUp", "up"],
    ["ArrowDown", "down"],
  ]);
  document.addEventListener("click", (event) => {
    const link = clicked(event, "a[data-zoom]");
    if (!link) return;
    event.preventDefault();
    view.open(link);
  });
  box.addEventListener("click", (event) => {
    const button = closest(event, "[data-do]");
    if (button) act(button.getAttribute("data-do"));
  });
  box.addEventListener("keydown", (event) => {
    const what = keys.get(event.key);
    if (!what || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    act(what);
  });
  addEventListener("resize", () => view.resized());
  steerByPointer(stage, view);
}

const box = document.getElementById("page_zoom");
const stage = box && box.querySelector<HTMLElement>(".zoom-stage");
// (Some browsers know no dialogs.)
if (box && stage && "showModal" in box) start(box as HTMLDialogElement, stage);
