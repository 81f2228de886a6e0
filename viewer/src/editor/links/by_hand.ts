// Two rooms that somebody chooses himself: where nothing was found, or between two parts of the tour.

import type { Words } from "../../review/words";
import { make } from "../../ui/dom";

interface Shown {
  readonly rooms: readonly string[];
  readonly parts: readonly (readonly string[])[];
  readonly named: (room: string) => string;
}

export class ByHand {
  readonly element = make("form", { class: "links-by-hand" });
  #parts = make("p", { class: "links-parts" });
  #one = make("select", { id: "links-one" });
  #other = make("select", { id: "links-other" });
  #known = "";

  constructor(words: Words, chosen: (one: string, other: string) => void) {
    const field = (select: HTMLSelectElement, name: string): HTMLElement => make("label", {}, [make("span", {}, [words.say(name)]), select]);
    this.element.append(
      make("h3", {}, [words.say("links_by_hand")]),
      this.#parts,
      field(this.#one, "links_one"),
      field(this.#other, "links_other"),
      make("button", { type: "submit", class: "shell-button" }, [words.say("links_look_at_both")]),
    );
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.#one.value && this.#other.value && this.#one.value !== this.#other.value) chosen(this.#one.value, this.#other.value);
    });
    this.#words = words;
  }

  readonly #words: Words;

  update({ rooms, parts, named }: Shown): void {
    const several = parts.length > 1;
    this.#parts.textContent = several ? this.#words.count("links_parts", parts.length) : this.#words.say("links_one_part");
    const known = JSON.stringify([rooms, parts, rooms.map(named)]);
    if (known === this.#known) return;
    this.#known = known;
    const before = [this.#one.value, this.#other.value];
    const choices = (): HTMLElement[] =>
      several
        ? parts.map((ids, number) => {
            const group = make("optgroup", {}, ids.map((id) => make("option", { value: id }, [named(id)])));
            group.label = this.#words.say("links_part", { n: number + 1 });
            return group;
          })
        : rooms.map((id) => make("option", { value: id }, [named(id)]));
    this.#one.replaceChildren(...choices());
    this.#other.replaceChildren(...choices());
    const [one, other] = several ? [parts[0]?.[0], parts[1]?.[0]] : [rooms[0], rooms[1]];
    this.#one.value = before[0] && rooms.includes(before[0]) ? before[0] : (one ?? "");
    this.#other.value = before[1] && rooms.includes(before[1]) && before[1] !== this.#one.value ? before[1] : (other ?? "");
  }
}
