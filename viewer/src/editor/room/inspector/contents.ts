// Everything in a room, for who does not look for it in the picture. However much it is, only what is another is written anew.

import { make } from "../../../ui/dom";

export interface Row {
  readonly key: string;
  readonly title: string;
  readonly note: string;
}

interface Shown {
  readonly item: HTMLLIElement;
  readonly title: Text;
  readonly note: HTMLElement;
}

export class Contents {
  readonly element = make("ul", { class: "inspector-list", role: "list" });
  #rows = new Map<string, Shown>();
  #none: HTMLElement;

  constructor(
    empty: string,
    private readonly choose: (key: string) => void,
  ) {
    this.#none = make("li", { class: "inspector-note" }, [empty]);
    this.element.append(this.#none);
  }

  update(rows: readonly Row[]): void {
    this.#none.hidden = rows.length > 0;
    const wanted = new Set(rows.map(({ key }) => key));
    for (const [key, { item }] of this.#rows) {
      if (wanted.has(key)) continue;
      item.remove();
      this.#rows.delete(key);
    }
    let next: Element | null = this.element.firstElementChild;
    for (const row of rows) {
      const { item, title, note } = this.#row(row);
      if (title.data !== row.title) title.data = row.title;
      if (note.textContent !== row.note) note.textContent = row.note;
      if (next === this.#none) next = this.#none.nextElementSibling;
      if (item === next) next = next.nextElementSibling;
      else this.element.insertBefore(item, next);
    }
  }

  #row({ key }: Row): Shown {
    const known = this.#rows.get(key);
    if (known) return known;
    const [title, note] = [document.createTextNode(""), make("small", {})];
    const button = make("button", { type: "button", class: "field-choice" }, [make("span", {}, [title, note])]);
    button.addEventListener("click", () => this.choose(key));
    const shown = { item: make("li", {}, [button]), title, note };
    this.#rows.set(key, shown);
    return shown;
  }
}
