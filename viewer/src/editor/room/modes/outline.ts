// The outline of a thing: its corners, drawn one after another, moved, put between others and taken away.

import { direction, type Vector } from "../../../core/projection";
import { toScreen } from "../../../core/view";
import { outlinePath } from "../../../core/outline";
import { angles, clamp } from "../../../core/projection";
import { make } from "../../../ui/dom";
import type { Json } from "../../contract";
import type { Desk, Mode } from "../desk";
import { draggable } from "../dragging";
import type { Angles } from "../turning";
import { bar, type BarButton } from "./bar";

type Corner = readonly [number, number];
const LEAST = 3;
const MOST = 200;
const STEPS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export class OutlineMode implements Mode {
  readonly name = "outline";
  bar: HTMLElement;
  /** Corners that lie already, or that are being drawn. */
  #corners: Corner[];
  #drawing: boolean;
  #dots: HTMLButtonElement[] = [];
  #path: SVGPathElement;

  constructor(
    private readonly desk: Desk,
    private readonly id: string,
  ) {
    const polygon = desk.label(id)?.polygon ?? [];
    this.#corners = polygon.map(([yaw, pitch]): Corner => [yaw, pitch]);
    this.#drawing = !this.#corners.length;
    this.#path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    this.#path.setAttribute("class", "desk-outline is-edited");
    desk.lines.append(this.#path);
    this.bar = this.#bar();
    this.#show();
  }

  click(at: Angles): void {
    if (!this.#drawing || this.#corners.length >= MOST) return;
    this.#corners.push([at.yaw, at.pitch]);
    this.#show();
    this.#tell();
  }

  key(event: KeyboardEvent): boolean {
    const inside = (event.target as HTMLElement).closest("button, input, select, textarea");
    if ((event.key === " " || event.key === "Enter") && this.#drawing && !inside) this.#middle();
    else if (event.key === "Backspace" && this.#drawing && !inside) this.#back();
    else return false;
    return true;
  }

  update(): void {
    const label = this.desk.label(this.id);
    if (!label) return this.desk.stop();
    if (this.#drawing) return;
    const polygon = label.polygon ?? [];
    if (!polygon.length) return this.desk.stop();
    if (JSON.stringify(polygon) === JSON.stringify(this.#corners)) return;
    this.#corners = polygon.map(([yaw, pitch]): Corner => [yaw, pitch]);
    this.#show();
  }

  draw(): void {
    const { panorama } = this.desk;
    if (!panorama) return;
    const { view, size } = panorama;
    const shown = this.#corners.length < LEAST ? openPath(view, size, this.#corners) : outlinePath(view, size, this.#corners);
    this.#path.setAttribute("d", shown);
    this.#dots.forEach((dot, at) => {
      const [yaw, pitch] = this.#corners[at] as Corner;
      const { x, y, depth } = toScreen(view, size, direction(yaw, pitch));
      const seen = depth > 0.05;
      dot.classList.toggle("is-away", !seen);
      dot.style.transform = seen ? `translate(${x.toFixed(1)}px,${y.toFixed(1)}px)` : `translate(${size.width / 2}px,${size.height / 2}px)`;
    });
  }

  end(): void {
    this.#path.remove();
    this.desk.handles.replaceChildren();
  }

  #bar(): HTMLElement {
    const { words } = this.desk.context;
    const done: BarButton = [words.say("room_done"), () => this.#done(), "main"];
    const buttons: BarButton[] = this.#drawing
      ? [done, [words.say("room_corner_middle"), () => this.#middle()], [words.say("room_corner_back"), () => this.#back()], [words.say("room_cancel"), () => this.desk.stop(), "quiet"]]
      : [done, [words.say("room_outline_anew"), () => this.#anew()], [words.say("room_outline_remove"), () => this.#remove(), "quiet"]];
    return bar(words.say(this.#drawing ? "room_outline_draw" : "room_outline_edit"), buttons);
  }

  #middle(): void {
    const view = this.desk.panorama?.view;
    if (view) this.click({ yaw: rounded(view.yaw), pitch: rounded(view.pitch) });
  }

  #back(): void {
    this.#corners.pop();
    this.#show();
    this.#tell();
  }

  #anew(): void {
    this.#corners = [];
    this.#drawing = true;
    const fresh = this.#bar();
    this.bar.replaceWith(fresh);
    this.bar = fresh;
    this.#show();
    this.desk.panorama?.element.focus();
  }

  #remove(): void {
    this.#write([]);
    this.desk.stop();
  }

  #done(): void {
    const { words } = this.desk.context;
    if (this.#drawing && this.#corners.length < LEAST) return this.desk.context.say(words.say("room_outline_few"));
    if (this.#drawing) this.#write(this.#corners);
    this.desk.stop();
  }

  #tell(): void {
    const { words } = this.desk.context;
    this.desk.context.say(words.count("room_corners", this.#corners.length));
  }

  /** The corners as handles: each can be dragged, moved by keys, taken away, and one put behind it. */
  #show(): void {
    const { panorama, context, frozen } = this.desk;
    const focused = this.#dots.indexOf(document.activeElement as HTMLButtonElement);
    this.#dots = this.#corners.map((_, at) => {
      const dot = make("button", { type: "button", class: "desk-corner", "aria-label": context.words.say("room_corner", { n: at + 1, of: this.#corners.length }) });
      if (!panorama || frozen) return dot;
      draggable(dot, panorama, {
        start: () => ({ yaw: (this.#corners[at] as Corner)[0], pitch: (this.#corners[at] as Corner)[1] }),
        move: (to) => {
          this.#corners[at] = [to.yaw, to.pitch];
          this.draw();
        },
        end: (to) => (to ? this.#moved(false) : this.update()),
      });
      dot.addEventListener("click", () => this.#drawing && at === 0 && this.#corners.length >= LEAST && this.#done());
      dot.addEventListener("dblclick", (event) => {
        event.stopPropagation();
        this.#take(at);
      });
      dot.addEventListener("keydown", (event) => this.#cornerKey(event, at));
      dot.addEventListener("focus", () => dot.matches(":focus-visible") && panorama.seek({ yaw: (this.#corners[at] as Corner)[0], pitch: (this.#corners[at] as Corner)[1] }));
      return dot;
    });
    this.desk.handles.replaceChildren(...this.#dots);
    if (focused >= 0) this.#dots[Math.min(focused, this.#dots.length - 1)]?.focus();
    this.draw();
  }

  #cornerKey(event: KeyboardEvent, at: number): void {
    const way = STEPS[event.key];
    const corner = this.#corners[at] as Corner;
    if (way) {
      const by = event.shiftKey ? 0.1 : 1;
      const yaw = corner[0] + way[0] * by;
      this.#corners[at] = [rounded(yaw >= 180 ? yaw - 360 : yaw < -180 ? yaw + 360 : yaw), rounded(clamp(corner[1] + way[1] * by, -90, 90))];
      this.draw();
      this.#moved(true);
    } else if (event.key === "Delete" || event.key === "Backspace") this.#take(at);
    else if (event.key === "Insert" || event.code === "KeyN") this.#split(at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #take(at: number): void {
    if (!this.#drawing && this.#corners.length <= LEAST) return this.desk.context.say(this.desk.context.words.say("room_outline_few"));
    this.#corners.splice(at, 1);
    if (!this.#drawing) this.#write(this.#corners);
    this.#show();
  }

  /** A new corner half way to the next. */
  #split(at: number): void {
    if (this.#corners.length >= MOST) return;
    const [one, other] = [this.#corners[at] as Corner, this.#corners[(at + 1) % this.#corners.length] as Corner];
    const middle = middleOf([one, other]);
    this.#corners.splice(at + 1, 0, [middle.yaw, middle.pitch]);
    if (!this.#drawing) this.#write(this.#corners);
    this.#show();
    this.#dots[at + 1]?.focus();
  }

  #moved(step: boolean): void {
    if (!this.#drawing) this.#write(this.#corners, step ? `outline ${this.id}` : undefined);
  }

  /** The label stands in the middle of its outline. */
  #write(corners: readonly Corner[], merge?: string): void {
    const { context } = this.desk;
    const at = (field: string): readonly string[] => this.desk.atLabel(this.id, field);
    const values: [readonly string[], Json][] = [[at("polygon"), corners.length ? corners.map(([yaw, pitch]) => [yaw, pitch]) : null]];
    if (corners.length) {
      const middle = middleOf(corners);
      values.push([at("yaw"), middle.yaw], [at("pitch"), middle.pitch]);
    }
    context.store.set(context.words.say("room_said_outline", { title: context.words.of(this.desk.label(this.id)?.title ?? {}) || this.id }), values, merge);
  }
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** The middle of directions; where they cancel each other out, the first. */
export function middleOf(corners: readonly Corner[]): Angles {
  const sum = corners.map(([yaw, pitch]) => direction(yaw, pitch)).reduce<[number, number, number]>((all, one) => [all[0] + one[0], all[1] + one[1], all[2] + one[2]], [0, 0, 0]);
  const first = corners[0] ?? [0, 0];
  if (Math.hypot(...sum) < 1e-6) return { yaw: first[0], pitch: first[1] };
  const { yaw, pitch } = angles(sum as unknown as Vector);
  return { yaw: rounded(yaw), pitch: rounded(pitch) };
}

/** One or two corners: a line, and no outline yet. */
function openPath(view: Parameters<typeof toScreen>[0], size: Parameters<typeof toScreen>[1], corners: readonly Corner[]): string {
  const places = corners.map(([yaw, pitch]) => toScreen(view, size, direction(yaw, pitch))).filter(({ depth }) => depth > 0.03);
  return places.length > 1 ? `M${places.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}` : "";
}
