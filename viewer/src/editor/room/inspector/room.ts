// The room itself: what it is called, where its visit begins, north, level, its place in the tour, and what is in it.

import { wrap } from "../../../core/projection";
import { make } from "../../../ui/dom";
import { NumberField } from "../../fields/number";
import { TextsField } from "../../fields/texts";
import { moveRoom, ordered, setRoom } from "../../rooms";
import type { Desk } from "../desk";
import { pinned } from "../levels";
import { LevelMode } from "../modes/level";
import { looked, LookMode } from "../modes/look";
import { AmbientSection } from "./ambient";
import { Contents, type Row } from "./contents";
import { titleOf } from "../title";
import type { ChooseMedia } from "./media";
import { ICONS, type Panel, section, tool } from "./parts";
import { PatchSection } from "./patch";

export class RoomPanel implements Panel {
  readonly element: HTMLElement;
  #title: TextsField;
  #description: TextsField;
  #heading: NumberField;
  #start = make("input", { type: "checkbox" });
  #shown = make("input", { type: "checkbox" });
  #view = make("p", {});
  #viewUnset: HTMLButtonElement;
  #viewLook: HTMLButtonElement;
  #level = make("p", {});
  #earlier: HTMLButtonElement;
  #later: HTMLButtonElement;
  #contents: Contents;

  #ambient: AmbientSection;
  #patch: PatchSection;

  constructor(
    private readonly desk: Desk,
    choose: ChooseMedia,
  ) {
    const { words, store } = desk.context;
    const said = (): string => words.say("room_said_room", { room: desk.context.named(desk.room.id) });
    const write = (field: "title" | "description") => (language: string, text: string) =>
      setRoom(store, desk.room, said(), [[[field, language], text.trim() ? text : null]], `${desk.room.file} ${field} ${language}`);
    this.#title = new TextsField(words, { label: words.say("room_room_title"), write: write("title") });
    this.#description = new TextsField(words, { label: words.say("room_description"), long: true, optional: true, write: write("description") });
    this.#heading = new NumberField({ words, label: words.say("room_heading"), low: 0, high: 360, write: (value) => setRoom(store, desk.room, words.say("room_said_north", { room: desk.context.named(desk.room.id) }), [[["heading"], value === null ? null : value % 360]], `${desk.room.file} heading`) });
    const viewSet = tool(ICONS.look, words.say("room_view_set"), () => this.#setView());
    this.#viewLook = make("button", { type: "button", class: "shell-quiet" }, [words.say("room_view_look")]);
    this.#viewLook.addEventListener("click", () => desk.scene?.view && desk.panorama?.go({ yaw: desk.scene.view.yaw ?? 0, pitch: desk.scene.view.pitch ?? 0, fov: desk.scene.view.fov ?? 75 }));
    this.#viewUnset = make("button", { type: "button", class: "shell-quiet" }, [words.say("room_unset")]);
    this.#viewUnset.addEventListener("click", () => setRoom(store, desk.room, words.say("room_said_view", { room: desk.context.named(desk.room.id) }), [[["view"], null]]));
    const north = tool(ICONS.north, words.say("room_north_set"), () => this.#setNorth());
    const level = tool(ICONS.level, words.say("room_level_set"), () => desk.start(new LevelMode(desk)));
    this.#start.addEventListener("change", () => {
      const id = desk.room.id;
      const values: [readonly string[], string | null][] = [[["start"], this.#start.checked ? id : null]];
      if (this.#start.checked && !desk.scene?.id) values.unshift([["scenes", desk.room.file, "id"], id]);
      store.set(words.say("room_said_start", { room: desk.context.named(id) }), values);
    });
    this.#shown.addEventListener("change", () => this.#show(this.#shown.checked));
    const step = (by: number) => (): void => this.#move(by);
    this.#earlier = make("button", { type: "button", class: "shell-button" }, [words.say("room_earlier")]);
    this.#later = make("button", { type: "button", class: "shell-button" }, [words.say("room_later")]);
    this.#earlier.addEventListener("click", step(-1));
    this.#later.addEventListener("click", step(1));
    this.#contents = new Contents(words.say("room_empty"), (key) => desk.choose(key, true));
    this.#ambient = new AmbientSection(desk, choose);
    this.#patch = new PatchSection(desk, choose);
    const row = (...children: (Node | null)[]): HTMLElement => make("div", { class: "shell-row" }, children);
    const work = (button: HTMLButtonElement): HTMLButtonElement | null => (desk.frozen || !desk.panorama ? null : button);
    this.element = make("div", { class: "inspector-panel" }, [
      this.#title.element,
      this.#description.element,
      section(words.say("room_view"), [this.#view, row(work(viewSet), this.#viewLook, this.#viewUnset)]),
      section(words.say("room_north"), [make("div", { class: "inspector-row" }, [this.#heading.element, work(north)])]),
      section(words.say("room_level"), [this.#level, row(work(level))]),
      this.#ambient.element,
      this.#patch.element,
      section(words.say("room_in_tour"), [
        make("label", { class: "field-switch" }, [this.#start, make("span", {}, [words.say("room_start")])]),
        make("label", { class: "field-switch" }, [this.#shown, make("span", {}, [words.say("room_is_shown")])]),
        row(desk.frozen ? null : this.#earlier, desk.frozen ? null : this.#later),
        row(desk.frozen ? null : make("a", { class: "shell-button", href: desk.context.api.address(`photographs/${desk.room.photograph}/replace`) }, [words.say("room_replace")])),
      ]),
      section(words.say("room_contents"), [this.#contents.element]),
    ]);
    this.#title.disabled = this.#description.disabled = this.#heading.disabled = this.#start.disabled = this.#shown.disabled = desk.frozen;
  }

  update(): void {
    const { desk } = this;
    const { context, scene, room } = desk;
    const { words, store } = context;
    this.#title.update(scene?.title);
    this.#description.update(scene?.description);
    this.#heading.update(scene?.heading ?? null);
    const { view, level } = scene ?? {};
    this.#view.textContent = view ? words.say("room_view_at", { where: words.place(view.yaw ?? 0, view.pitch ?? 0) }) : words.say("room_view_none");
    this.#viewUnset.hidden = !view || desk.frozen;
    this.#viewLook.hidden = !view || !desk.panorama;
    const number = (value: number): string => new Intl.NumberFormat(words.language, { maximumFractionDigits: 2 }).format(value);
    this.#level.textContent = level
      ? words.say("room_level_at", { pitch: number(level.pitch ?? 0), roll: number(level.roll ?? 0) })
      : words.say(room.tiles ? "room_level_itself" : "room_level_later");
    this.#start.checked = store.museum.start ? store.museum.start === room.id : ordered(context.rooms(), store.museum).shown[0] === room;
    this.#start.disabled = desk.frozen || scene?.skip === true || (this.#start.checked && !store.museum.start);
    this.#shown.checked = scene?.skip !== true;
    const { shown } = ordered(context.rooms(), store.museum);
    const at = shown.indexOf(room);
    this.#earlier.setAttribute("aria-disabled", String(at <= 0));
    this.#later.setAttribute("aria-disabled", String(at < 0 || at === shown.length - 1));
    this.#ambient.update();
    this.#patch.update();
    this.#contents.update(this.#rows());
  }

  focus(): void {
    this.#title.focus();
  }

  #rows(): Row[] {
    const { desk } = this;
    const { words } = desk.context;
    return [
      ...desk.ways.map(({ to, origin }): Row => ({ key: `way ${to}`, title: desk.context.named(to), note: words.say(origin === "found" ? "room_is_found" : "room_is_way") })),
      ...desk.labels.map((label): Row => ({ key: `label ${label.id}`, title: titleOf(label, desk), note: words.say(`room_kind_${label.kind ?? (label.object ? "object" : "text")}`) })),
    ];
  }

  /** A tour cannot begin in a room that nobody sees: hidden, it leaves the beginning to the first of the others. */
  #show(shown: boolean): void {
    const { context, room } = this.desk;
    const { store, words } = context;
    const said = words.say(shown ? "room_said_shown" : "room_said_hidden", { room: context.named(room.id) });
    const start = !shown && store.museum.start === room.id ? ([[["start"], null]] as const) : [];
    store.set(said, [[["scenes", room.file, "skip"], shown ? null : true], ...start]);
  }

  #move(by: number): void {
    const { context, room } = this.desk;
    const { shown } = ordered(context.rooms(), context.store.museum);
    const to = shown.indexOf(room) + by;
    if (to < 0 || to >= shown.length) return;
    moveRoom(context.store, context.rooms(), room, shown[by < 0 ? to : to + 1] ?? null, context.words.say("shell_said_order", { room: context.named(room.id) }));
    context.say(context.words.say("shell_moved_to", { n: to + 1, of: shown.length }));
  }

  #setView(): void {
    const { desk } = this;
    const { context, room } = desk;
    const view = desk.panorama && looked(desk.panorama.view);
    if (!view) return;
    const { store, words } = context;
    const at = ["scenes", room.file, "view"];
    store.make(words.say("room_said_view", { room: context.named(room.id) }), [...pinned(store.museum, room), { kind: "set", at, value: { ...view }, was: (desk.scene?.view as never) ?? null }]);
    context.say(words.say("room_view_is_set"));
  }

  #setNorth(): void {
    const { desk } = this;
    const { context, room } = desk;
    const { words } = context;
    const mode = new LookMode(desk, { name: "north", text: words.say("room_north_text"), set: words.say("room_north_here") }, (view) => {
      if (!view) return;
      const heading = Math.round(((wrap(-view.yaw) + 360) % 360) * 10) / 10;
      setRoom(context.store, room, words.say("room_said_north", { room: context.named(room.id) }), [[["heading"], heading]]);
      context.say(words.say("room_north_is_set"));
    });
    desk.start(mode);
  }
}
