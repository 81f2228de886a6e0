// The floor plan of the page, inside the viewer: small in a corner, large in a dialog; on it where one looks.

import { atan2 } from "../core/projection";
import { extent } from "../core/view";
import type { TourViewer } from "../tour/contract";
import { make } from "../ui/dom";
import { conePath } from "./cone";
import type { Memory } from "./memory";
import type { Say } from "./words";

const POINTS = "svg a[data-scene-link]";

/** The museum's own drawing, as a part of the small plan: however that is fitted, the points stay on it. */
function under(own: HTMLImageElement, plan: SVGSVGElement): SVGImageElement {
  const image = document.createElementNS("http://www.w3.org/2000/svg", "image");
  image.setAttribute("href", own.src);
  image.setAttribute("width", String(plan.viewBox.baseVal.width));
  return image;
}

export class Plan {
  readonly #card: HTMLElement;
  readonly #small = make("span", { class: "viewer-map", "aria-hidden": "true" });
  readonly #toggle: HTMLButtonElement;
  #cones: { element: SVGPathElement; bearing: number }[] = [];
  #angle = 0;

  /** Whether the page has a plan with points to stand at. */
  static isThere(): boolean {
    return document.querySelector(POINTS) !== null;
  }

  constructor(
    private readonly viewer: TourViewer,
    private readonly memory: Memory,
    say: Say,
    toggle: HTMLButtonElement,
    enlarged: (from: HTMLElement) => void,
  ) {
    this.#toggle = toggle;
    const enlarge = make("button", { type: "button", class: "viewer-map-button", "aria-label": say("enlarge_plan"), title: say("enlarge_plan") }, [this.#small]);
    enlarge.addEventListener("click", () => enlarged(enlarge));
    this.#card = (viewer.over as NonNullable<typeof viewer.over>).bar.add(say("plan"), "plan-card", [enlarge]);
    toggle.addEventListener("click", () => this.#show(this.#card.hidden === true));
    const kept = this.#kept();
    this.#show(kept === null ? matchMedia("(min-width: 64rem) and (min-height: 34rem)").matches : kept === "open", false);
    viewer.addEventListener("view", () => this.#turn());
    viewer.addEventListener("scene", () => this.arrive());
    this.arrive();
  }

  #show(shown: boolean, keep = true): void {
    this.#card.hidden = !shown;
    this.#toggle.setAttribute("aria-pressed", String(shown));
    this.viewer.over?.changed();
    if (!keep) return;
    try {
      sessionStorage.setItem("jetisu360-plan", shown ? "open" : "closed");
    } catch {
      // Then it is as at the beginning on the next page.
    }
  }

  #kept(): string | null {
    try {
      return sessionStorage.getItem("jetisu360-plan");
    } catch {
      return null;
    }
  }

  /** Another room: the small plan is that of its floor, and the cone starts from its point. */
  arrive(): void {
    const { scene, root } = this.viewer;
    const here = [...document.querySelectorAll<SVGElement>(`svg a[data-scene-link="${CSS.escape(scene)}"]`)];
    const drawing = here.find((point) => !root.contains(point))?.closest("svg");
    for (const { element } of this.#cones) element.remove();
    this.#small.replaceChildren();
    if (drawing) {
      const copy = drawing.cloneNode(true) as SVGSVGElement;
      for (const name of ["class", "role", "aria-label", "width", "height"]) copy.removeAttribute(name);
      // A picture only, too small for words: its large sister has those, and the links.
      for (const part of copy.querySelectorAll("text, title, .plan-bar, .plan-target, [role]")) part.remove();
      for (const point of copy.querySelectorAll("a")) point.removeAttribute("href");
      const own = drawing.parentElement?.querySelector("img");
      if (own) copy.prepend(under(own, copy));
      this.#small.append(copy);
    }
    this.#mark();
    this.#cones = [...document.querySelectorAll<SVGElement>(`svg a[data-scene-link="${CSS.escape(scene)}"]`)].flatMap((point) => {
      const bearing = parseFloat(point.dataset.bearing ?? "");
      const circle = point.querySelector("circle");
      if (!Number.isFinite(bearing) || !circle) return [];
      const element = document.createElementNS("http://www.w3.org/2000/svg", "path");
      element.setAttribute("class", "plan-cone");
      circle.parentNode?.insertBefore(element, circle.parentNode.firstChild);
      return [{ element, bearing }];
    });
    this.#angle = 0;
    this.#turn();
  }

  /** Rooms that were seen. */
  #mark(): void {
    for (const point of document.querySelectorAll<SVGElement>(POINTS)) {
      if (this.memory.rooms.includes(point.dataset.sceneLink ?? "")) point.dataset.visited = "";
      else delete point.dataset.visited;
    }
  }

  #turn(): void {
    const { view, cssSize } = this.viewer;
    const angle = Math.round(2 * atan2(extent(view.fov, cssSize).x, 1));
    for (const { element, bearing } of this.#cones) {
      if (angle !== this.#angle) element.setAttribute("d", conePath(angle));
      element.setAttribute("transform", `rotate(${(bearing + view.yaw).toFixed(1)})`);
    }
    this.#angle = angle;
  }
}
