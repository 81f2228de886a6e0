// The bar at the foot of the page: whether there is a line, what waits on the phone, and the list of it.

import { make } from "../ui/dom";
import type { Item } from "./outbox";
import { type Config, moment, sentence } from "./page";

export interface Acts {
  readonly send: () => void;
  readonly remove: (item: Item) => void;
}

export class Bar {
  readonly #said = make("p", { class: "field-said", role: "status" });
  readonly #look: HTMLButtonElement;
  readonly #send: HTMLButtonElement;
  readonly #reload: HTMLButtonElement;
  readonly #bar: HTMLElement;
  readonly #list = make("ul", { class: "field-list" });
  readonly #dialog: HTMLDialogElement;
  readonly #config: Config;
  readonly #acts: Acts;

  constructor(config: Config, acts: Acts) {
    this.#config = config;
    this.#acts = acts;
    this.#look = make("button", { type: "button", class: "button is-second" }, [config.words.look]);
    this.#send = make("button", { type: "button", class: "button" }, [config.words.send_now]);
    this.#reload = make("button", { type: "button", class: "button is-second" }, [config.words.reload]);
    this.#bar = make("aside", { class: "field-bar", "aria-label": config.words.title }, [this.#said, make("div", { class: "field-acts" }, [this.#look, this.#reload, this.#send])]);
    this.#bar.hidden = true;
    const close = make("button", { type: "button", class: "button is-second" }, [config.words.close]);
    this.#dialog = make("dialog", { class: "field-dialog", "aria-labelledby": "field-head" }, [make("h2", { id: "field-head" }, [config.words.title]), this.#list, make("p", { class: "form-actions" }, [close])]);
    this.#look.addEventListener("click", () => this.#dialog.showModal());
    this.#send.addEventListener("click", () => acts.send());
    this.#reload.addEventListener("click", () => location.reload());
    close.addEventListener("click", () => this.#dialog.close());
    document.body.append(this.#bar, this.#dialog);
  }

  /** `working`: what is being sent, in words. `asOf`: when the page that is shown was fetched; null: now. */
  show(items: readonly Item[], line: boolean, working: string | null, asOf: string | null, stranger: boolean): void {
    const { words } = this.#config;
    const waits = items.filter(({ refused }) => !refused).length;
    const refused = items.length - waits;
    const parts = [
      line ? "" : words.no_line,
      asOf ? sentence(this.#config, "as_of", { moment: moment(asOf) }) : "",
      working ?? (waits ? sentence(this.#config, "waits", { n: waits }) : ""),
      refused ? sentence(this.#config, "refused_of", { n: refused }) : "",
      stranger ? words.stranger : "",
    ].filter(Boolean);
    const said = parts.join(" ");
    if (this.#said.textContent !== said) this.#said.textContent = said;
    this.#bar.hidden = !parts.length;
    this.#look.hidden = !items.length;
    this.#reload.hidden = !asOf || !line || working !== null;
    this.#send.hidden = !waits || !line || working !== null;
    this.#list.replaceChildren(...items.map((item) => this.#row(item)));
    if (!items.length && this.#dialog.open) this.#dialog.close();
  }

  #row(item: Item): HTMLElement {
    const { words } = this.#config;
    const typed = item.entries.flatMap(([name, value]) => (typeof value === "string" && value.trim() && ["reason", "note", "new"].includes(name) ? [value] : []));
    const files = item.entries.flatMap(([, value]) => (typeof value === "string" ? [] : [value.name]));
    const remove = make("button", { type: "button", class: "button is-second" }, [words.remove]);
    remove.addEventListener("click", () => confirm(words.remove_sure) && this.#acts.remove(item));
    return make("li", {}, [
      make("p", {}, [make("strong", {}, [item.what]), ` · ${item.about}`]),
      make("p", { class: "help" }, [moment(item.at)]),
      ...[...typed, ...files].map((text) => make("p", { class: "field-typed" }, [text])),
      item.refused ? make("p", { class: "field-refused" }, [item.refused]) : null,
      make("p", { class: "form-actions" }, [make("a", { class: "button is-second", href: item.address }, [words.open]), remove]),
    ]);
  }
}
