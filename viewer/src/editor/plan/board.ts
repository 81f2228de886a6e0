// The drawing of a storey: rooms that are dragged by mouse, finger and keys, ways between them, where one looks, a grid.

import type { Words } from "../../review/words";
import { make } from "../../ui/dom";
import { svg } from "../links/look";
import { conePath } from "../../more/cone";
import type { Place } from "./drawing";
import { type Pinned, Pins } from "./pins";
import { metres } from "./numbers";
import type { Spot } from "./spots";

export interface Way {
  readonly a: string;
  readonly b: string;
  /** A line that visitors walk along; else one that is only suggested. */
  readonly sure: boolean;
}

interface Shown {
  readonly spots: readonly Spot[];
  /** Rooms of other storeys, to lay one over the other. */
  readonly under: readonly Spot[];
  readonly ways: readonly Way[];
  readonly selected: string | null;
  readonly north: boolean;
  /** The museum's own drawings of this storey, and where each lies. */
  readonly drawings: readonly Pinned[];
  /** Whether the metres are measured. */
  readonly measured: boolean;
  readonly named: (room: string) => string;
  /** Where one looks first, degrees from the middle of the picture. */
  readonly look: (room: string) => number;
}

interface Events {
  select(room: string): void;
  open(room: string): void;
  /** `merge`: quick steps of keys are one step of undo. */
  move(room: string, x: number, y: number, merge: boolean): void;
  /** A place of a drawing is to lie elsewhere. */
  pin(drawing: number, pin: number, to: Place, merge: boolean): void;
}

const CLOSEST = 120;
const FARTHEST = 2;
const EDGE = 80;
const STOREYS = 150;
/** Pixels within which a room comes to stand in line with another. */
const SNAP = 7;
const MOVED = 4;

export class Board {
  readonly element = make("div", { class: "floor-board" });
  #lines = svg("svg", { class: "floor-lines", "aria-hidden": "true" });
  #rooms = make("div", { class: "floor-rooms" });
  readonly #pins: Pins;
  #shown: Shown | null = null;
  #buttons = new Map<string, HTMLButtonElement>();
  #scale = 30;
  #x = 0;
  #y = 0;
  #fitted = "";
  #held: { room: string; x: number; y: number } | null = null;
  #guides: { x: number | null; y: number | null } = { x: null, y: null };
  #pointers = new Map<number, { x: number; y: number }>();

  constructor(
    private readonly words: Words,
    private readonly events: Events,
  ) {
    this.element.setAttribute("role", "group");
    this.element.setAttribute("aria-label", words.say("plan_board"));
    const lies = { pixels: (place: Place) => this.#pixels(place), scale: () => this.#scale, draw: () => this.#draw() };
    this.#pins = new Pins(words, lies, (...moved) => events.pin(...moved));
    this.element.append(this.#lines, this.#rooms, this.#pins.element);
    this.element.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    this.element.addEventListener("pointerdown", (event) => this.#press(event));
    this.element.addEventListener("pointermove", (event) => this.#pan(event));
    for (const name of ["pointerup", "pointercancel"] as const) this.element.addEventListener(name, (event) => this.#pointers.delete(event.pointerId));
    new ResizeObserver(() => this.#resized()).observe(this.element);
  }

  update(shown: Shown): void {
    this.#shown = shown;
    const known = new Set(shown.spots.map(({ room }) => room.id));
    for (const [id, button] of this.#buttons)
      if (!known.has(id)) {
        button.remove();
        this.#buttons.delete(id);
      }
    shown.spots.forEach((spot, at) => {
      const button = this.#buttons.get(spot.room.id) ?? this.#made(spot.room.id);
      if (this.#rooms.children[at] !== button) this.#rooms.insertBefore(button, this.#rooms.children[at] ?? null);
    });
    this.#pins.update(shown.drawings);
    this.#draw();
  }

  /** Shows all of the storey; `key`: again only when another is shown. */
  fit(key: string | null = null): void {
    const { width, height } = this.#size;
    const all = this.#shown?.spots ?? [];
    if ((key !== null && key === this.#fitted) || width < 10 || !all.length) return;
    this.#fitted = key ?? this.#fitted;
    const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)];
    const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    // The storeys lie over the left edge.
    const storeys = Math.min(STOREYS, width / 4);
    const scale = Math.min((width - 2 * EDGE - storeys) / Math.max(1, right - left), (height - 2 * EDGE) / Math.max(1, top - bottom));
    this.#scale = Math.min(60, Math.max(FARTHEST, scale));
    [this.#x, this.#y] = [(left + right) / 2 - storeys / 2 / this.#scale, (top + bottom) / 2];
    this.#draw();
  }

  /** The next storey that is shown is fitted anew. */
  refit(): void {
    this.#fitted = "";
  }

  zoom(factor: number, about: { x: number; y: number } | null = null): void {
    const { width, height } = this.#size;
    const at = about ?? { x: width / 2, y: height / 2 };
    const before = this.#metres(at);
    this.#scale = Math.min(CLOSEST, Math.max(FARTHEST, this.#scale * factor));
    const after = this.#metres(at);
    this.#x += before.x - after.x;
    this.#y += before.y - after.y;
    this.#draw();
  }

  /** What lies in the middle of what one sees. */
  get middle(): { x: number; y: number } {
    return { x: this.#x, y: this.#y };
  }

  /** What a point of the window lies at, metres. */
  from({ x, y }: { readonly x: number; readonly y: number }): { x: number; y: number } {
    const box = this.element.getBoundingClientRect();
    return this.#metres({ x: x - box.left, y: y - box.top });
  }

  focus(room: string): void {
    this.#buttons.get(room)?.focus();
  }

  #made(id: string): HTMLButtonElement {
    const button = make("button", { type: "button", class: "floor-room" }, [make("span", { class: "floor-dot", "aria-hidden": "true" }), make("span", { class: "floor-name", "aria-hidden": "true" })]);
    this.#buttons.set(id, button);
    this.#drag(button, id);
    button.addEventListener("focus", () => this.events.select(id));
    button.addEventListener("dblclick", () => this.events.open(id));
    button.addEventListener("keydown", (event) => this.#key(event, id));
    return button;
  }

  #spot(id: string): Spot | undefined {
    return this.#shown?.spots.find(({ room }) => room.id === id);
  }

  #key(event: KeyboardEvent, id: string): void {
    const spot = this.#spot(id);
    if (!spot || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") {
      event.preventDefault();
      event.stopPropagation();
      return this.events.open(id);
    }
    const step = event.shiftKey ? 1 : 0.1;
    const ways: Record<string, [number, number]> = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
    const way = ways[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    this.events.move(id, spot.x + way[0], spot.y + way[1], true);
  }

  #drag(button: HTMLButtonElement, id: string): void {
    let start: { x: number; y: number; spot: Spot; moved: boolean } | null = null;
    button.addEventListener("pointerdown", (event) => {
      const spot = this.#spot(id);
      if (event.button !== 0 || !spot || this.#held) return;
      event.stopPropagation();
      button.setPointerCapture(event.pointerId);
      start = { x: event.clientX, y: event.clientY, spot, moved: false };
    });
    button.addEventListener("pointermove", (event) => {
      if (!start) return;
      event.stopPropagation();
      const [dx, dy] = [event.clientX - start.x, event.clientY - start.y];
      if (!start.moved && Math.hypot(dx, dy) < MOVED) return;
      start.moved = true;
      const free = { x: start.spot.x + dx / this.#scale, y: start.spot.y - dy / this.#scale };
      this.#held = { room: id, ...(event.altKey ? free : this.#snapped(id, free)) };
      this.#draw();
    });
    const end = (event: PointerEvent): void => {
      const held = this.#held;
      const was = start;
      start = null;
      this.#held = null;
      this.#guides = { x: null, y: null };
      if (!was) return;
      event.stopPropagation();
      if (was.moved && held && event.type === "pointerup") this.events.move(id, held.x, held.y, false);
      this.#draw();
    };
    button.addEventListener("pointerup", end);
    button.addEventListener("pointercancel", end);
  }

  #snapped(id: string, at: { x: number; y: number }): { x: number; y: number } {
    const near = SNAP / this.#scale;
    const nearest = (value: number, others: readonly number[]): number | null => {
      const best = others.reduce<number | null>((found, one) => (Math.abs(one - value) < Math.abs((found ?? Infinity) - value) ? one : found), null);
      return best !== null && Math.abs(best - value) < near ? best : null;
    };
    const others = (this.#shown?.spots ?? []).filter(({ room }) => room.id !== id);
    this.#guides = { x: nearest(at.x, others.map(({ x }) => x)), y: nearest(at.y, others.map(({ y }) => y)) };
    return { x: this.#guides.x ?? at.x, y: this.#guides.y ?? at.y };
  }

  #press(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.element.setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  }

  #pan(event: PointerEvent): void {
    const before = this.#pointers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.#pointers.set(event.pointerId, now);
    if (other) {
      const box = this.element.getBoundingClientRect();
      const apart = (one: { x: number; y: number }): number => Math.hypot(one.x - other.x, one.y - other.y);
      if (apart(before) > 0) this.zoom(apart(now) / apart(before), { x: (now.x + other.x) / 2 - box.left, y: (now.y + other.y) / 2 - box.top });
    }
    const share = other ? 0.5 : 1;
    this.#x -= ((now.x - before.x) * share) / this.#scale;
    this.#y += ((now.y - before.y) * share) / this.#scale;
    this.#draw();
  }

  #wheel(event: WheelEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const box = this.element.getBoundingClientRect();
    const pixels = event.deltaY * (event.deltaMode === 1 ? 30 : event.deltaMode === 2 ? 400 : 1);
    this.zoom(Math.exp(-pixels * 0.0015), { x: event.clientX - box.left, y: event.clientY - box.top });
  }

  get #size(): { width: number; height: number } {
    return { width: this.element.clientWidth, height: this.element.clientHeight };
  }

  #resized(): void {
    if (this.#shown && !this.#fitted) this.fit("first");
    this.#draw();
  }

  #pixels({ x, y }: { readonly x: number; readonly y: number }): { x: number; y: number } {
    const { width, height } = this.#size;
    return { x: width / 2 + (x - this.#x) * this.#scale, y: height / 2 - (y - this.#y) * this.#scale };
  }

  #metres({ x, y }: { readonly x: number; readonly y: number }): { x: number; y: number } {
    const { width, height } = this.#size;
    return { x: this.#x + (x - width / 2) / this.#scale, y: this.#y - (y - height / 2) / this.#scale };
  }

  #at(spot: Spot): { x: number; y: number } {
    return this.#pixels(this.#held?.room === spot.room.id ? this.#held : spot);
  }

  #draw(): void {
    const shown = this.#shown;
    const { width, height } = this.#size;
    if (!shown || width < 10) return;
    this.#lines.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const at = new Map(shown.spots.map((spot) => [spot.room.id, this.#at(spot)]));
    const line = (sure: boolean): SVGElement => {
      const d = shown.ways.flatMap(({ a, b, sure: isSure }) => {
        const [one, other] = [at.get(a), at.get(b)];
        return one && other && isSure === sure ? [`M${one.x.toFixed(1)} ${one.y.toFixed(1)}L${other.x.toFixed(1)} ${other.y.toFixed(1)}`] : [];
      });
      return svg("path", { class: sure ? "floor-way" : "floor-way is-open", d: d.join("") });
    };
    const under = shown.under.map((spot) => {
      const { x, y } = this.#pixels(spot);
      return svg("circle", { class: "floor-under", cx: x.toFixed(1), cy: y.toFixed(1), r: "7" });
    });
    const cones = shown.spots.flatMap((spot) => {
      const point = at.get(spot.room.id);
      if (spot.heading === null || !point) return [];
      const turned = spot.heading + shown.look(spot.room.id);
      return [svg("path", { class: spot.room.id === shown.selected ? "floor-cone is-selected" : "floor-cone", d: conePath(70, 34), transform: `translate(${point.x.toFixed(1)} ${point.y.toFixed(1)})rotate(${turned.toFixed(1)})` })];
    });
    this.#lines.replaceChildren(...this.#drawings(shown), this.#grid(), ...this.#guided(), ...under, ...cones, line(false), line(true));
    this.#place(shown, at);
    this.#pins.place([...at.values()]);
    this.element.dataset["scale"] = this.#scale.toFixed(2);
  }

  /** Rooms, and the names that have room beside each other. */
  #place(shown: Shown, at: ReadonlyMap<string, { x: number; y: number }>): void {
    const taken: { x: number; y: number; half: number }[] = [];
    const order = [...shown.spots].sort((one, other) => Number(other.room.id === shown.selected) - Number(one.room.id === shown.selected));
    for (const spot of order) {
      const { id } = spot.room;
      const [button, point] = [this.#buttons.get(id), at.get(id)];
      if (!button || !point) continue;
      button.style.transform = `translate(${point.x.toFixed(1)}px, ${point.y.toFixed(1)}px)`;
      button.dataset["from"] = spot.from;
      button.setAttribute("aria-pressed", String(id === shown.selected));
      const name = shown.named(id);
      const place = this.#held?.room === id ? this.#held : spot;
      const where = this.words.say(spot.from === "none" ? "plan_room_none" : "plan_room_at", { room: name, x: metres(place.x, this.words.language), y: metres(place.y, this.words.language) });
      if (button.getAttribute("aria-label") !== where) button.setAttribute("aria-label", where);
      const label = button.lastElementChild as HTMLElement;
      if (label.textContent !== name) label.textContent = name;
      const half = Math.min(75, name.length * 3.9 + 6);
      const crowded = taken.some((one) => Math.abs(one.y - point.y) < 22 && Math.abs(one.x - point.x) < one.half + half) || order.some((other) => other !== spot && this.#covers(at.get(other.room.id), point, half));
      label.classList.toggle("is-crowded", crowded && id !== shown.selected);
      if (!crowded || id === shown.selected) taken.push({ ...point, half });
    }
  }

  /** Whether another room's point lies where a name would. */
  #covers(other: { x: number; y: number } | undefined, point: { x: number; y: number }, half: number): boolean {
    return other !== undefined && Math.abs(other.x - point.x) < half + 12 && other.y - point.y > 8 && other.y - point.y < 46;
  }

  #drawings(shown: Shown): SVGElement[] {
    return this.#pins.laid().map(({ x, y, across, turn }, at) => {
      const corner = this.#pixels({ x, y });
      const transform = `translate(${corner.x.toFixed(1)} ${corner.y.toFixed(1)})rotate(${turn.toFixed(2)})`;
      return svg("image", { class: "floor-drawing", href: shown.drawings[at]?.address ?? "", width: (across * this.#scale).toFixed(1), transform });
    });
  }

  #grid(): SVGElement {
    const { width, height } = this.#size;
    const step = [1, 2, 5, 10, 20, 50].find((metre) => metre * this.#scale >= 44) ?? 100;
    const [from, to] = [this.#metres({ x: 0, y: height }), this.#metres({ x: width, y: 0 })];
    const parts: string[] = [];
    for (let x = Math.ceil(from.x / step) * step; x <= to.x; x += step) parts.push(`M${this.#pixels({ x, y: 0 }).x.toFixed(1)} 0V${height}`);
    for (let y = Math.ceil(from.y / step) * step; y <= to.y; y += step) parts.push(`M0 ${this.#pixels({ x: 0, y }).y.toFixed(1)}H${width}`);
    return svg("path", { class: "floor-grid", d: parts.join("") });
  }

  #guided(): SVGElement[] {
    const { width, height } = this.#size;
    const { x, y } = this.#guides;
    const lines = [x === null ? "" : `M${this.#pixels({ x, y: 0 }).x.toFixed(1)} 0V${height}`, y === null ? "" : `M0 ${this.#pixels({ x: 0, y }).y.toFixed(1)}H${width}`];
    return lines.filter(Boolean).map((d) => svg("path", { class: "floor-guide", d }));
  }

  /** A bar of so many metres: its length in pixels and what it says. */
  get bar(): { metres: number; pixels: number } {
    const metre = [0.5, 1, 2, 5, 10, 20, 50, 100].filter((one) => one * this.#scale <= 130).pop() ?? 0.5;
    return { metres: metre, pixels: metre * this.#scale };
  }
}
