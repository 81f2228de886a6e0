// Three things that ask for attention: all of a room at once, the keys, and what has come of it all.

import { make } from "../ui/dom";
import type { Counts, Picture } from "./model";
import { type Act, SHOWN } from "./keys";
import type { Words } from "./words";

function dialog(title: HTMLElement, name: string): { element: HTMLDialogElement; body: HTMLElement; close: HTMLButtonElement } {
  title.id = `${name}-title`;
  const close = make("button", { type: "button", class: "close" });
  const body = make("div", { class: "dialog-body" });
  const element = make("dialog", { class: `dialog dialog-${name}`, "aria-labelledby": title.id }, [
    make("header", { class: "dialog-head" }, [title, close]),
    body,
  ]);
  close.append(make("span", { "aria-hidden": "true" }, ["×"]));
  close.addEventListener("click", () => element.close());
  element.addEventListener("click", ({ target }) => {
    if (target === element) element.close();
  });
  return { element, body, close };
}

/** Answers everything that is open in one room. */
export class RoomDialog {
  readonly element: HTMLDialogElement;
  #title = make("h2", {});
  #text = make("p", {});
  #buttons: [string, Act, HTMLButtonElement][];
  #close: HTMLButtonElement;

  constructor(
    private readonly words: Words,
    answer: (act: "blur" | "exhibit" | "none") => void,
  ) {
    const { element, body, close } = dialog(this.#title, "room");
    this.element = element;
    this.#close = close;
    this.#buttons = (["blur", "exhibit", "none"] as const).map((act) => {
      const button = make("button", { type: "button", class: act === "blur" ? "choice is-main" : "choice" });
      button.addEventListener("click", () => {
        element.close();
        answer(act);
      });
      return [`room_${act}`, act, button];
    });
    element.addEventListener("keydown", (event) => {
      const wanted = this.#buttons.find(([, act]) => event.code === `Digit${SHOWN[act]}` || event.code === `Numpad${SHOWN[act]}`);
      if (!wanted) return;
      event.preventDefault();
      wanted[2].click();
    });
    body.append(this.#text, make("div", { class: "choices" }, this.#buttons.map(([, , button]) => button)));
  }

  open(picture: Picture, open: number): void {
    const { words } = this;
    this.#title.textContent = words.of(picture.title);
    this.#text.textContent = words.count("room_text", open);
    this.#close.setAttribute("aria-label", words.say("close"));
    for (const [key, act, button] of this.#buttons)
      button.replaceChildren(make("span", { class: "button-text" }, [words.say(key)]), make("kbd", { "aria-hidden": "true" }, [SHOWN[act]]));
    this.element.showModal();
  }
}

const TOLD: readonly (readonly [string, readonly Act[]])[] = [
  ["keys_blur", ["blur"]],
  ["keys_exhibit", ["exhibit"]],
  ["keys_none", ["none"]],
  ["keys_skip", ["skip"]],
  ["keys_back", ["back"]],
  ["keys_undo", ["undo"]],
  ["keys_room", ["room"]],
  ["keys_mark", ["mark"]],
  ["keys_adjust", ["adjust"]],
  ["keys_zoom", ["closer", "wider"]],
  ["keys_frame", ["frame"]],
];

/** The keys, and the switch that turns those of one letter off. */
export class KeysDialog {
  readonly element: HTMLDialogElement;
  #title = make("h2", {});
  #list = make("dl", { class: "keys" });
  #switch = make("input", { type: "checkbox", id: "keys-on" });
  #label = make("label", { for: "keys-on" });
  #close: HTMLButtonElement;

  constructor(
    private readonly words: Words,
    private readonly isOff: () => boolean,
    turn: (off: boolean) => void,
  ) {
    const { element, body, close } = dialog(this.#title, "keys");
    this.element = element;
    this.#close = close;
    this.#switch.addEventListener("change", () => turn(!this.#switch.checked));
    body.append(this.#list, make("p", { class: "switch" }, [this.#switch, this.#label]));
  }

  open(): void {
    const { words } = this;
    this.#title.textContent = words.say("keys_title");
    this.#close.setAttribute("aria-label", words.say("close"));
    this.#label.textContent = words.say("keys_on");
    this.#switch.checked = !this.isOff();
    const line = (keys: readonly string[], text: string): HTMLElement =>
      make("div", {}, [make("dt", {}, keys.map((key) => make("kbd", {}, [key]))), make("dd", {}, [text])]);
    this.#list.replaceChildren(
      ...TOLD.map(([key, acts]) => line(acts.map((act) => SHOWN[act]), words.say(key))),
      line(["←", "→", "↑", "↓"], words.say("keys_look")),
      line(["Esc"], words.say("keys_escape")),
    );
    this.element.showModal();
  }
}

/** What has come of it, and what to do next. */
export class Summary {
  readonly element = make("section", { class: "summary" });
  #title = make("h2", { tabindex: "-1" });
  #lead = make("p", { class: "lead" });
  #facts = make("dl", { class: "facts" });
  #next = make("div", { class: "next" });
  #again = make("button", { type: "button", class: "choice is-main" });
  #decided = make("button", { type: "button", class: "choice" });

  constructor(
    private readonly words: Words,
    again: () => void,
    decided: () => void,
  ) {
    this.#again.addEventListener("click", again);
    this.#decided.addEventListener("click", decided);
    this.element.append(
      make("div", { class: "summary-body" }, [this.#title, this.#lead, this.#facts, this.#next, make("div", { class: "choices" }, [this.#again, this.#decided])]),
    );
  }

  /** `command`: what is typed next; `back`: the address where one goes on instead. */
  update(of: Counts, { command, back }: { readonly command: string; readonly back: string }): void {
    const { words } = this;
    this.#title.textContent = words.say(of.total === 0 ? "nothing_title" : of.open ? "skipped_title" : "done_title");
    this.#lead.textContent = of.total === 0 ? words.say("nothing_text") : of.open ? words.count("skipped_text", of.open) : words.say("done_text");
    const fact = (key: string, n: number): HTMLElement =>
      make("div", {}, [make("dt", {}, [words.say(key)]), make("dd", {}, [String(n)])]);
    this.#facts.hidden = of.total === 0;
    this.#facts.replaceChildren(fact("n_blurred", of.blurred), fact("n_exhibits", of.exhibits), fact("n_none", of.noFaces), fact("n_open", of.open));
    this.#next.replaceChildren(
      make("p", {}, [words.say(of.open ? "next_open" : "next_done")]),
      ...(command && !of.open ? [make("pre", { tabindex: "0", "aria-label": words.say("next_command") }, [make("code", {}, [command])])] : []),
      ...(back ? [make("a", { class: of.open ? "choice" : "choice is-main", href: back }, [words.say("next_link")])] : []),
    );
    this.#again.hidden = !of.open;
    this.#again.textContent = words.count("go_through", of.open);
    this.#decided.textContent = words.say(of.total ? "look_decided" : "look_rooms");
  }

  focus(): void {
    this.#title.focus();
  }
}
