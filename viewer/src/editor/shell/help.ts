// The keys, in a dialog of their own.

import type { Words } from "../../review/words";
import { make } from "../../ui/dom";

/** Key → the word that says what it does. The keys of screens stand in the words `shell_key_…` as well. */
const KEYS: readonly (readonly [string, string])[] = [
  ["Ctrl Z", "undo"],
  ["Ctrl Shift Z", "redo"],
  ["/", "search"],
  ["Alt ↑ ↓", "order"],
  ["← → ↑ ↓", "look"],
  ["+ −", "zoom"],
  ["N", "label"],
  ["L", "link"],
  ["P", "polygon"],
  ["← → ↑ ↓ ", "move"],
  ["Shift ← →", "move_small"],
  ["Enter", "edit"],
  ["Delete", "remove"],
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

export function showKeys(words: Words, root: HTMLElement): void {
  const rows = KEYS.map(([key, name]) =>
    make("div", {}, [make("dt", {}, key.trim().split(" ").map((part) => make("kbd", {}, [part]))), make("dd", {}, [words.say(`shell_key_${name}`)])]),
  );
  const element = dialog(words.say("shell_help"), words, [make("dl", { class: "shell-keys" }, rows)]);
  root.append(element);
  element.showModal();
}
