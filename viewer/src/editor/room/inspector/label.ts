// A label: what it says in three languages, what it shows, which object it is, where it stands.

import { make } from "../../../ui/dom";
import type { Json, LabelKind } from "../../contract";
import { chooseOne } from "../../fields/chooser";
import { TextsField } from "../../fields/texts";
import type { Desk } from "../desk";
import { placing } from "../labels";
import { OutlineMode } from "../modes/outline";
import { nameOf, titleOf } from "../title";
import { type ChooseMedia, MediaSection } from "./media";
import { ICONS, type Panel, PlaceFields, section, tool } from "./parts";
import { SharedSection } from "./shared";

const KINDS: readonly LabelKind[] = ["text", "object", "picture", "sound", "film", "link"];

export class LabelPanel implements Panel {
  readonly element: HTMLElement;
  #title: TextsField;
  #text: TextsField;
  #kind = make("select", {});
  #place: PlaceFields;
  #href: HTMLInputElement;
  #hrefRow: HTMLElement;
  #object: HTMLElement;
  #objectName = make("p", { class: "inspector-object" });
  #choose: HTMLButtonElement;
  #unset: HTMLButtonElement;
  #outline: HTMLButtonElement;
  #media: MediaSection;
  #shared: SharedSection;

  constructor(
    private readonly desk: Desk,
    readonly id: string,
    choose: ChooseMedia,
  ) {
    this.#media = new MediaSection(desk, id, choose);
    this.#shared = new SharedSection(desk, id);
    const { words, store } = desk.context;
    const write = (field: "title" | "text") => (language: string, text: string) =>
      store.set(words.say("room_said_text", { title: this.#name() }), [[this.#at(field, language), text.trim() ? text : null]], `${desk.room.file} ${id} ${field} ${language}`);
    this.#title = new TextsField(words, { label: words.say("room_title"), write: write("title") });
    this.#text = new TextsField(words, { label: words.say("room_text"), long: true, optional: true, write: write("text") });
    this.#place = new PlaceFields(words, (at) => this.#move(at.yaw, at.pitch));
    for (const kind of KINDS) this.#kind.append(make("option", { value: kind }, [words.say(`room_kind_${kind}`)]));
    this.#kind.addEventListener("change", () => this.#set("kind", this.#kind.value));
    this.#href = make("input", { type: "url", inputmode: "url", autocomplete: "off", placeholder: "https://" });
    this.#href.addEventListener("input", () => this.#set("href", this.#href.value.trim() || null, "href"));
    this.#hrefRow = make("label", { class: "field-select" }, [make("span", {}, [words.say("room_href")]), this.#href]);
    this.#choose = tool("M9 4.5h6M10 4.5c0 3-4 4.4-4 9 0 3.4 2.2 6 6 6s6-2.6 6-6c0-4.6-4-6-4-9M6.4 11.5h11.2", "", () => void this.#chooseObject());
    this.#unset = make("button", { type: "button", class: "shell-quiet" }, [words.say("room_object_none")]);
    this.#unset.addEventListener("click", () => this.#set("object", null));
    this.#object = make("div", { class: "inspector-row" }, [this.#objectName, this.#choose, this.#unset]);
    this.#outline = tool(ICONS.outline, "", () => desk.start(new OutlineMode(desk, id)));
    const seen = tool(ICONS.look, words.say("room_look_at"), () => {
      const label = desk.label(id);
      if (label) desk.panorama?.go({ yaw: label.yaw, pitch: label.pitch ?? 0 });
    });
    const remove = tool(ICONS.remove, words.say("room_label_remove"), () => desk.remove(`label ${id}`), "is-loss");
    const kindRow = make("label", { class: "field-select" }, [make("span", {}, [words.say("room_kind")]), this.#kind]);
    this.element = make("div", { class: "inspector-panel" }, [
      this.#title.element,
      this.#text.element,
      section(words.say("room_what"), [kindRow, this.#object, this.#hrefRow]),
      this.#media.element,
      section(words.say("room_where"), [this.#place.element, make("div", { class: "shell-row" }, [seen, this.#outline])]),
      this.#shared.element,
      make("div", { class: "inspector-end" }, [remove]),
    ]);
    for (const button of [remove, this.#outline, this.#choose]) button.hidden = desk.frozen;
    this.#title.disabled = this.#text.disabled = this.#place.disabled = this.#href.readOnly = this.#kind.disabled = desk.frozen;
  }

  update(): void {
    const label = this.desk.label(this.id);
    if (!label) return;
    const { words, store } = this.desk.context;
    const object = label.object ? (store.museum.objects?.find(({ id }) => id === label.object) ?? null) : null;
    this.#title.update(label.title, object?.title);
    this.#text.update(label.text, object?.description);
    this.#media.update(label);
    this.#shared.update();
    const kind = label.kind ?? (label.object ? "object" : "text");
    if (this.#kind.value !== kind) this.#kind.value = kind;
    this.#place.update({ yaw: label.yaw, pitch: label.pitch ?? 0 });
    if (document.activeElement !== this.#href) this.#href.value = label.href ?? "";
    this.#hrefRow.hidden = kind !== "link" && !label.href;
    this.#object.hidden = kind !== "object" && !label.object;
    this.#objectName.textContent = label.object ? (object ? nameOf(object, this.desk) : words.say("room_object_gone", { id: label.object })) : words.say("room_object_unset");
    this.#choose.lastElementChild?.replaceChildren(words.say(label.object ? "room_object_other" : "room_object_choose"));
    this.#unset.hidden = !label.object || this.desk.frozen;
    this.#outline.lastElementChild?.replaceChildren(words.say(label.polygon?.length ? "room_outline_change" : "room_outline_new"));
    this.#outline.hidden = this.desk.frozen || !this.desk.panorama;
  }

  focus(): void {
    this.#title.focus();
  }

  #at(...path: string[]): readonly string[] {
    return this.desk.atLabel(this.id, ...path);
  }

  #name(): string {
    const label = this.desk.label(this.id);
    return label ? titleOf(label, this.desk) : this.id;
  }

  #set(field: string, value: Json, merge?: string): void {
    const { words, store } = this.desk.context;
    store.set(words.say("room_said_label", { title: this.#name() }), [[this.#at(field), value]], merge && `${this.desk.room.file} ${this.id} ${merge}`);
  }

  #move(yaw: number, pitch: number): void {
    const { words, store } = this.desk.context;
    const label = this.desk.label(this.id);
    if (!label) return;
    store.set(words.say("room_said_moved", { title: this.#name() }), placing(store.museum, this.desk.room, label, { yaw, pitch }), `${this.desk.room.file} ${this.id} place`);
  }

  async #chooseObject(): Promise<void> {
    const { context } = this.desk;
    const { words, store } = context;
    const choices = (store.museum.objects ?? []).map((object) => ({ key: object.id, title: nameOf(object, this.desk), note: object.inventory_number ?? "" }));
    const root = this.element.closest<HTMLElement>(".shell") ?? document.body;
    const chosen = await chooseOne(words, root, words.say("room_object_choose"), choices, words.say("room_objects_none"));
    if (!chosen) return;
    const values: [readonly string[], Json][] = [[this.#at("object"), chosen.key]];
    if (this.desk.label(this.id)?.kind !== "object") values.push([this.#at("kind"), "object"]);
    store.set(words.say("room_said_label", { title: chosen.title }), values);
  }
}
