// A way to another room: where its arrow lies, where visitors look on arriving, and what takes it away.

import { make } from "../../../ui/dom";
import type { Desk } from "../desk";
import { linkKey, moveWay, removeWay, setArrival } from "../ways";
import { ICONS, type Panel, PlaceFields, section, tool } from "./parts";

export class WayPanel implements Panel {
  readonly element: HTMLElement;
  #note = make("p", { class: "inspector-note" });
  #place: PlaceFields;
  #arrival = make("p", {});
  #unset: HTMLButtonElement;
  #both = make("input", { type: "checkbox" });
  #bothRow: HTMLElement;
  #ask = make("div", { class: "inspector-ask", role: "group", hidden: true });
  #remove: HTMLButtonElement;
  #picture = make("img", { class: "inspector-picture", alt: "" });

  constructor(
    private readonly desk: Desk,
    readonly to: string,
    look: (to: string) => void,
  ) {
    const { words, store } = desk.context;
    const target = desk.context.named(to);
    this.#place = new PlaceFields(words, (at) => {
      const way = desk.way(to);
      if (way) moveWay(store, desk.room, desk.context.room(to), way, at, words.say("room_said_way_moved", { room: target }), `${desk.room.id} way ${to}`);
    });
    const set = tool(ICONS.look, words.say("room_arrival_set"), () => look(to));
    this.#unset = make("button", { type: "button", class: "shell-quiet" }, [words.say("room_arrival_unset")]);
    this.#unset.addEventListener("click", () => this.#setArrival());
    this.#both.addEventListener("change", () => store.set(words.say("room_said_both", { room: target }), [[["links", linkKey(desk.room.id, to), "both"], this.#both.checked || null]]));
    this.#bothRow = make("label", { class: "field-switch" }, [this.#both, make("span", {}, [words.say("room_both")])]);
    this.#remove = tool(ICONS.remove, words.say("room_way_remove"), () => this.#question(), "is-loss");
    const visit = tool(ICONS.way, words.say("room_go_there"), () => desk.context.open("rooms", { room: to }));
    const room = desk.context.room(to);
    if (room?.small) this.#picture.src = room.small;
    this.element = make("div", { class: "inspector-panel" }, [
      room ? this.#picture : make("p", { class: "inspector-note" }, [words.say("room_way_nowhere")]),
      this.#note,
      section(words.say("room_arrival"), [this.#arrival, make("div", { class: "shell-row" }, [room && !desk.frozen ? set : null, this.#unset]), this.#bothRow]),
      section(words.say("room_where"), [this.#place.element, make("div", { class: "shell-row" }, [room ? visit : null])]),
      make("div", { class: "inspector-end" }, [this.#remove, this.#ask]),
    ]);
    this.#remove.hidden = desk.frozen;
    this.#place.disabled = this.#both.disabled = desk.frozen;
  }

  update(): void {
    const way = this.desk.way(this.to);
    if (!way) return;
    const { words } = this.desk.context;
    this.#note.textContent = words.say(`room_way_${way.origin}`);
    this.#note.hidden = way.origin === "drawn";
    this.#place.update(way);
    this.#arrival.textContent = way.arrival ? words.say("room_arrival_at", { where: words.place(way.arrival.yaw, way.arrival.pitch) }) : words.say("room_arrival_none");
    this.#unset.hidden = this.desk.frozen || way.origin !== "drawn" || !way.link?.arrival;
    this.#bothRow.hidden = way.origin !== "drawn";
    this.#both.checked = way.link?.both === true;
    // The way back lies behind the visitor who has just arrived: without a view on arriving there is no "behind".
    this.#both.disabled = this.desk.frozen || (!way.link?.arrival && !this.#both.checked);
  }

  #setArrival(): void {
    const way = this.desk.way(this.to);
    const room = this.desk.context.room(this.to);
    const { words, store } = this.desk.context;
    if (way && room) setArrival(store, this.desk.room, room, way, null, words.say("room_said_arrival", { room: this.desk.context.named(this.to) }));
  }

  /** Asked in place, because what was found by the pictures would come back with the next preview. */
  #question(): void {
    const way = this.desk.way(this.to);
    if (!way) return;
    const { words, store } = this.desk.context;
    const room = this.desk.context.named(this.to);
    const take = (never: boolean) => (): void => {
      removeWay(store, this.desk.room, way, never, words.say("room_said_way_removed", { room }));
      this.desk.choose("");
    };
    const choice = (text: string, act: () => void, look = ""): HTMLButtonElement => {
      const button = make("button", { type: "button", class: look || "shell-button" }, [text]);
      button.addEventListener("click", act);
      return button;
    };
    const leave = choice(words.say("room_cancel"), () => {
      this.#ask.hidden = true;
      this.#remove.hidden = false;
      this.#remove.focus();
    }, "shell-quiet");
    const question = words.say(way.origin === "found" ? "room_way_ask_found" : "room_way_ask", { room });
    const never = choice(words.say("room_way_never"), take(true), "shell-button is-loss");
    const arrow = way.origin === "found" ? null : choice(words.say("room_way_arrow_only"), take(false));
    this.#ask.setAttribute("aria-label", question);
    this.#ask.replaceChildren(make("p", {}, [question]), make("div", { class: "shell-row" }, [arrow, never, leave].filter((one) => one !== null)));
    this.#ask.hidden = false;
    this.#remove.hidden = true;
    (arrow ?? never).focus();
  }
}
