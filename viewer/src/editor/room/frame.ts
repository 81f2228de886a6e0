// What stands around the picture: tools, the bar of a tool at work, notes, the compass and the zoom.

import type { Words } from "../../review/words";
import { make } from "../../ui/dom";
import { drawing, icon } from "../../ui/icons";
import { ICONS } from "./inspector/parts";
import type { Mode } from "./desk";

export interface FrameEvents {
  label(): void;
  way(): void;
  zoom(closer: boolean): void;
  inspector(): void;
}

const LABEL = "M12 21s-6.5-5.6-6.5-11a6.5 6.5 0 0 1 13 0c0 5.4-6.5 11-6.5 11ZM12 7v6M9 10h6";

export class Frame {
  readonly element = make("section", { class: "desk-look" });
  /** Where the picture is. */
  readonly holder = make("div", { class: "desk-holder" });
  #tools: HTMLElement;
  #bar = make("div", { class: "desk-bar-place" });
  #note = make("p", { class: "desk-note", hidden: true });
  #trouble = make("p", { class: "desk-trouble", hidden: true });
  #compass = drawing("-20 -20 40 40", [["circle", { r: "18" }], ["path", { d: "M0-13 4.5 2H-4.5Z", class: "north" }], ["path", { d: "M0 13 4.5 2H-4.5Z" }]]);
  #compassPlace = make("div", { class: "desk-compass", hidden: true });

  constructor(
    private readonly words: Words,
    frozen: boolean,
    events: FrameEvents,
  ) {
    const button = (lines: string, name: string, act: () => void, keys?: string): HTMLButtonElement => {
      const made = make("button", { type: "button", class: "desk-tool", "aria-keyshortcuts": keys ?? null }, [icon(lines), make("span", {}, [words.say(name)])]);
      made.addEventListener("click", act);
      return made;
    };
    const round = (name: string, sign: string, act: () => void): HTMLButtonElement => {
      const made = make("button", { type: "button", class: "desk-round", "aria-label": words.say(name), title: words.say(name) }, [icon(sign)]);
      made.addEventListener("click", act);
      return made;
    };
    this.#tools = make("div", { class: "desk-tools", role: "toolbar", "aria-label": words.say("room_tools") }, [
      button(LABEL, "room_label_new", events.label, "N"),
      button(ICONS.way, "room_way_new", events.way, "L"),
    ]);
    this.#tools.hidden = frozen;
    this.#compassPlace.append(this.#compass);
    this.#compassPlace.setAttribute("role", "img");
    const zoom = make("div", { class: "desk-zoom" }, [
      round("room_closer", "M12 5.5v13M5.5 12h13", () => events.zoom(true)),
      round("room_wider", "M5.5 12h13", () => events.zoom(false)),
    ]);
    const open = button(ICONS.room, "room_inspector", events.inspector);
    open.classList.add("desk-inspector-open");
    this.element.setAttribute("aria-label", words.say("room_picture"));
    this.element.dataset["mode"] = "";
    this.element.append(this.holder, this.#trouble, this.#tools, this.#bar, open, make("div", { class: "desk-foot" }, [this.#compassPlace, this.#note, zoom]));
  }

  /** The tool at work; null: none. */
  mode(mode: Mode | null): void {
    this.#bar.replaceChildren(...(mode ? [mode.bar] : []));
    this.element.dataset["mode"] = mode?.name ?? "";
  }

  /** A sentence at the foot of the picture, and a link where one can do something about it. */
  note(text: string, link?: { readonly text: string; readonly href: string }): void {
    if (this.#note.dataset["said"] === text) return;
    this.#note.dataset["said"] = text;
    this.#note.hidden = !text;
    this.#note.replaceChildren(text, ...(link ? [" ", make("a", { href: link.href }, [link.text])] : []));
  }

  /** Says in the picture's place why there is none. */
  trouble(text: string): void {
    this.#trouble.textContent = text;
    this.#trouble.hidden = !text;
    this.holder.classList.toggle("is-gone", !!text);
  }

  /** Where north is from where one looks, degrees; null: nobody knows. */
  north(turn: number | null): void {
    this.#compassPlace.hidden = turn === null;
    if (turn === null) return;
    this.#compass.style.transform = `rotate(${turn.toFixed(1)}deg)`;
    const said = this.words.say("room_compass", { n: Math.round((((-turn % 360) + 360) % 360)) });
    if (this.#compassPlace.getAttribute("aria-label") !== said) this.#compassPlace.setAttribute("aria-label", said);
  }
}
