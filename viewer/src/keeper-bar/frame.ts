// The site in its frame: it comes from the same server, so the viewer in it can be asked where it looks.

import { angles } from "../core/projection";
import { toDirection } from "../core/view";
import type { TourViewer } from "../tour/contract";
import type { Spot, Texts } from "./blocks";

/** What is read of the tour's own document. */
export interface TourFile {
  readonly scenes: readonly { readonly id: string; readonly title: Texts }[];
  readonly objects: readonly { readonly id: string; readonly title: Texts }[];
}

type Seen = Window & { readonly jetisu360?: { readonly viewer?: TourViewer } };

/** How far a finger may go and still have clicked, CSS pixels. */
const STILL = 6;

export class Frame {
  /** Where somebody clicked in a picture, on the outer page: CSS pixels. */
  onClick: (spot: Spot, x: number, y: number) => void = () => undefined;
  /** Another page, or another room. */
  onChange: () => void = () => undefined;
  #down: { x: number; y: number } | null = null;

  constructor(readonly element: HTMLIFrameElement) {
    element.addEventListener("load", () => this.#loaded());
  }

  /** The address that the frame is at, within the site. */
  get address(): string | null {
    const at = this.#window?.location;
    return at && at.pathname !== "blank" ? at.pathname + at.search + at.hash : null;
  }

  get viewer(): TourViewer | null {
    return this.#window?.jetisu360?.viewer ?? null;
  }

  get title(): string {
    return this.element.contentDocument?.title ?? "";
  }

  reload(): void {
    this.#window?.location.reload();
  }

  async tour(): Promise<TourFile | null> {
    const viewer = this.viewer;
    const page = this.element.contentDocument;
    if (!viewer || !page) return null;
    const answer = await fetch(new URL(`${viewer.data.base}tour.json`, page.baseURI), { cache: "no-cache" });
    return answer.ok ? ((await answer.json()) as TourFile) : null;
  }

  get #window(): Seen | null {
    try {
      const seen = this.element.contentWindow as Seen | null;
      // (Of a page of somebody else's that a label has led to, this may not be asked.)
      return seen?.document ? seen : null;
    } catch {
      return null;
    }
  }

  #loaded(): void {
    const page = this.#window?.document;
    if (page) {
      page.addEventListener("jetisu360", () => this.#listen());
      this.#window?.addEventListener("hashchange", () => this.onChange());
      this.#listen();
    }
    this.onChange();
  }

  #listen(): void {
    const viewer = this.viewer;
    if (!viewer || viewer.surface.dataset.keeperBar) return;
    viewer.surface.dataset.keeperBar = "yes";
    viewer.addEventListener("scene", () => this.onChange());
    viewer.surface.addEventListener("pointerdown", (event) => (this.#down = event.isPrimary && !event.button ? { x: event.clientX, y: event.clientY } : null));
    viewer.surface.addEventListener("pointerup", (event) => {
      const down = this.#down;
      this.#down = null;
      if (!down || viewer.busy || Math.hypot(event.clientX - down.x, event.clientY - down.y) > STILL) return;
      const box = viewer.surface.getBoundingClientRect();
      const spot = angles(toDirection(viewer.view, box, event.clientX - box.left, event.clientY - box.top));
      const frame = this.element.getBoundingClientRect();
      this.onClick(spot, frame.left + event.clientX, frame.top + event.clientY);
    });
    this.onChange();
  }
}
