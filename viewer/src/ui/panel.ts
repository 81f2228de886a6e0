// The text page of a label: a dialog beside (on a phone: below) the picture.

import { say, type LabelRecord, type Spoken, type Strings } from "../tour/record";
import { make, safeAddress, write } from "./dom";
import { icon } from "./icons";

const FACTS = ["inventory_number", "date", "material", "maker", "dimensions", "rights"] as const;

export class Panel {
  readonly element: HTMLDialogElement;
  readonly #body: HTMLElement;
  #from: HTMLElement | null = null;

  constructor(private readonly strings: Strings) {
    const close = make("button", { class: "viewer-close", type: "button", "aria-label": say(strings, "close") }, [icon("close")]);
    this.#body = make("div", { class: "viewer-panel-body" });
    this.element = make("dialog", { class: "viewer-panel", "aria-labelledby": "viewer-panel-title" }, [close, this.#body]);
    close.addEventListener("click", () => this.close());
    // A click beside the panel falls on the dialog itself.
    this.element.addEventListener("click", (event) => {
      if (event.target === this.element) this.close();
    });
    this.element.addEventListener("close", () => {
      if (this.#from?.isConnected) this.#from.focus({ preventScroll: true });
      this.#from = null;
    });
  }

  open(label: LabelRecord, from: HTMLElement): void {
    this.#from = from;
    this.#body.replaceChildren(...pageOf(label, this.strings, "h2"));
    this.#body.firstElementChild?.setAttribute("id", "viewer-panel-title");
    this.#body.scrollTop = 0;
    if (!this.element.open) this.element.showModal();
  }

  close(): void {
    if (this.element.open) this.element.close();
  }
}

/** A label as text: title, its own words, those of its object, the facts of the inventory card, where to read on. */
export function pageOf(label: LabelRecord, strings: Strings, heading: "h2" | "h3"): HTMLElement[] {
  const thing = label.object ?? null;
  const parts: HTMLElement[] = [];
  const title = make(heading, { class: "viewer-panel-title" });
  if (label.title) write(title, label, "title");
  else if (thing?.title) write(title, thing, "title");
  else title.textContent = say(strings, "label");
  parts.push(title);
  parts.push(...paragraphs(label, "text", label.text));
  if (thing) {
    if (thing.description !== label.text) parts.push(...paragraphs(thing, "description", thing.description));
    const facts = FACTS.filter((name) => thing[name]).flatMap((name) => [
      make("dt", {}, [say(strings, name)]),
      write(make("dd"), thing, name),
    ]);
    if (facts.length) parts.push(make("dl", {}, facts));
  }
  const href = safeAddress(label.href);
  if (href)
    parts.push(
      make("p", {}, [make("a", { href, class: "viewer-more", target: "_blank", rel: "noopener" }, [say(strings, "open_link")])]),
    );
  return parts;
}

function paragraphs(record: Spoken, field: string, text: string | undefined): HTMLElement[] {
  const language = record.lang?.[field];
  return (text ?? "")
    .split(/\n\s*\n/)
    .filter((part) => part.trim())
    .map((part) => make("p", { lang: language ?? null }, [part.trim()]));
}
