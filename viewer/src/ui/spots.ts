// Doors and labels over the picture: real links and buttons, kept where they belong while the view moves.

import { direction, dot, sin, type Vector, wrap } from "../core/projection";
import { basis, focal, type Size, toScreen, type View } from "../core/view";
import { say, type LabelRecord, type LinkRecord, type SceneRecord } from "../tour/record";
import { make, safeAddress, write } from "./dom";
import { floorArrow, icon, isIcon } from "./icons";
import type { Place } from "./media";
import { arrange, type Box } from "./names";
import { titleOf } from "./panel";
import { inLanguage } from "./mixed";
import type { Thing } from "./surroundings";

export interface SpotEvents {
  walk(link: LinkRecord): void;
  open(label: LabelRecord, from: HTMLElement): void;
  /** The focus came by keyboard to something at this direction. */
  seek(yaw: number, pitch: number): void;
  /** Somebody is about to walk there. */
  hint(link: LinkRecord): void;
}

interface Spot extends Thing {
  readonly element: HTMLElement;
  readonly pitch: number;
  readonly direction: Vector;
  readonly floor: HTMLElement | null;
  readonly name: HTMLElement;
  readonly everywhere: boolean;
  /** Size of a door's name, px; measured when it is first needed. */
  nameSize: Size | null;
}

/**
 * An arrow's disc slopes so much against the line of sight, degrees. On the floor before the visitor (pitch −16 to −34, where
 * tour/ways.py puts what nobody put elsewhere) that makes it level. Higher up it turns towards the visitor, because it would be
 * a line; further down it leads on downwards, because it would fill the floor.
 */
const FLATTEST = 16;
const STEEPEST = 34;
/** The disc's width, where the eye's height above the floor is 1; its drawing is 200 px wide, to be crisp when near. */
const DISC = 0.6 / 200;
/** Off the screen by less than this many pixels still counts as on it. */
const MARGIN = 40;
/** A door's name stands this far above what it names, px. */
const GAP = 26;
/** Half the width of a label's dot with its ring, px. */
const DOT = 14;

/** The CSS transform that lays a drawing (y down = towards the visitor) on floor or stair at a direction, from that point. */
export function onFloor(view: View, size: Size, yaw: number, pitch: number): string {
  const { right, up, forward } = basis(view);
  const f = focal(view.fov, size.height);
  const slope = Math.min(STEEPEST, FLATTEST + Math.abs(pitch + FLATTEST));
  const scaled = (v: Vector, by: number): Vector => [v[0] * by, v[1] * by, v[2] * by];
  const point = scaled(direction(yaw, pitch), 1 / sin(slope));
  // In the disc's plane: to the right as one goes ahead, and back towards the visitor.
  const across = scaled(direction(yaw + 90, 0), DISC);
  const back = scaled(direction(yaw, pitch + slope), -DISC);
  const column = (v: Vector): [number, number, number] => [f * dot(v, right), -f * dot(v, up), dot(v, forward)];
  const [x, y, depth] = column(point);
  // Homogeneous coordinates: CSS divides by the fourth, which is the depth. The point itself is the origin.
  const seen = ([u, v, w]: readonly [number, number, number]): string =>
    `${(u - (x / depth) * w) / depth},${(v - (y / depth) * w) / depth},0,${w / depth}`;
  return `matrix3d(${seen(column(across))},${seen(column(back))},0,0,1,0,0,0,0,1)`;
}

/** Makes a name as wide as its longest line (CSS alone leaves it as wide as it may be), and measures it. */
function sizeOf(name: HTMLElement): Size {
  name.style.width = "";
  const text = document.createRange();
  text.selectNodeContents(name);
  const { paddingLeft, paddingRight } = getComputedStyle(name);
  const width = Math.ceil(text.getBoundingClientRect().width + parseFloat(paddingLeft) + parseFloat(paddingRight)) + 1;
  name.style.width = `${width}px`;
  return { width, height: name.offsetHeight };
}

export class Spots {
  readonly element: HTMLElement;
  #spots: Spot[] = [];

  constructor(
    private readonly page: Place,
    private readonly events: SpotEvents,
  ) {
    this.element = make("ul", { class: "viewer-spots", role: "list" });
    this.element.setAttribute("aria-label", say(page.strings, "spots"));
  }

  /** What is in this room and not in every one, in the order of Tab. */
  get things(): readonly Thing[] {
    return this.#spots.filter(({ everywhere }) => !everywhere);
  }

  /** The button of a label, by its id. */
  button(id: string): HTMLElement | null {
    return this.element.querySelector(`[data-id="${CSS.escape(id)}"]`);
  }

  /**
   * Replaces all spots by those of a scene, in the order in which one meets them turning to the right. What every room
   * has comes last: who walks by keyboard or ear has met it.
   */
  show(record: SceneRecord): void {
    const spots = [
      ...record.links.map((link) => this.#door(link)),
      ...record.labels.map((label) => this.#label(label)),
    ];
    const start = record.view.yaw - 45;
    const turn = (yaw: number): number => (((yaw - start) % 360) + 360) % 360;
    this.#spots = spots.sort((p, q) => Number(p.everywhere) - Number(q.everywhere) || turn(p.yaw) - turn(q.yaw));
    this.element.replaceChildren(...this.#spots.map(({ element }) => make("li", {}, [element])));
  }

  /** Puts every spot where it belongs on the screen. Names keep clear of `buttons`. */
  place(view: View, size: Size, buttons: readonly Box[]): void {
    const doors: { spot: Spot; x: number; y: number }[] = [];
    const obstacles = [...buttons];
    for (const spot of this.#spots) {
      const { element, direction: towards, yaw, pitch, floor } = spot;
      const { x, y, depth } = toScreen(view, size, towards);
      const seen = depth > 0.05 && x > -MARGIN && y > -MARGIN && x < size.width + MARGIN && y < size.height + MARGIN;
      element.classList.toggle("is-away", !seen);
      // Out of sight they wait in the middle: the focus can reach them there without scrolling anything.
      const [left, top] = seen ? [x, y] : [size.width / 2, size.height / 2];
      element.style.transform = `translate(${left.toFixed(2)}px,${top.toFixed(2)}px)`;
      if (floor && seen) floor.style.transform = onFloor(view, size, yaw, pitch);
      if (!seen) continue;
      if (spot.isLink) doors.push({ spot, x, y });
      else {
        element.classList.toggle("is-leftward", x > size.width * 0.62);
        obstacles.push({ left: x - DOT, top: y - DOT, right: x + DOT, bottom: y + DOT });
      }
    }
    this.#name(doors, obstacles, size);
  }

  /** Names the doors that are seen, those near the middle first; one that finds no place shows on hover and focus. */
  #name(doors: { spot: Spot; x: number; y: number }[], obstacles: readonly Box[], size: Size): void {
    const aside = ({ x, y }: { x: number; y: number }): number => Math.hypot(x - size.width / 2, y - size.height / 2);
    doors.sort((p, q) => aside(p) - aside(q));
    const wishes = doors.map(({ spot, x, y }) => ({ x, y, ...(spot.nameSize ??= sizeOf(spot.name)) }));
    arrange(wishes, obstacles, size, GAP).forEach((place, i) => {
      const { element, name } = (doors[i] as { spot: Spot }).spot;
      element.classList.toggle("is-quiet", !place);
      name.style.setProperty("--aside", `${(place?.x ?? 0).toFixed(1)}px`);
      name.style.setProperty("--rise", `${(place?.y ?? -GAP).toFixed(1)}px`);
    });
  }

  /** Forgets what was measured: the screen has another size. */
  resized(): void {
    for (const spot of this.#spots) spot.nameSize = null;
  }

  #door(link: LinkRecord): Spot {
    const floor = make("span", { class: "viewer-floor" }, [floorArrow()]);
    const name = write(make("span", { class: "viewer-name" }), link, "title");
    const element = make(
      "a",
      { class: "viewer-spot viewer-door", href: `#${link.to}`, "aria-label": say(this.page.strings, "walk", { title: link.title }) },
      [floor, name],
    );
    if (link.lang?.title) element.lang = link.lang.title;
    element.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.events.walk(link);
    });
    element.addEventListener("pointerenter", () => this.events.hint(link));
    this.#seekOnFocus(element, link.yaw, link.pitch, () => this.events.hint(link));
    const towards = direction(link.yaw, link.pitch);
    return { element, name, everywhere: false, yaw: wrap(link.yaw), pitch: link.pitch, direction: towards, floor, title: inLanguage(link.title, link.lang?.title), isLink: true, nameSize: null };
  }

  #label(label: LabelRecord): Spot {
    const title = titleOf(label, this.page);
    const lang = label.title ? label.lang : label.object?.lang;
    const name = write(make("span", { class: "viewer-name" }), { title, lang } as LabelRecord, "title");
    const dot = make("span", { class: "viewer-dot" }, [icon(isIcon(label.kind) ? label.kind : "text")]);
    const href = label.kind === "link" && !label.text && !label.object && !this.page.closed ? safeAddress(label.href) : null;
    const element = href
      ? make("a", { class: "viewer-spot viewer-label", href, target: "_blank", rel: "noopener" }, [dot, name])
      : make("button", { class: "viewer-spot viewer-label", type: "button", "aria-haspopup": "dialog" }, [dot, name]);
    element.dataset.kind = label.kind;
    element.dataset.id = label.id;
    if (!href) element.addEventListener("click", () => this.events.open(label, element));
    this.#seekOnFocus(element, label.yaw, label.pitch);
    const towards = direction(label.yaw, label.pitch);
    const everywhere = label.everywhere ?? false;
    return { element, name, everywhere, yaw: wrap(label.yaw), pitch: label.pitch, direction: towards, floor: null, title: inLanguage(title, lang?.title), isLink: false, nameSize: null };
  }

  #seekOnFocus(element: HTMLElement, yaw: number, pitch: number, also?: () => void): void {
    element.addEventListener("focus", () => {
      if (!element.matches(":focus-visible")) return;
      this.events.seek(yaw, pitch);
      also?.();
    });
  }
}
