// A flat picture under review: a close-up, the picture of a label, the poster of a film.

import type { Direction } from "../control/keyboard";
import { clamp } from "../core/projection";
import { make } from "../ui/dom";
import type { Api } from "./api";
import { Frames } from "./frames";
import type { Box, Picture, Where } from "./model";
import type { Mark, Point, Surface } from "./surface";

const CLOSEST = 12;
const STEP = 1.3;
/** Percent that a frame has at least. */
const SMALLEST = 0.5;

/** A box that lies inside its picture. */
export function held({ left, top, width, height }: Box): Box {
  const [w, h] = [clamp(width, SMALLEST, 100), clamp(height, SMALLEST, 100)];
  return { left: clamp(left, 0, 100 - w), top: clamp(top, 0, 100 - h), width: w, height: h };
}

export class Flat implements Surface {
  readonly element = make("div", { class: "flat" });
  drawing = false;
  #image = make("img", { alt: "", class: "flat-image", draggable: "false" });
  #frames: Frames;
  #marks: readonly Mark[] = [];
  /** What is in the middle of the screen, percent of the picture, and how much larger than to fit it is shown. */
  #view = { x: 50, y: 50, scale: 1 };
  #asked = 0;
  #shown = "";
  #held: Point | null = null;
  #observer: ResizeObserver;

  constructor(
    private readonly api: Api,
    chosen: (key: string) => void,
  ) {
    this.#frames = new Frames(chosen);
    this.element.append(this.#image, this.#frames.element);
    this.#observer = new ResizeObserver(() => this.#draw());
    this.#observer.observe(this.element);
    this.#steer();
  }

  async show(picture: Picture): Promise<void> {
    const turn = ++this.#asked;
    if (this.#shown === picture.id) return;
    await this.api.extent(picture); // says why, where it cannot be shown
    const image = new Image();
    image.src = this.api.whole(picture);
    await image.decode();
    if (turn !== this.#asked) return;
    this.#shown = picture.id;
    this.#image.src = image.src;
    this.#image.width = image.naturalWidth;
    this.#image.height = image.naturalHeight;
    this.#view = { x: 50, y: 50, scale: 1 };
    this.#draw();
  }

  look(where: Where): void {
    const { left, top, width, height } = where as Box;
    const scale = clamp(28 / Math.max(width, height), 1, 4);
    this.#set({ x: left + width / 2, y: top + height / 2, scale });
  }

  home(): void {
    this.#set({ x: 50, y: 50, scale: 1 });
  }

  sharpen(): void {
    // The picture of the whole is as sharp as a screen.
  }

  mark(marks: readonly Mark[]): void {
    this.#marks = marks;
    this.#draw();
  }

  nudge(way: Direction): void {
    const step = 20 / this.#view.scale;
    const [x, y] = { left: [-step, 0], right: [step, 0], up: [0, -step], down: [0, step] }[way] as [number, number];
    this.#set({ ...this.#view, x: this.#view.x + x, y: this.#view.y + y });
  }

  zoom(closer: boolean): void {
    this.#set({ ...this.#view, scale: this.#view.scale * (closer ? STEP : 1 / STEP) });
  }

  middle(): Where {
    const side = 12 / this.#view.scale;
    return held({ left: this.#view.x - side / 2, top: this.#view.y - side / 2, width: side, height: side });
  }

  between(from: Point, to: Point): Where {
    const [p, q] = [this.#percent(from), this.#percent(to)];
    const side = (a: number, b: number): [number, number] => [clamp(Math.min(a, b), 0, 100), clamp(Math.max(a, b), 0, 100)];
    const [[left, right], [top, bottom]] = [side(p.x, q.x), side(p.y, q.y)];
    return held({ left, top, width: right - left, height: bottom - top });
  }

  shifted(where: Where, from: Point, to: Point): Where {
    const box = where as Box;
    const [p, q] = [this.#percent(from), this.#percent(to)];
    return held({ ...box, left: box.left + q.x - p.x, top: box.top + q.y - p.y });
  }

  stepped(where: Where, right: number, up: number, wider: number, taller: number): Where {
    const box = where as Box;
    const [left, top] = [box.left + right - wider / 2, box.top - up - taller / 2];
    return held({ left, top, width: box.width + wider, height: box.height + taller });
  }

  corners(where: Where): Point[] {
    const { left, top, width, height } = where as Box;
    return [[left, top], [left + width, top], [left + width, top + height], [left, top + height]].map(([x, y]) =>
      this.#screen(x as number, y as number),
    );
  }

  destroy(): void {
    this.#observer.disconnect();
  }

  /** Width and height of the picture as it is shown, CSS pixels. */
  #size(): { width: number; height: number } {
    const { clientWidth, clientHeight } = this.element;
    const [wide, tall] = [this.#image.width || 1, this.#image.height || 1];
    const fit = Math.min(clientWidth / wide, clientHeight / tall) * this.#view.scale;
    return { width: wide * fit, height: tall * fit };
  }

  #screen(x: number, y: number): Point {
    const { width, height } = this.#size();
    const { clientWidth, clientHeight } = this.element;
    return { x: clientWidth / 2 + ((x - this.#view.x) / 100) * width, y: clientHeight / 2 + ((y - this.#view.y) / 100) * height };
  }

  #percent({ x, y }: Point): Point {
    const { width, height } = this.#size();
    const { clientWidth, clientHeight } = this.element;
    return { x: this.#view.x + ((x - clientWidth / 2) / width) * 100, y: this.#view.y + ((y - clientHeight / 2) / height) * 100 };
  }

  #set(view: { x: number; y: number; scale: number }): void {
    const scale = clamp(view.scale, 1, CLOSEST);
    const free = 50 - 50 / scale;
    this.#view = { scale, x: clamp(view.x, 50 - free, 50 + free), y: clamp(view.y, 50 - free, 50 + free) };
    this.#draw();
  }

  #draw(): void {
    const { width, height } = this.#size();
    const { x, y } = this.#screen(0, 0);
    this.#image.style.width = `${width}px`;
    this.#image.style.height = `${height}px`;
    this.#image.style.transform = `translate(${x}px, ${y}px)`;
    const outlined = ({ where }: Mark): string =>
      `M${this.corners(where).map((corner) => `${corner.x.toFixed(1)} ${corner.y.toFixed(1)}`).join("L")}Z`;
    this.#frames.draw(this.#shown ? this.#marks : [], outlined, ({ where }) => this.corners(where));
  }

  #steer(): void {
    this.element.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || this.drawing) return;
      this.element.setPointerCapture(event.pointerId);
      this.#held = { x: event.clientX, y: event.clientY };
    });
    this.element.addEventListener("pointermove", (event) => {
      if (!this.#held || this.drawing) return;
      const { width, height } = this.#size();
      const [dx, dy] = [event.clientX - this.#held.x, event.clientY - this.#held.y];
      this.#held = { x: event.clientX, y: event.clientY };
      this.#set({ ...this.#view, x: this.#view.x - (dx / width) * 100, y: this.#view.y - (dy / height) * 100 });
    });
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"])
      this.element.addEventListener(end, () => (this.#held = null));
    this.element.addEventListener(
      "wheel",
      (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        this.zoom(event.deltaY < 0);
      },
      { passive: false },
    );
  }
}
