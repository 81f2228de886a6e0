// Labels and ways over the picture: real buttons that look as what visitors get (spots.css), and can be taken and moved.
// A frame touches only what is in sight, however much there is in the room.

import { direction, type Vector } from "../../core/projection";
import { type Size, toScreen, type View } from "../../core/view";
import { make } from "../../ui/dom";
import { floorArrow, icon, isIcon } from "../../ui/icons";
import { arrange } from "../../ui/names";
import { onFloor } from "../../ui/spots";
import type { LabelKind } from "../contract";
import { draggable } from "./dragging";
import type { Panorama } from "./panorama";
import type { Angles } from "./turning";

export interface Mark extends Angles {
  /** `label <id>` or `way <id of the other room>`. */
  readonly key: string;
  readonly kind: LabelKind | "way";
  readonly title: string;
  /** What is said of it to those who do not see it. */
  readonly said: string;
  readonly lang?: string;
  /** Seen by the pictures, drawn by nobody. */
  readonly isFound?: boolean;
  readonly isLacking?: boolean;
}

export interface MarkEvents {
  choose(key: string): void;
  /** While it is moved; nothing is written. */
  moving(key: string, to: Angles): void;
  /** Moved: by dragging, or by one step of a key (`step`). `to` null: given up. */
  moved(key: string, to: Angles | null, step: boolean): void;
  edit(key: string): void;
  remove(key: string): void;
}

interface Shown {
  mark: Mark;
  readonly item: HTMLElement;
  readonly element: HTMLButtonElement;
  readonly floor: HTMLElement | null;
  readonly name: HTMLElement;
  towards: Vector;
  at: Angles;
  isAway: boolean | null;
  nameSize: Size | null;
}

/** A name stands this far above its way, px; half a label's dot; off the screen by less than `MARGIN` counts as on it. */
const GAP = 26;
const DOT = 14;
const MARGIN = 40;
/** More than this are too many for a layer of the screen each, and to go through by Tab: out of sight they are in the panel's list alone. */
const MANY = 150;
const STEPS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export class Marks {
  readonly element = make("ul", { class: "viewer-spots desk-marks", role: "list" });
  #shown = new Map<string, Shown>();
  #chosen = "";
  #frozen = false;

  constructor(
    private readonly panorama: Panorama,
    private readonly events: MarkEvents,
  ) {}

  /** Nothing may be moved: the museum is in the archive. */
  set frozen(frozen: boolean) {
    this.#frozen = frozen;
  }

  update(marks: readonly Mark[], chosen: string): void {
    const wanted = new Set(marks.map(({ key }) => key));
    this.element.classList.toggle("is-many", marks.length > MANY);
    for (const [key, { item, element }] of this.#shown) {
      if (wanted.has(key)) continue;
      // Who had the focus on what is gone goes on from the picture.
      if (element === document.activeElement) this.panorama.element.focus();
      item.remove();
      this.#shown.delete(key);
    }
    let next = this.element.firstElementChild;
    for (const mark of marks) {
      const shown = this.#one(mark);
      // (What became of another kind has taken the place of what it was.)
      if (next && !next.isConnected) next = shown.item;
      if (shown.item === next) next = next.nextElementSibling;
      else this.element.insertBefore(shown.item, next);
    }
    if (chosen !== this.#chosen) {
      for (const key of [this.#chosen, chosen]) this.#shown.get(key)?.element.classList.toggle("is-chosen", key === chosen);
      this.#chosen = chosen;
    }
    this.#shown.get(chosen)?.element.classList.add("is-chosen");
  }

  button(key: string): HTMLButtonElement | null {
    return this.#shown.get(key)?.element ?? null;
  }

  /** Where something stands now, also while it is being moved. */
  where(key: string): Angles | null {
    return this.#shown.get(key)?.at ?? null;
  }

  /** Puts one mark elsewhere for the moment. */
  put(key: string, at: Angles): void {
    const shown = this.#shown.get(key);
    if (!shown) return;
    shown.at = at;
    shown.towards = direction(at.yaw, at.pitch);
    this.#place(shown, this.panorama.view, this.panorama.size);
  }

  /** Puts everything where it belongs on the screen. */
  place(): void {
    const { view, size } = this.panorama;
    const ways: { shown: Shown; x: number; y: number }[] = [];
    const obstacles = [];
    for (const shown of this.#shown.values()) {
      const seen = this.#place(shown, view, size);
      if (!seen) continue;
      if (shown.floor) ways.push({ shown, ...seen });
      else obstacles.push({ left: seen.x - DOT, top: seen.y - DOT, right: seen.x + DOT, bottom: seen.y + DOT });
    }
    ways.sort((p, q) => Math.abs(p.x - size.width / 2) - Math.abs(q.x - size.width / 2));
    const wishes = ways.map(({ shown, x, y }) => ({ x, y, ...(shown.nameSize ??= measured(shown.name)) }));
    // Beyond some hundred dots there is no place that none of them touches.
    arrange(wishes, obstacles.length > 60 ? [] : obstacles, size, GAP).forEach((place, i) => {
      const { element, name } = (ways[i] as { shown: Shown }).shown;
      element.classList.toggle("is-quiet", !place);
      name.style.setProperty("--aside", `${(place?.x ?? 0).toFixed(1)}px`);
      name.style.setProperty("--rise", `${(place?.y ?? -GAP).toFixed(1)}px`);
    });
  }

  #place(shown: Shown, view: View, size: Size): { x: number; y: number } | null {
    const { x, y, depth } = toScreen(view, size, shown.towards);
    const seen = depth > 0.05 && x > -MARGIN && y > -MARGIN && x < size.width + MARGIN && y < size.height + MARGIN;
    if (shown.isAway !== !seen) {
      shown.isAway = !seen;
      shown.element.classList.toggle("is-away", !seen);
      // Out of sight it waits in the middle: the focus can reach it there without scrolling anything.
      if (!seen) shown.element.style.transform = `translate(${size.width / 2}px,${size.height / 2}px)`;
    }
    if (!seen) return null;
    shown.element.style.transform = `translate(${x.toFixed(2)}px,${y.toFixed(2)}px)`;
    if (shown.floor) shown.floor.style.transform = onFloor(view, size, shown.at.yaw, shown.at.pitch);
    else shown.element.classList.toggle("is-leftward", x > size.width * 0.62);
    return { x, y };
  }

  #one(mark: Mark): Shown {
    let shown = this.#shown.get(mark.key);
    if (!shown || shown.mark.kind !== mark.kind) {
      const had = shown?.element === document.activeElement;
      const made = this.#made(mark);
      shown?.item.replaceWith(made.item);
      shown = made;
      this.#shown.set(mark.key, shown);
      if (had) queueMicrotask(() => this.button(mark.key)?.focus());
    }
    if (shown.mark !== mark || !shown.item.isConnected) this.#write(shown, mark);
    return shown;
  }

  #made(mark: Mark): Shown {
    const isWay = mark.kind === "way";
    const floor = isWay ? make("span", { class: "viewer-floor" }, [floorArrow()]) : null;
    const name = make("span", { class: "viewer-name" });
    const look = floor ?? make("span", { class: "viewer-dot" }, [icon(isIcon(mark.kind) ? mark.kind : "text")]);
    const element = make("button", { type: "button", class: `viewer-spot ${isWay ? "viewer-door" : "viewer-label"} desk-mark`, "data-key": mark.key }, [look, name]);
    const shown: Shown = { mark, item: make("li", {}, [element]), element, floor, name, towards: [0, 0, 1], at: mark, isAway: null, nameSize: null };
    const key = mark.key;
    element.addEventListener("click", () => this.events.choose(key));
    element.addEventListener("dblclick", (event) => event.stopPropagation());
    element.addEventListener("focus", () => element.matches(":focus-visible") && this.panorama.seek(shown.at));
    element.addEventListener("keydown", (event) => this.#key(event, shown));
    draggable(element, this.panorama, {
      start: () => (this.#frozen ? null : shown.at),
      begins: () => this.events.choose(key),
      move: (to) => {
        this.put(key, to);
        this.events.moving(key, to);
      },
      end: (to) => {
        if (!to) this.put(key, shown.mark);
        this.events.moved(key, to, false);
      },
    });
    return shown;
  }

  #write(shown: Shown, mark: Mark): void {
    const was = shown.mark;
    shown.mark = mark;
    const { element, name } = shown;
    if (name.textContent !== mark.title) {
      name.textContent = mark.title;
      shown.nameSize = null;
    }
    if (mark.lang) name.lang = mark.lang;
    element.setAttribute("aria-label", mark.said);
    element.classList.toggle("is-found", !!mark.isFound);
    element.classList.toggle("is-lacking", !!mark.isLacking);
    shown.at = { yaw: mark.yaw, pitch: mark.pitch };
    shown.towards = direction(mark.yaw, mark.pitch);
    if (was !== mark) this.#place(shown, this.panorama.view, this.panorama.size);
  }

  #key(event: KeyboardEvent, shown: Shown): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = shown.mark;
    const way = STEPS[event.key];
    if (way && !this.#frozen) {
      const by = event.shiftKey ? 0.1 : 1;
      const { yaw, pitch } = shown.at;
      const to = { yaw: rounded(wrapped(yaw + way[0] * by)), pitch: rounded(Math.min(90, Math.max(-90, pitch + way[1] * by))) };
      this.put(key, to);
      this.panorama.seek(to);
      this.events.moving(key, to);
      this.events.moved(key, to, true);
    } else if (event.key === "Delete" || event.key === "Backspace") this.events.remove(key);
    else if (event.key === "Enter") this.events.edit(key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
const wrapped = (yaw: number): number => (yaw >= 180 ? yaw - 360 : yaw < -180 ? yaw + 360 : yaw);

/** The size of a name, px, in the widest it may be. */
function measured(name: HTMLElement): Size {
  return { width: name.offsetWidth || 120, height: name.offsetHeight || 28 };
}
