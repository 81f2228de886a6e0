// Whether a label is said once for every room, and in which it is not.

import { make } from "../../../ui/dom";
import type { Label } from "../../contract";
import type { Desk } from "../desk";
import { share, sharedOf } from "../labels";
import { titleOf } from "../title";
import { section } from "./parts";

export class SharedSection {
  readonly element: HTMLElement;
  #every = make("input", { type: "checkbox" });
  #north = make("input", { type: "checkbox" });
  #northRow: HTMLElement;
  #where = make("p", {});
  #notHere: HTMLButtonElement;
  #again: HTMLButtonElement;

  constructor(
    private readonly desk: Desk,
    private readonly id: string,
  ) {
    const { words } = desk.context;
    const quiet = (name: string, act: () => void): HTMLButtonElement => {
      const button = make("button", { type: "button", class: "shell-quiet" }, [words.say(name)]);
      button.addEventListener("click", act);
      return button;
    };
    this.#every.addEventListener("change", () => this.#share(this.#every.checked));
    this.#north.addEventListener("change", () => this.#set({ north: this.#north.checked || null }));
    this.#northRow = make("label", { class: "field-switch" }, [this.#north, make("span", {}, [words.say("room_shared_north")])]);
    this.#notHere = quiet("room_shared_not_here", () => this.#leave());
    this.#again = quiet("room_shared_again", () => this.#set({ except: null, scenes: null }));
    this.element = section(words.say("room_shared"), [
      make("label", { class: "field-switch" }, [this.#every, make("span", {}, [words.say("room_shared_every")])]),
      this.#where,
      this.#northRow,
      make("div", { class: "shell-row" }, [this.#notHere, this.#again]),
    ]);
    this.#every.disabled = this.#north.disabled = desk.frozen;
  }

  update(): void {
    const { context, frozen } = this.desk;
    const { words, store } = context;
    const shared = sharedOf(store.museum, this.id);
    this.#every.checked = shared !== null;
    this.#northRow.hidden = this.#where.hidden = !shared;
    this.#notHere.hidden = !shared || frozen;
    this.#again.hidden = !shared || frozen || (!shared.except?.length && !shared.scenes?.length);
    if (!shared) return;
    this.#north.checked = shared.north === true;
    const names = (ids: readonly string[]): string => ids.map((id) => context.named(id)).join(", ");
    this.#where.textContent = shared.scenes?.length
      ? words.say("room_shared_only", { rooms: names(shared.scenes) })
      : shared.except?.length
        ? words.say("room_shared_except", { rooms: names(shared.except) })
        : words.say("room_shared_all");
  }

  #share(on: boolean): void {
    const { context, room } = this.desk;
    const label = this.desk.label(this.id);
    if (!label) return;
    const id = share(context.store, room, label, on, context.words.say(on ? "room_said_shared" : "room_said_own", { title: titleOf(label, this.desk) }));
    this.desk.choose(`label ${id}`);
  }

  /** It is not shown in this room any more. */
  #leave(): void {
    const { room, context } = this.desk;
    const shared = sharedOf(context.store.museum, this.id);
    if (!shared) return;
    if (shared.scenes?.length) this.#set({ scenes: shared.scenes.filter((id) => id !== room.id) });
    else this.#set({ except: [...(shared.except ?? []), room.id] });
    this.desk.choose("");
  }

  #set(values: Readonly<Record<string, boolean | null | readonly string[]>>): void {
    const { words, store } = this.desk.context;
    const label: Label | null = this.desk.label(this.id);
    const said = words.say("room_said_label", { title: label ? titleOf(label, this.desk) : this.id });
    store.set(said, Object.entries(values).map(([field, value]) => [["labels", this.id, field], value] as const));
  }
}
