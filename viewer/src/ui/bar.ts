// The buttons over the picture: look, zoom, full screen, send the view.

import type { Direction } from "../control/keyboard";
import { say, type Strings } from "../tour/record";
import { make } from "./dom";
import { icon, type Icon } from "./icons";
import type { Box } from "./names";

export interface BarEvents {
  nudge(direction: Direction): void;
  zoom(closer: boolean): void;
  fullScreen(): void;
  share(): void;
}

/** A button held down repeats this often, ms. */
const REPEAT = 140;

function button(strings: Strings, name: string, look: Icon): HTMLButtonElement {
  const text = say(strings, name);
  return make("button", { class: "viewer-button", type: "button", "aria-label": text, title: text }, [icon(look)]);
}

/** Does it at once when pressed and again while held; a click without a pointer (keyboard, speech) does it once. */
function repeating(element: HTMLElement, act: () => void): HTMLElement {
  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = (): void => clearInterval(timer);
  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    stop();
    act();
    timer = setInterval(act, REPEAT);
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave", "blur"]) element.addEventListener(end, stop);
  element.addEventListener("click", (event) => {
    if (event.detail === 0) act();
  });
  element.addEventListener("contextmenu", (event) => event.preventDefault());
  return element;
}

export class Bar {
  readonly element: HTMLElement;
  readonly #full: HTMLButtonElement;
  readonly #closer: HTMLButtonElement;
  readonly #wider: HTMLButtonElement;

  constructor(
    private readonly strings: Strings,
    events: BarEvents,
  ) {
    const look = (["left", "up", "down", "right"] as const).map((direction) =>
      repeating(button(strings, `look_${direction}`, direction), () => events.nudge(direction)),
    );
    this.#closer = button(strings, "zoom_in", "closer");
    this.#wider = button(strings, "zoom_out", "wider");
    const share = button(strings, "share", "share");
    share.addEventListener("click", () => events.share());
    this.#full = button(strings, "full_screen", "full");
    this.#full.addEventListener("click", () => events.fullScreen());
    const group = (name: string, kind: string, children: Node[]): HTMLElement =>
      make("div", { class: `viewer-group viewer-${kind}`, role: "group", "aria-label": say(strings, name) }, children);
    this.element = make("div", { class: "viewer-bar" }, [
      group("group_look", "look", look),
      group("group_zoom", "zoom", [
        repeating(this.#wider, () => events.zoom(false)),
        repeating(this.#closer, () => events.zoom(true)),
      ]),
      group("group_page", "page", [share, this.#full]),
    ]);
  }

  /** Shows what cannot be done now. The buttons stay reachable, so that the focus is never lost. */
  zoomEnds(atNarrowest: boolean, atWidest: boolean): void {
    this.#closer.setAttribute("aria-disabled", String(atNarrowest));
    this.#wider.setAttribute("aria-disabled", String(atWidest));
  }

  /** Where the groups of buttons are now, from the picture's top left corner. */
  boxes(): Box[] {
    const origin = this.element.getBoundingClientRect();
    return [...this.element.children].map((group) => {
      const { left, top, right, bottom } = group.getBoundingClientRect();
      return { left: left - origin.left, top: top - origin.top, right: right - origin.left, bottom: bottom - origin.top };
    });
  }

  fullScreen(is: boolean): void {
    const text = say(this.strings, is ? "full_screen_exit" : "full_screen");
    this.#full.setAttribute("aria-label", text);
    this.#full.title = text;
    this.#full.replaceChildren(icon(is ? "unfull" : "full"));
  }
}
