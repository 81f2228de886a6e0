// One room of a pair, on the viewer's own stage: turned by mouse, finger and keys, with what is marked in it.

import type { Direction } from "../../control/keyboard";
import { going, type Motion } from "../../control/motion";
import { enlarged, type Steered, steerByPointer, zoomedTo } from "../../control/pointer";
import { nudged, zoomStep } from "../../control/steps";
import { held, type Limits } from "../../core/limits";
import { Picture, type PictureSource } from "../../core/picture";
import { clamp, direction, wrap } from "../../core/projection";
import { Stage } from "../../core/stage";
import { type Size, toScreen, type View, zoomRange } from "../../core/view";
import { make } from "../../ui/dom";
import type { RoomTiles } from "../contract";

const GO = 420;
const SVG = "http://www.w3.org/2000/svg";
/** Half the side of an arrow, and the radius of a numbered place: CSS pixels. */
const PLACE = 13;

export interface LookMarks {
  /** Where the arrow to the other room lies; null: nowhere yet. */
  readonly arrow: { readonly yaw: number; readonly pitch: number } | null;
  /** [yaw, pitch] of what both pictures show, in the same order in both. */
  readonly places: readonly (readonly [number, number])[];
  readonly current: number | null;
}

interface Events {
  /** Somebody has turned it, or it has come to rest. */
  turned(view: View): void;
  /** It is the one that keys are for. */
  taken(): void;
  place(number: number): void;
}

type Source = PictureSource & { readonly limits?: Limits | null };

export class Look {
  readonly element = make("div", { class: "links-look", tabindex: "0", role: "application" });
  view: View = { yaw: 0, pitch: 0, fov: 80 };
  #canvas = make("canvas", { class: "links-canvas" });
  #over = svg("svg", { class: "links-over", "aria-hidden": "true" });
  #without = make("p", { class: "links-without" });
  #stage: Stage | null = null;
  #source: Source | null = null;
  #motion: Motion | null = null;
  #target: View | null = null;
  #marks: LookMarks = { arrow: null, places: [], current: null };

  constructor(
    private readonly calm: boolean,
    private readonly events: Events,
  ) {
    this.element.append(this.#canvas, this.#over, this.#without);
    try {
      this.#stage = new Stage(
        this.#canvas,
        { frame: (now) => this.#step(now), drawn: () => this.#draw(), painted: () => undefined, sharp: () => undefined, failed: () => undefined, resized: () => this.#draw() },
        calm,
      );
    } catch {
      this.#stage = null; // no WebGL: what is asked can be answered by the plan and the words
    }
    steerByPointer(this.#canvas, this.#steered());
    this.element.addEventListener("focusin", () => events.taken());
    this.element.addEventListener("pointerdown", () => events.taken());
  }

  get size(): Size {
    return this.#stage?.cssSize ?? { width: 1, height: 1 };
  }

  /** Shows a room; `without`: what is said where there is no picture of it. */
  show(tiles: RoomTiles | null, view: View, without: string): void {
    const source = (tiles?.record ?? null) as unknown as Source | null;
    this.#motion = this.#target = null;
    this.#without.textContent = tiles && this.#stage ? "" : without;
    if (!source || !tiles || !this.#stage) {
      this.#source = null;
      if (this.#stage) this.#stage.current = null;
      this.#canvas.hidden = true;
      this.view = view;
      this.#over.replaceChildren();
      return;
    }
    this.#canvas.hidden = false;
    this.#source = source;
    this.view = this.#held(view);
    const picture = new Picture(source, tiles.base);
    this.#stage.show({ picture, view: this.view });
    void picture.preview.ready.then(() => this.#stage?.request());
  }

  mark(marks: LookMarks): void {
    this.#marks = marks;
    this.#draw();
  }

  nudge(way: Direction): void {
    this.go(nudged(this.#target ?? this.view, this.size, way));
  }

  zoom(closer: boolean): void {
    this.go(zoomStep(this.#target ?? this.view, closer));
  }

  turn(degrees: number): void {
    const from = this.#target ?? this.view;
    this.go({ ...from, yaw: wrap(from.yaw + degrees) });
  }

  go(view: View): void {
    const target = this.#held(view);
    if (this.calm || !this.#stage || !this.#source) {
      this.#target = this.#motion = null;
      this.#set(target);
      return;
    }
    this.#target = target;
    this.#motion = going(target, GO);
    this.#stage.request();
  }

  #set(view: View): void {
    this.view = view;
    if (this.#stage?.current) this.#stage.current.view = view;
    this.#stage?.request();
    this.events.turned(view);
  }

  #step(now: number): boolean {
    if (!this.#motion) return false;
    const { view, done } = this.#motion(now, this.view);
    if (done) this.#motion = this.#target = null;
    this.#set(this.#held(view));
    return !done;
  }

  #held(view: View): View {
    const faces = this.#source?.tiles.face_sizes;
    if (!faces) return view;
    const [narrowest, widest] = zoomRange(this.size, faces[faces.length - 1] ?? 1, 75);
    return held({ ...view, fov: clamp(view.fov, narrowest, widest) }, this.size, this.#source?.limits ?? null);
  }

  #steered(): Steered {
    const look = this;
    return {
      get view() {
        return look.view;
      },
      get cssSize() {
        return look.size;
      },
      get busy() {
        return look.#source === null;
      },
      calm: this.calm,
      look: (view) => {
        this.#motion = this.#target = null;
        this.#set(this.#held(view));
      },
      move: (motion) => {
        this.#motion = motion;
        this.#stage?.request();
      },
      mayWheel: () => true,
      zoomed: (factor, about) => {
        const fov = this.#held({ ...this.view, fov: enlarged(this.view.fov, factor) }).fov;
        return zoomedTo(this.view, this.size, fov, about);
      },
    };
  }

  /** Marks over the picture, as it is now. */
  #draw(): void {
    if (!this.#source) return;
    const { width, height } = this.size;
    this.#over.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const { arrow, places, current } = this.#marks;
    const seen = (yaw: number, pitch: number): { x: number; y: number } | null => {
      const { x, y, depth } = toScreen(this.view, this.size, direction(yaw, pitch));
      return depth > 0 && x > -40 && y > -40 && x < width + 40 && y < height + 40 ? { x, y } : null;
    };
    const parts: SVGElement[] = [];
    places.forEach(([yaw, pitch], number) => {
      const at = seen(yaw, pitch);
      if (at) parts.push(this.#place(number, at, number === current));
    });
    if (arrow) {
      const line = [60, 40, 20, 0, -20, -40, -60].flatMap((pitch) => {
        const at = toScreen(this.view, this.size, direction(arrow.yaw, pitch));
        return at.depth > 0.05 ? [`${at.x.toFixed(1)} ${at.y.toFixed(1)}`] : [];
      });
      if (line.length > 1) parts.unshift(svg("path", { class: "links-way", d: `M${line.join("L")}` }));
      const at = seen(arrow.yaw, arrow.pitch);
      if (at) parts.push(arrowAt(at));
    }
    this.#over.replaceChildren(...parts);
  }

  #place(number: number, { x, y }: { x: number; y: number }, current: boolean): SVGElement {
    const name = svg("text", { y: "4.5" });
    name.textContent = String(number + 1);
    const group = svg("g", { class: current ? "links-place is-current" : "links-place", transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` }, [
      svg("circle", { r: "22", class: "links-target" }),
      svg("circle", { r: String(PLACE) }),
      name,
    ]);
    group.addEventListener("click", () => this.events.place(number));
    return group;
  }
}

/** An arrow on the floor. */
function arrowAt({ x, y }: { x: number; y: number }): SVGElement {
  return svg("g", { class: "links-arrow", transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` }, [
    svg("ellipse", { rx: "34", ry: "17" }),
    svg("path", { d: "M-17 5L0-8 17 5" }),
  ]);
}

export function svg(name: string, attributes: Readonly<Record<string, string>> = {}, children: readonly Node[] = []): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}
