// The panel beside the picture: of the room, or of what is chosen in it. On a tablet it is a drawer.

import type { Words } from "../../../review/words";
import { make } from "../../../ui/dom";
import { icon } from "../../../ui/icons";
import { ICONS, type Panel } from "./parts";

export interface InspectorEvents {
  /** Back to the room; on a tablet out of the drawer. */
  back(): void;
  close(): void;
}

export class Inspector {
  readonly element: HTMLElement;
  #eyebrow = make("p", { class: "eyebrow" });
  #title = make("h2", { tabindex: "-1" });
  #back: HTMLButtonElement;
  #wide: HTMLButtonElement;
  #body = make("div", { class: "inspector-body" });
  #panel: Panel | null = null;

  constructor(words: Words, events: InspectorEvents) {
    const round = (name: string, lines: string, act: () => void, look = ""): HTMLButtonElement => {
      const button = make("button", { type: "button", class: `shell-round ${look}`, "aria-label": words.say(name), title: words.say(name) }, [icon(lines)]);
      button.addEventListener("click", act);
      return button;
    };
    this.#back = round("room_back", "M14.5 6 8.5 12l6 6", events.back);
    this.#wide = round("room_wide", ICONS.wide, () => this.widen(!this.element.classList.contains("is-wide")), "inspector-wide");
    this.#wide.setAttribute("aria-pressed", "false");
    const close = round("shell_close", ICONS.close, events.close, "inspector-close");
    this.element = make("aside", { class: "inspector" }, [
      make("header", { class: "inspector-head" }, [this.#back, make("div", {}, [this.#eyebrow, this.#title]), this.#wide, close]),
      this.#body,
    ]);
  }

  /** The languages side by side, over the picture. */
  widen(wide: boolean): void {
    this.element.classList.toggle("is-wide", wide);
    this.#wide.setAttribute("aria-pressed", String(wide));
  }

  show(panel: Panel, eyebrow: string, isRoom: boolean): void {
    this.#panel = panel;
    this.#eyebrow.textContent = eyebrow;
    this.#back.hidden = isRoom;
    this.#body.replaceChildren(panel.element);
    this.#body.scrollTop = 0;
  }

  title(text: string): void {
    if (this.#title.textContent === text) return;
    this.#title.textContent = text;
    this.element.setAttribute("aria-label", text);
  }

  update(): void {
    this.#panel?.update();
  }

  focus(): void {
    this.#panel?.focus?.();
  }

  /** To what the panel is about, where nothing is written. */
  focusTitle(): void {
    this.#title.focus();
  }
}
