// Pieces that every panel of the inspector has.

import type { Words } from "../../../review/words";
import { make } from "../../../ui/dom";
import { icon } from "../../../ui/icons";
import { NumberField } from "../../fields/number";
import type { Angles } from "../turning";

export interface Panel {
  readonly element: HTMLElement;
  /** The document is another. */
  update(): void;
  /** Begins to write. */
  focus?(): void;
}

/** Our own line icons, 24 × 24. */
export const ICONS = {
  way: "M12 19V5.5M6.5 10.5 12 5l5.5 5.5",
  remove: "M5.5 7.5h13M9.5 7V5h5v2M7.5 7.5l.8 11.5h7.4l.8-11.5M10.5 11v5M13.5 11v5",
  look: "M3.5 12S6.5 6.5 12 6.5 20.5 12 20.5 12 17.5 17.5 12 17.5 3.5 12 3.5 12ZM12 9.7a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6Z",
  outline: "M5 8.5 11.5 5l7.5 4-2 9.5-9 .5ZM5 8.5v0M11.5 5v0M19 9v0M17 18.5v0M8 19v0",
  north: "M12 3.5 16 20l-4-3-4 3Z",
  level: "M3.5 12h4m9 0h4M8.5 12a3.5 3.5 0 1 0 7 0 3.5 3.5 0 0 0-7 0Z",
  wide: "M4.5 5.5h15v13h-15zM9.5 5.5v13M14.5 5.5v13",
  close: "m6.5 6.5 11 11m0-11-11 11",
  room: "M4.5 19.5v-11L12 4.5l7.5 4v11zM9.5 19.5v-6h5v6",
} as const;

export function tool(lines: string, text: string, act: () => void, look = ""): HTMLButtonElement {
  const button = make("button", { type: "button", class: `shell-button ${look}` }, [icon(lines), make("span", {}, [text])]);
  button.addEventListener("click", act);
  return button;
}

export const section = (title: string, children: readonly (Node | null)[]): HTMLElement => make("section", { class: "inspector-part" }, [make("h3", {}, [title]), ...children]);

/** Yaw and pitch as numbers. */
export class PlaceFields {
  readonly element: HTMLElement;
  #yaw: NumberField;
  #pitch: NumberField;
  #at: Angles = { yaw: 0, pitch: 0 };

  constructor(
    words: Words,
    private readonly write: (at: Angles) => void,
  ) {
    this.#yaw = new NumberField({ words, label: words.say("room_yaw"), low: -180, high: 180, write: (value) => value !== null && this.#put({ yaw: value === 180 ? -180 : value }) });
    this.#pitch = new NumberField({ words, label: words.say("room_pitch"), low: -90, high: 90, write: (value) => value !== null && this.#put({ pitch: value }) });
    this.element = make("div", { class: "inspector-pair" }, [this.#yaw.element, this.#pitch.element]);
  }

  set disabled(disabled: boolean) {
    this.#yaw.disabled = this.#pitch.disabled = disabled;
  }

  /** One number after the other may be typed before what is written comes back. */
  #put(part: Partial<Angles>): void {
    this.#at = { ...this.#at, ...part };
    this.write({ yaw: this.#at.yaw, pitch: this.#at.pitch });
  }

  update(at: Angles): void {
    this.#at = at;
    this.#yaw.update(at.yaw);
    this.#pitch.update(at.pitch);
  }
}
