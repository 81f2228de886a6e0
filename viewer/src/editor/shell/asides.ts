// What could not be made as it was meant: both values side by side, until a person has chosen. Nothing of it is lost.

import type { Words } from "../../review/words";
import { make } from "../../ui/dom";
import type { Aside, At, Json, Museum, Operation, Store } from "../contract";
import { present } from "../operations";
import { isRows } from "../tree";
import { NotMade, walk } from "../values";
import { dialog } from "./help";

/** A value as a person reads it: a text as it is, anything else as it is written. */
export function shown(value: Json): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  return JSON.stringify(value, null, 1);
}

const same = (at: At, other: At): boolean => at.join("\n") === other.join("\n");

/** What the person of a change meant to stand at that place. */
function meant({ change, at }: Aside): Json {
  const about = change.operations.filter((operation) => same(operation.at, at));
  const operation: Operation | undefined = about[about.length - 1] ?? change.operations[change.operations.length - 1];
  if (!operation) return null;
  return operation.kind === "set" ? operation.value : operation.kind === "add" ? operation.item : null;
}

/** What stands at that place now: others may have gone on writing since the change was put aside. */
function standing(museum: Museum, aside: Aside): Json {
  try {
    return present(museum, aside.at);
  } catch (error) {
    if (!(error instanceof NotMade)) throw error;
    return aside.present; // (a place that this document does not know)
  }
}

/** Whether what a change is about is there: removed, it may have been brought back since. */
function there(museum: Museum, at: At): boolean {
  try {
    const nodes = walk(at).slice(0, at.length);
    const last = nodes.reduce((found, node, i) => (isRows(node) ? i : found), -1);
    return last >= 0 && present(museum, at.slice(0, last + 1)) !== null;
  } catch (error) {
    if (!(error instanceof NotMade)) throw error;
    return false;
  }
}

/** Lines that show a text whole, as far as there is room: what differs is often at its end. */
const rows = (text: string): number => Math.min(10, Math.max(2, text.split("\n").reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / 38)), 0)));

export class Asides {
  #dialog: HTMLDialogElement | null = null;
  #body = make("div", { class: "shell-asides" });
  #drawn = "";

  constructor(
    private readonly words: Words,
    private readonly store: Store,
    private readonly root: HTMLElement,
    private readonly say: (text: string) => void,
    private readonly named: (at: At) => string,
  ) {}

  open(): void {
    if (this.#dialog?.isConnected) return;
    this.#body = make("div", { class: "shell-asides" });
    this.#dialog = dialog(this.words.say("shell_aside_title"), this.words, [make("p", { class: "shell-lead" }, [this.words.say("shell_aside_lead")]), this.#body]);
    this.#dialog.classList.add("is-wide");
    this.root.append(this.#dialog);
    this.#drawn = "";
    this.update();
    this.#dialog.showModal();
  }

  update(): void {
    if (!this.#dialog?.isConnected) return;
    const { asides, museum } = this.store;
    if (!asides.length) return this.#dialog.close();
    // News comes every few seconds: what has not changed keeps the focus, and what is selected in it.
    const drawn = JSON.stringify(asides.map((aside) => [aside.change.id, aside.change.operations, aside.sentence, standing(museum, aside), there(museum, aside.at), this.named(aside.at)]));
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#body.replaceChildren(...asides.map((aside) => this.#one(aside)));
  }

  #one(aside: Aside): HTMLElement {
    const { words } = this;
    const place = this.named(aside.at);
    const sentence = aside.sentence ? words.of(aside.sentence) : words.say(`shell_aside_${aside.why}`, { name: aside.by });
    const settle = (choice: "mine" | "theirs"): void => {
      this.store.settle(aside, choice);
      if (this.store.asides.includes(aside)) return;
      this.say(words.say("shell_aside_settled"));
      this.#dialog?.querySelector<HTMLElement>(".shell-asides button, .shell-close")?.focus();
    };
    const value = (name: "mine" | "theirs", text: string): HTMLElement => {
      const take = make("button", { type: "button", class: "shell-button" }, [words.say(`shell_aside_take_${name}`)]);
      take.addEventListener("click", () => settle(name));
      const copy = make("button", { type: "button", class: "shell-quiet" }, [words.say("shell_copy")]);
      copy.addEventListener("click", () => void navigator.clipboard.writeText(text).then(() => this.say(words.say("shell_copied"))));
      const by = name === "mine" ? words.say("shell_aside_mine") : words.say("shell_aside_theirs", { name: aside.by });
      // (A text that can be chosen and copied by hand, too, where the browser gives no clipboard.)
      const held = make("textarea", { readonly: true, rows: String(rows(text)), "aria-label": `${by}, ${place}`, dir: "auto" });
      held.value = text || words.say("shell_aside_nothing");
      const may = name === "theirs" || aside.why === "changed" || (aside.why === "gone" && there(this.store.museum, aside.at));
      return make("div", { class: "shell-aside-value" }, [make("h4", {}, [by]), held, make("div", { class: "shell-row" }, [may ? take : null, text ? copy : null])]);
    };
    return make("article", { class: "shell-aside" }, [
      make("h3", {}, [place]),
      make("p", {}, [sentence]),
      make("div", { class: "shell-aside-values" }, [value("mine", shown(meant(aside))), value("theirs", shown(standing(this.store.museum, aside)))]),
    ]);
  }
}
