// The rooms at the left: what each is called, what is missing of it, who is in it; their order by mouse, finger and keys.

import type { Words } from "../../review/words";
import { make } from "../../ui/dom";
import type { Person, Room, Store } from "../contract";
import { type Missing, missing, moveRoom, ordered } from "../rooms";
import { dragRoom } from "./drag";
import { initials } from "./top";

export interface ListEvents {
  choose(room: Room): void;
  /** A room is dragged over the screen beside the list; see `Screen.drag`. */
  over(room: Room, at: { readonly x: number; readonly y: number } | null, dropped: boolean): boolean;
  say(text: string): void;
}

export interface ListState {
  readonly rooms: readonly Room[];
  readonly current: string | null;
  readonly people: readonly Person[];
  named(room: string): string;
}

/** Letters of a search: without the case, and Kazakh letters as a Russian keyboard has them. */
const FOLDED: Readonly<Record<string, string>> = { ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и" };
export const folded = (text: string): string => text.toLowerCase().replace(/[әғқңөұүһі]/g, (letter) => FOLDED[letter] ?? letter);

interface Row {
  readonly item: HTMLLIElement;
  readonly link: HTMLAnchorElement;
  readonly name: HTMLElement;
  readonly lack: HTMLElement;
  readonly people: HTMLElement;
  shown: string;
}

export class RoomList {
  readonly element: HTMLElement;
  readonly search: HTMLInputElement;
  #shown = make("ol", { class: "shell-rooms", role: "list" });
  #hidden = make("ol", { class: "shell-rooms is-hidden-rooms", role: "list" });
  #apart: HTMLElement;
  #empty = make("p", { class: "shell-none", hidden: true });
  #rows = new Map<string, Row>();
  #state: ListState | null = null;

  constructor(
    private readonly words: Words,
    private readonly store: Store,
    private readonly events: ListEvents,
  ) {
    const label = words.say("shell_search");
    this.search = make("input", { type: "search", class: "shell-search", placeholder: label, "aria-label": label, "aria-keyshortcuts": "/", autocomplete: "off" });
    this.search.addEventListener("input", () => this.#state && this.update(this.#state));
    this.#apart = make("section", { class: "shell-apart", "aria-label": words.say("shell_hidden_rooms") }, [
      make("h3", {}, [words.say("shell_hidden_rooms")]),
      this.#hidden,
    ]);
    this.element = make("nav", { class: "shell-list", "aria-label": words.say("shell_rooms") }, [
      make("div", { class: "shell-list-head" }, [this.search]),
      make("div", { class: "shell-list-body" }, [this.#shown, this.#empty, this.#apart]),
    ]);
  }

  update(state: ListState): void {
    this.#state = state;
    const { museum } = this.store;
    const { shown, hidden } = ordered(state.rooms, museum);
    const wanted = folded(this.search.value.trim());
    const fits = (room: Room): boolean => !wanted || folded(`${state.named(room.id)} ${room.file}`).includes(wanted);
    this.#put(this.#shown, shown.filter(fits), state);
    this.#put(this.#hidden, hidden.filter(fits), state);
    this.#apart.hidden = !hidden.some(fits);
    const none = !shown.some(fits) && !hidden.some(fits);
    this.#empty.hidden = !none;
    this.#empty.textContent = none ? this.words.say(wanted ? "shell_search_none" : "shell_no_rooms") : "";
    const here = new Set(state.rooms.map(({ file }) => file));
    for (const [file, { item }] of this.#rows) {
      if (here.has(file)) continue;
      item.remove();
      this.#rows.delete(file);
    }
  }

  /** Puts the rows in this order, and moves only what stands elsewhere: the focus stays where it is. */
  #put(list: HTMLElement, rooms: readonly Room[], state: ListState): void {
    let next = list.firstElementChild;
    for (const room of rooms) {
      const row = this.#row(room);
      this.#write(row, room, state);
      if (row.item === next) next = next.nextElementSibling;
      else list.insertBefore(row.item, next);
    }
    while (next) {
      const gone = next;
      next = next.nextElementSibling;
      gone.remove();
    }
  }

  #row(room: Room): Row {
    const kept = this.#rows.get(room.file);
    if (kept) return kept;
    const picture = make("img", { src: room.small || null, alt: "", loading: "lazy", decoding: "async", draggable: "false", width: "72", height: "48" });
    const [name, lack, people] = [make("span", { class: "shell-room-name" }), make("span", { class: "shell-room-lack" }), make("span", { class: "shell-room-people" })];
    const link = make("a", { class: "shell-room", draggable: "false" }, [
      make("span", { class: "shell-room-picture" }, [picture, people]),
      make("span", { class: "shell-room-text" }, [name, lack]),
    ]);
    const item = make("li", {}, [link]);
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.events.choose(room);
    });
    link.addEventListener("keydown", (event) => this.#key(event, room, link));
    dragRoom(link, {
      list: this.#shown,
      moved: (before) => this.#move(room, before),
      over: (at, dropped) => this.events.over(room, at, dropped),
    });
    item.dataset["file"] = room.file;
    const row: Row = { item, link, name, lack, people, shown: "" };
    this.#rows.set(room.file, row);
    return row;
  }

  #write(row: Row, room: Room, state: ListState): void {
    const { words } = this;
    const name = state.named(room.id);
    const lacks = missing(this.store.museum, room);
    const guests = state.people.filter((person) => person.room === room.id).map((person) => person.name);
    const isCurrent = room.id === state.current;
    const key = JSON.stringify([name, lacks, guests, isCurrent, room.id]);
    if (key === row.shown) return;
    row.shown = key;
    row.name.textContent = name;
    row.lack.textContent = lacks.length ? words.say("shell_lacks", { what: lacks.map((lack: Missing) => words.say(`shell_lack_${lack}`)).join(", ") }) : "";
    row.people.replaceChildren(...guests.map((guest) => make("span", { class: "shell-person-mark", title: guest }, [initials(guest)])));
    row.link.href = `#rooms/${encodeURIComponent(room.id)}`;
    if (isCurrent) row.link.setAttribute("aria-current", "true");
    else row.link.removeAttribute("aria-current");
    if (isCurrent) row.link.scrollIntoView({ block: "nearest" });
  }

  #key(event: KeyboardEvent, room: Room, link: HTMLElement): void {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!step || event.ctrlKey || event.metaKey || event.shiftKey || !this.#state) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.altKey) {
      const links = [...this.element.querySelectorAll<HTMLElement>(".shell-room")];
      links[links.indexOf(link) + step]?.focus();
      return;
    }
    this.step(room, step);
    link.focus();
  }

  /** One place further up or down. */
  step(room: Room, step: number): void {
    if (!this.#state) return;
    const { shown } = ordered(this.#state.rooms, this.store.museum);
    const at = shown.indexOf(room);
    const to = at + step;
    if (at < 0 || to < 0 || to >= shown.length) return;
    this.#move(room, shown[step < 0 ? to : to + 1] ?? null);
    this.events.say(this.words.say("shell_moved_to", { n: to + 1, of: shown.length }));
  }

  #move(room: Room, before: Room | string | null): void {
    if (!this.#state) return;
    const { rooms, named } = this.#state;
    const target = typeof before === "string" ? (rooms.find(({ file }) => file === before) ?? null) : before;
    moveRoom(this.store, rooms, room, target, this.words.say("shell_said_order", { room: named(room.id) }));
  }
}
