// The list of what there is to look at: small pictures, of which one is chosen. One stop of Tab; arrows move inside.

import { make } from "../ui/dom";

export interface Entry {
  readonly key: string;
  readonly picture: string;
  readonly title: string;
  readonly note: string;
  /** How it looks: open, blur, keep, skipped, problem. */
  readonly look: string;
  /** All of it in words. */
  readonly said: string;
}

interface Row {
  readonly element: HTMLElement;
  readonly image: HTMLImageElement;
  readonly title: HTMLElement;
  readonly note: HTMLElement;
  shown: string;
}

export class List {
  readonly element = make("div", { class: "list", role: "listbox", tabindex: "-1" });
  #rows = new Map<string, Row>();
  #keys: string[] = [];
  #chosen: string | null = null;

  constructor(private readonly choose: (key: string) => void) {
    this.element.addEventListener("click", ({ target }) => {
      const key = (target as Element).closest("[data-key]")?.getAttribute("data-key");
      if (key) choose(key);
    });
    this.element.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const at = this.#keys.indexOf(document.activeElement?.getAttribute("data-key") ?? "");
      const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: this.#keys.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      const key = this.#keys[Math.min(Math.max(to, 0), this.#keys.length - 1)];
      if (!key) return;
      this.choose(key);
      this.#rows.get(key)?.element.focus();
    });
  }

  show(label: string, entries: readonly Entry[], chosen: string | null): void {
    this.element.setAttribute("aria-label", label);
    const keys = entries.map(({ key }) => key);
    for (const [key, row] of this.#rows) if (!keys.includes(key)) this.#drop(key, row);
    entries.forEach((entry, i) => {
      const row = this.#rows.get(entry.key) ?? this.#made(entry);
      this.#fill(row, entry, entry.key === chosen || (chosen === null && i === 0), entry.key === chosen);
      if (this.element.children[i] !== row.element) this.element.insertBefore(row.element, this.element.children[i] ?? null);
    });
    this.#keys = keys;
    if (chosen !== this.#chosen) this.#rows.get(chosen ?? "")?.element.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.#chosen = chosen;
  }

  #drop(key: string, row: Row): void {
    // Who stood on it stands on the list.
    if (row.element === document.activeElement) this.element.focus();
    row.element.remove();
    this.#rows.delete(key);
  }

  #made(entry: Entry): Row {
    const image = make("img", { alt: "", loading: "lazy", decoding: "async", width: "96", height: "96" });
    const [title, note] = [make("span", { class: "row-title" }), make("span", { class: "row-note" })];
    const element = make("div", { class: "row", role: "option", "data-key": entry.key }, [
      make("span", { class: "row-picture" }, [image]),
      make("span", { class: "row-text" }, [title, note]),
    ]);
    image.addEventListener("error", () => element.classList.add("is-dark"));
    const row = { element, image, title, note, shown: "" };
    this.#rows.set(entry.key, row);
    return row;
  }

  #fill(row: Row, entry: Entry, stop: boolean, chosen: boolean): void {
    const now = JSON.stringify([entry, stop, chosen]);
    if (row.shown === now) return;
    row.shown = now;
    row.element.dataset["look"] = entry.look;
    row.element.tabIndex = stop ? 0 : -1;
    row.element.setAttribute("aria-selected", String(chosen));
    row.element.setAttribute("aria-label", entry.said);
    row.title.textContent = entry.title;
    row.note.textContent = entry.note;
    if (entry.picture && row.image.getAttribute("src") !== entry.picture) row.image.src = entry.picture;
    row.image.hidden = !entry.picture;
  }
}
