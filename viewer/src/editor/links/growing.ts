// The plan beside the question: how the parts of the tour grow together with every answer.

import type { Words } from "../../review/words";
import { make } from "../../ui/dom";
import type { Museum, Room } from "../contract";
import { spots } from "../plan/spots";
import type { Found } from "./found";
import { svg } from "./look";

interface Shown {
  readonly museum: Museum;
  readonly rooms: readonly Room[];
  readonly found: Found | null;
  /** Ids of the rooms of each part, the largest first. */
  readonly parts: readonly (readonly string[])[];
  readonly asked: readonly string[];
  readonly named: (room: string) => string;
}

const DOT = 4.5;
const ASKED = 7;
/** Pixels around the rooms; how high the drawing is. */
const EDGE = 16;
const WIDTH = 280;
const HEIGHT = 190;
/** Pixels of a metre at most: three rooms are not drawn as large as thirty. */
const CLOSEST = 22;

export class GrowingPlan {
  readonly element = make("figure", { class: "links-plan" });
  #drawing = svg("svg", { class: "links-drawing", role: "img", viewBox: `0 0 ${WIDTH} ${HEIGHT}` });
  #ways = svg("path", { class: "links-plan-way" });
  #open = svg("path", { class: "links-plan-way is-open" });
  #rooms = svg("g", {});
  #told = make("figcaption", {});
  #dots = new Map<string, SVGElement>();

  constructor(private readonly words: Words) {
    this.#drawing.append(this.#open, this.#ways, this.#rooms);
    this.element.append(this.#drawing, this.#told);
  }

  update({ museum, rooms, found, parts, asked, named }: Shown): void {
    const all = spots(museum, rooms, found);
    this.element.hidden = all.length < 2;
    if (this.element.hidden) return;
    const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)];
    const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const scale = Math.min(CLOSEST, (WIDTH - 2 * EDGE) / Math.max(0.1, right - left), (HEIGHT - 2 * EDGE) / Math.max(0.1, top - bottom));
    const at = new Map(all.map(({ room, x, y }) => [room.id, [WIDTH / 2 + (x - (left + right) / 2) * scale, HEIGHT / 2 - (y - (bottom + top) / 2) * scale] as const]));
    const line = (one: string, other: string): string => {
      const [p, q] = [at.get(one), at.get(other)];
      return p && q ? `M${p.map((n) => n.toFixed(1)).join(" ")}L${q.map((n) => n.toFixed(1)).join(" ")}` : "";
    };
    const ids = new Map(rooms.map(({ id, file }) => [file, id]));
    const ways = (found?.pairs ?? []).filter(({ arrow, status }) => arrow && status !== "refused").map(({ rooms: [a, b] }) => line(ids.get(a) ?? "", ids.get(b) ?? ""));
    this.#ways.setAttribute("d", [...ways, ...(museum.links ?? []).map(({ from, to }) => line(from, to))].join(""));
    this.#open.setAttribute("d", line(asked[0] ?? "", asked[1] ?? ""));
    const whole = new Set(parts[0]);
    for (const [id, dot] of this.#dots)
      if (!at.has(id)) {
        dot.remove();
        this.#dots.delete(id);
      }
    for (const [id, [x, y]] of at) {
      const dot = this.#dots.get(id) ?? this.#made(id);
      const current = asked.includes(id);
      dot.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
      dot.setAttribute("class", `links-plan-room${current ? " is-asked" : ""}${whole.has(id) ? "" : " is-apart"}`);
      dot.firstElementChild?.setAttribute("r", String(current ? ASKED : DOT));
      (dot.lastElementChild as SVGElement).textContent = named(id);
    }
    const largest = parts[0]?.length ?? 0;
    const text = parts.length > 1 ? this.words.say("links_plan_parts", { n: largest, of: rooms.length }) : this.words.say("links_plan_whole", { n: rooms.length });
    if (this.#told.textContent === text) return;
    this.#told.textContent = text;
    this.#drawing.setAttribute("aria-label", text);
  }

  #made(id: string): SVGElement {
    const dot = svg("g", {}, [svg("circle"), svg("title")]);
    this.#dots.set(id, dot);
    this.#rooms.append(dot);
    return dot;
  }
}
