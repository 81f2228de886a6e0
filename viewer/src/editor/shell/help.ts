// The keys, in a dialog of their own.

import type { Words } from "../../review/words";
import { make } from "../../ui/dom";
import type { Letters } from "./letters";

/** Key → the word that says what it does, `shell_key_…`. */
const ALWAYS: readonly (readonly [string, string])[] = [
  ["Ctrl Z", "undo"],
  ["Ctrl Shift Z", "redo"],
];
const ROOMS: readonly (readonly [string, string])[] = [
  ["/", "search"],
  ["Alt ↑ ↓", "order"],
  ["N", "label"],
  ["L", "link"],
  ["P", "polygon"],
  ["← → ↑ ↓ ", "move"],
  ["Shift ← →", "move_small"],
  ["Enter", "edit"],
  ["Delete", "remove"],
];
const LAST: readonly (readonly [string, string])[] = [
  ["← → ↑ ↓", "look"],
  ["+ −", "zoom"],
  ["Esc", "leave"],
  ["?", "help"],
];

export function dialog(title: string, words: Words, body: readonly (Node | string)[]): HTMLDialogElement {
  const heading = make("h2", { id: `dialog-${Math.random().toString(36).slice(2, 8)}` }, [title]);
  const close = make("button", { type: "button", class: "shell-close", "aria-label": words.say("shell_close") }, [make("span", { "aria-hidden": "true" }, ["×"])]);
  const element = make("dialog", { class: "shell-dialog", "aria-labelledby": heading.id }, [
    make("header", {}, [heading, close]),
    make("div", { class: "shell-dialog-body" }, body),
  ]);
  close.addEventListener("click", () => element.close());
  element.addEventListener("click", ({ target }) => {
    if (target === element) element.close();
  });
  element.addEventListener("close", () => element.remove());
  return element;
}

interface Told {
  /** Whether there are rooms to work on. */
  readonly rooms: boolean;
  /** The keys of the screen that is shown, and what each does. */
  readonly screen: readonly (readonly [string, string])[];
  readonly letters: Letters;
}

/** The keys, and the switch that turns those of one letter off. */
export function showKeys(words: Words, root: HTMLElement, { rooms, screen, letters }: Told): void {
  const said = (keys: readonly (readonly [string, string])[]): (readonly [string, string])[] => keys.map(([key, name]) => [key, words.say(`shell_key_${name}`)]);
  const rows = [...screen, ...said(ALWAYS), ...(rooms ? said(ROOMS) : []), ...said(LAST)].map(([key, text]) =>
    make("div", {}, [make("dt", {}, key.trim().split(" ").map((part) => make("kbd", {}, [part]))), make("dd", {}, [text])]),
  );
  const on = make("input", { type: "checkbox", id: "shell-letters" });
  on.checked = !letters.off;
  on.addEventListener("change", () => letters.turn(!on.checked));
  const choice = make("p", { class: "shell-letters" }, [on, make("label", { for: "shell-letters" }, [words.say("shell_letters")])]);
  const element = dialog(words.say("shell_help"), words, [choice, make("dl", { class: "shell-keys" }, rows)]);
  root.append(element);
  element.showModal();
}
