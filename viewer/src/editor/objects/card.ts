// An object's page, beside the table: its texts in three languages side by side, pictures, sound, and where it stands.

import { type Language, LANGUAGES } from "../../review/words";
import { make } from "../../ui/dom";
import { icon } from "../../ui/icons";
import type { Context, Exhibit } from "../contract";
import { called, objectsOf } from "./edits";
import { TEXTS } from "./fields";
import { placesOf } from "./places";
import { PictureList } from "./card_pictures";
import { SoundPart } from "./card_sound";
import { textField, textsField, type Written } from "./writing";

export interface CardEvents {
  close(): void;
  remove(id: string): void;
  /** The object before or behind, in the order of the table. */
  step(by: number): void;
}

export class Card {
  readonly element = make("aside", { class: "objects-card" });
  #id = "";
  #parts: Written[] = [];
  #title = make("h2", { class: "objects-card-title", tabindex: "-1" });
  #texts = new Map<string, { focus(language: Language): void }>();
  #pictures: PictureList | null = null;
  #sound: SoundPart | null = null;

  constructor(
    private readonly context: Context,
    private readonly events: CardEvents,
  ) {
    this.element.hidden = true;
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      event.stopPropagation();
      this.events.close();
    });
  }

  get id(): string {
    return this.#id;
  }

  /** Shows an object; an empty id: none. `about`: what the focus goes to (`title@ru`, `pictures`, `sound`, `sound@kk`). */
  open(id: string, about = ""): void {
    if (id !== this.#id) {
      this.#id = id;
      this.element.hidden = !id;
      if (id) this.#build();
    }
    if (!id) return;
    this.update();
    const [field = "", language = ""] = about.split("@");
    const of = LANGUAGES.find((one) => one === language);
    if (of && this.#texts.has(field)) this.#texts.get(field)?.focus(of);
    else if (field === "pictures") this.#pictures?.focus(Number(language) || 0, about.split("@")[2]);
    else if (field === "sound") this.#sound?.focus(of ?? null);
    else this.#title.focus();
  }

  #thing(): Exhibit | undefined {
    return objectsOf(this.context.store.museum).find(({ id }) => id === this.#id);
  }

  #build(): void {
    const { context } = this;
    const { words } = context;
    const id = this.#id;
    const said = (): string => words.say("objects_said_written", { object: this.#named() });
    const field = (name: "inventory_number" | "dimensions"): Written =>
      textField(context, { at: ["objects", id, name], read: () => this.#thing()?.[name] ?? "", said, label: words.say(`objects_field_${name}`) });
    this.#texts.clear();
    const texts = TEXTS.map((name) => {
      const part = textsField(context, { at: ["objects", id, name], read: () => this.#thing()?.[name], said, name: words.say(`objects_field_${name}`), long: name === "description", needed: name === "title" });
      this.#texts.set(name, part);
      return part;
    });
    this.#pictures = new PictureList(context, { at: ["objects", id, "pictures"], read: () => this.#thing()?.pictures ?? [], said, named: () => this.#named() });
    this.#sound = new SoundPart(context, { at: ["objects", id, "sound"], read: () => this.#thing()?.sound, said });
    const [title, ...others] = texts as unknown as [Written, ...Written[]];
    const plain = [field("inventory_number"), field("dimensions")];
    const places = this.#placesPart();
    this.#parts = [...plain, title, ...others, this.#pictures, this.#sound, places];
    const button = (name: string, lines: string, act: () => void): HTMLElement => {
      const made = make("button", { type: "button", class: "shell-round", "aria-label": words.say(name), title: words.say(name) }, [icon(lines)]);
      made.addEventListener("click", act);
      return made;
    };
    const remove = make("button", { type: "button", class: "shell-button is-loss" }, [words.say("objects_remove_one")]);
    remove.addEventListener("click", () => this.events.remove(id));
    this.element.setAttribute("aria-label", words.say("objects_card"));
    this.element.replaceChildren(
      make("header", { class: "objects-card-head" }, [
        this.#title,
        make("div", { class: "objects-card-tools" }, [
          button("objects_before", "up", () => this.events.step(-1)),
          button("objects_behind", "down", () => this.events.step(1)),
          button("objects_close", "close", () => this.events.close()),
        ]),
      ]),
      make("div", { class: "objects-card-body" }, [
        title.element,
        make("div", { class: "objects-two" }, plain.map(({ element }) => element)),
        ...others.map(({ element }) => element),
        this.#pictures.element,
        this.#sound.element,
        places.element,
        make("p", { class: "objects-address" }, [words.say("objects_address", { id })]),
        make("div", { class: "shell-row" }, [remove]),
      ]),
    );
    this.element.scrollTop = 0;
  }

  #placesPart(): Written {
    const { context } = this;
    const { words } = context;
    const list = make("ul", { class: "objects-places", role: "list" });
    let drawn = "";
    const element = make("section", { class: "objects-part" }, [make("h3", {}, [words.say("objects_stands")]), list]);
    return {
      element,
      update: () => {
        const places = placesOf(context).get(this.#id) ?? [];
        const key = JSON.stringify(places.map(({ room, name, label }) => [room, name, label.id]));
        if (key === drawn) return;
        drawn = key;
        list.replaceChildren(
          ...places.map(({ room, name, label }) => {
            const go = make("button", { type: "button", class: "shell-button", "aria-label": words.say("objects_show_in", { room: name }) }, [words.say("objects_show")]);
            go.addEventListener("click", () => context.open("rooms", { room, item: label.id }));
            return make("li", {}, [make("span", {}, [name]), room ? go : null]);
          }),
        );
        if (!places.length) list.replaceChildren(make("li", { class: "shell-lead" }, [words.say("objects_stands_nowhere")]));
      },
    };
  }

  #named(): string {
    const thing = this.#thing();
    return thing ? called(this.context, thing) : this.#id;
  }

  update(): void {
    if (!this.#id) return;
    if (!this.#thing()) return this.events.close(); // somebody has removed it
    this.#title.textContent = this.#named();
    for (const part of this.#parts) part.update();
  }
}
