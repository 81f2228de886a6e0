// The buttons over the picture: look, zoom, full screen, send the view.

import type { Direction } from "../control/keyboard";
import { say, type Strings } from "../tour/record";
import { make } from "./dom";
import { icon } from "./icons";
import type { Box } from "./names";

export interface BarEvents {
  nudge(direction: Direction): void;
  zoom(closer: boolean): void;
  fullScreen(): void;
  share(): void;
}

/** A button held down repeats this often, ms. */
const REPEAT = 140;

/** A button of the bar: its icon (icons.ts), and what it does in words. */
export function button(text: string, look: string): HTMLButtonElement {
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
    closed: boolean,
  ) {
    const look = (["left", "up", "down", "right"] as const).map((direction) =>
      repeating(button(say(strings, `look_${direction}`), direction), () => events.nudge(direction)),
    );
    this.#closer = button(say(strings, "zoom_in"), "closer");
    this.#wider = button(say(strings, "zoom_out"), "wider");
    const share = button(say(strings, "share"), "share");
    share.addEventListener("click", () => events.share());
    this.#full = button(say(strings, "full_screen"), "full");
    this.#full.addEventListener("click", () => events.fullScreen());
    this.element = make("div", { class: "viewer-bar" });
    this.add(say(strings, "group_look"), "look", look);
    this.add(say(strings, "group_zoom"), "zoom", [
      repeating(this.#wider, () => events.zoom(false)),
      repeating(this.#closer, () => events.zoom(true)),
    ]);
    // A hall's own screen is full already, and has nobody to send anything to.
    if (!closed) this.add(say(strings, "group_page"), "page", [share, this.#full]);
  }

  /** Adds a group of buttons: first or last in the order of Tab. */
  add(name: string, kind: string, children: Node[], first = false): HTMLElement {
    const group = make("div", { class: `viewer-group viewer-${kind}`, role: "group", "aria-label": name }, children);
    this.element[first ? "prepend" : "append"](group);
    return group;
  }

  /** Shows what cannot be done now. The buttons stay reachable, so that the focus is never lost. */
  zoomEnds(atNarrowest: boolean, atWidest: boolean): void {
    this.#closer.setAttribute("aria-disabled", String(atNarrowest));
    this.#wider.setAttribute("aria-disabled", String(atWidest));
  }

  /** Where the groups of buttons are now, from the picture's top left corner. */
  boxes(): Box[] {
    const origin = this.element.getBoundingClientRect();
    const shown = [...this.element.children].map((group) => group.getBoundingClientRect()).filter(({ width }) => width > 0);
    return shown.map(({ left, top, right, bottom }) => {
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
