// The page of a label: a dialog beside (on a phone: below) the picture, with all that there is to read, see and hear.

import { say, type LabelRecord } from "../tour/record";
import { inParts, make, safeAddress, write } from "./dom";
import { icon } from "./icons";
import { film, pictures, type Place, silence, sound } from "./media";

const FACTS = ["inventory_number", "date", "material", "maker", "dimensions", "rights"] as const;

/** Tells that a dialog has opened, and what it is called in the address. */
export const opened = (dialog: HTMLElement, name: string): boolean =>
  dialog.dispatchEvent(new CustomEvent("viewer-open", { bubbles: true, detail: name }));

/** A dialog with a button to close it, that a click beside it closes, and that gives the focus back. */
export class Sheet {
  readonly element: HTMLDialogElement;
  readonly body = make("div", { class: "viewer-panel-body" });
  #from: HTMLElement | null = null;

  /** `name`: what it is called in the address while it is open (tour/opened.ts). */
  constructor(closeText: string, titleId: string, public name: string, kind = "") {
    const close = make("button", { class: "viewer-close", type: "button", "aria-label": closeText, title: closeText }, [icon("close")]);
    this.element = make("dialog", { class: `viewer-panel ${kind}`.trim(), "aria-labelledby": titleId }, [close, this.body]);
    close.addEventListener("click", () => this.close());
    // A click beside the panel falls on the dialog itself.
    this.element.addEventListener("click", (event) => {
      if (event.target === this.element) this.close();
    });
    this.element.addEventListener("close", () => {
      silence(this.element);
      // The browser gives the focus back itself to what had it. This event comes later: who has gone on, stays there.
      if (document.activeElement === document.body) this.#from?.focus({ preventScroll: true });
    });
  }

  /** Shows these elements; the focus comes back to `from` afterwards (null: where the browser likes). */
  show(parts: readonly Node[], from: HTMLElement | null): void {
    this.#from = from;
    this.body.replaceChildren(...parts);
    if (!this.element.open) this.element.showModal();
    opened(this.element, this.name);
    this.body.scrollTop = 0;
  }

  close(): void {
    if (this.element.open) this.element.close();
  }
}

export class Panel extends Sheet {
  constructor(private readonly place: Place) {
    super(say(place.strings, "close"), "viewer-panel-title", "");
  }

  open(label: LabelRecord, from: HTMLElement): void {
    const parts = pageOf(label, this.place, "h2");
    parts[0]?.setAttribute("id", "viewer-panel-title");
    this.name = label.id;
    this.show(parts, from);
  }
}

/** What a label is called. */
export function titleOf(label: LabelRecord, place: Place): string {
  return label.title || label.object?.title || say(place.strings, "label");
}

/** A label as a page: title, pictures, sound, film, its own words, those of its object, the facts, where to read on. */
export function pageOf(label: LabelRecord, place: Place, heading: "h2" | "h3"): HTMLElement[] {
  const { strings } = place;
  const thing = label.object ?? null;
  const name = titleOf(label, place);
  const title = make(heading, { class: "viewer-panel-title" });
  if (label.title) write(title, label, "title");
  else if (thing?.title) write(title, thing, "title");
  else title.textContent = name;
  const parts: HTMLElement[] = [title];
  const [shown, heard, moving] = [label.pictures?.length ? label.pictures : thing?.pictures, label.sound ?? thing?.sound, label.film ?? thing?.film];
  if (moving) parts.push(film(moving, name, place));
  if (shown) parts.push(...pictures(shown, name, place));
  if (heard) parts.push(sound(heard, place));
  parts.push(...inParts(label.text, label.lang?.text));
  if (thing) {
    if (thing.description !== label.text) parts.push(...inParts(thing.description, thing.lang?.description));
    const facts = FACTS.filter((fact) => thing[fact]).flatMap((fact) => [
      make("dt", {}, [say(strings, fact)]),
      write(make("dd"), thing, fact),
    ]);
    if (facts.length) parts.push(make("dl", {}, facts));
  }
  const href = safeAddress(label.href);
  const ways = [
    label.page && !place.closed && make("a", { href: place.base + label.page, class: "viewer-more" }, [say(strings, "object_page")]),
    href && !place.closed && make("a", { href, class: "viewer-more", target: "_blank", rel: "noopener" }, [say(strings, "open_link")]),
  ];
  for (const way of ways) if (way) parts.push(make("p", {}, [way]));
  return parts;
}
