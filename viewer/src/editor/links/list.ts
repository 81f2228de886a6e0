// What is left: the pairs in their groups, those that matter most first.

import type { Words } from "../../review/words";
import { make } from "../../ui/dom";
import { type Asked, type Group, GROUPS, OPEN } from "./asked";

interface Shown {
  readonly asked: readonly Asked[];
  readonly current: string | null;
  readonly named: (room: string) => string;
}

export class PairList {
  readonly element = make("nav", { class: "links-list" });
  #groups = new Map<Group, { details: HTMLElement; name: HTMLElement; items: HTMLElement }>();

  constructor(
    private readonly words: Words,
    private readonly chosen: (key: string) => void,
  ) {
    this.element.setAttribute("aria-label", words.say("links_list"));
    for (const group of GROUPS) {
      const [name, items] = [make("span", {}), make("ol", {})];
      const open = OPEN.includes(group);
      const heading = open ? make("h3", {}, [name]) : make("summary", {}, [name]);
      const details = open ? make("section", {}, [heading, items]) : make("details", {}, [heading, items]);
      details.classList.add("links-group");
      this.#groups.set(group, { details, name, items });
      this.element.append(details);
    }
  }

  update({ asked, current, named }: Shown): void {
    for (const [group, { details, name, items }] of this.#groups) {
      const mine = asked.filter((one) => one.group === group);
      details.hidden = !mine.length;
      name.textContent = `${this.words.say(`links_group_${group}`)} · ${mine.length}`;
      // Rows stay where they are, so that a finger and a screen reader keep theirs.
      const rows = new Map([...items.children].map((row) => [(row as HTMLElement).dataset["key"] ?? "", row as HTMLElement]));
      items.replaceChildren(...mine.map((one) => this.#row(one, rows.get(one.key), one.key === current, named)));
    }
  }

  #row(asked: Asked, before: HTMLElement | undefined, current: boolean, named: (room: string) => string): HTMLElement {
    const row = before ?? this.#made(asked.key);
    const button = row.firstElementChild as HTMLButtonElement;
    const [names, state] = [...button.children] as [HTMLElement, HTMLElement];
    names.textContent = `${named(asked.rooms[0])} – ${named(asked.rooms[1])}`;
    state.textContent = asked.verdict ? this.words.say(`links_state_${asked.verdict}`) : this.words.say("links_percent", { n: Math.round((asked.found?.confidence ?? 0) * 100) });
    button.dataset["verdict"] = asked.verdict ?? "";
    if (current) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
    return row;
  }

  #made(key: string): HTMLElement {
    const button = make("button", { type: "button", class: "links-item" }, [make("span", {}), make("small", {})]);
    button.addEventListener("click", () => this.chosen(key));
    return make("li", { "data-key": key }, [button]);
  }
}
