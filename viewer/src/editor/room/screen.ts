// The screen of a room: its picture with labels and ways as visitors get them, and what is said of them beside it.

import { wrap } from "../../core/projection";
import { outlinePath } from "../../core/outline";
import { make } from "../../ui/dom";
import { drawing } from "../../ui/icons";
import { isInSight } from "../../control/steps";
import type { At, Context, Label, Museum, Room, Scene, Screen } from "../contract";
import { chooseOne } from "../fields/chooser";
import { chooseMedia } from "../objects/media";
import { sceneOf } from "../rooms";
import { writeAddress } from "../shell/address";
import { isWriting } from "../shell/writing";
import type { Desk, Mode } from "./desk";
import { wasDragged } from "./dragging";
import { Frame } from "./frame";
import { Inspector } from "./inspector/inspector";
import { LabelPanel } from "./inspector/label";
import type { ChooseMedia } from "./inspector/media";
import type { Panel } from "./inspector/parts";
import { RoomPanel } from "./inspector/room";
import { WayPanel } from "./inspector/way";
import { addLabel, atLabel, labelsOf, placing, removeLabel, shifted } from "./labels";
import { levelOfRoom, pinned } from "./levels";
import { Marks } from "./marks";
import { markOf, wayMark } from "./mark_of";
import { LookMode } from "./modes/look";
import { OutlineMode } from "./modes/outline";
import { PlaceMode } from "./modes/place";
import { Panorama } from "./panorama";
import { pressed } from "./press";
import { titleOf } from "./title";
import { type Angles, type Level, LEVEL } from "./turning";
import { patchOf, Tripod } from "./tripod";
import { addWay, FLOOR, moveWay, setArrival, type Way, waysFrom } from "./ways";

/** A new way that is put on a door lies on the floor before it; on a stair one drags it up. */
const HIGHEST = -14;
const SPACE = "http://www.w3.org/2000/svg";

export class RoomScreen implements Screen, Desk {
  readonly name = "rooms";
  readonly element = make("div", { class: "desk" });
  readonly lines = drawing("0 0 1 1", []);
  readonly handles = make("div", { class: "desk-handles" });
  readonly panorama: Panorama | null;
  readonly marks: Marks | null;
  readonly frozen: boolean;
  room!: Room;
  level: Level = LEVEL;
  chosen = "";
  ways: readonly Way[] = [];
  labels: readonly Label[] = [];
  #frame: Frame;
  #inspector: Inspector;
  #mode: Mode | null = null;
  #panelOf = "";
  #isShown = false;
  #outlines = document.createElementNS(SPACE, "path");
  #tripod: Tripod;
  #outline = document.createElementNS(SPACE, "path");
  #moving: { readonly key: string; readonly to: Angles } | null = null;

  constructor(readonly context: Context) {
    const { words, store } = context;
    this.frozen = store.line === "closed";
    this.#frame = new Frame(words, this.frozen, {
      label: () => this.start(new PlaceMode(this, words.say("room_label_where"), (at) => this.addLabel(at))),
      way: () => this.start(new PlaceMode(this, words.say("room_way_where"), (at) => this.addWay(at))),
      zoom: (closer) => this.panorama?.zoom(closer),
      inspector: () => this.#drawer(true),
    });
    this.#tripod = new Tripod((file) => context.api.address(`media/small?file=${encodeURIComponent(file)}`));
    this.#inspector = new Inspector(words, { back: () => this.choose("", true), close: () => this.#drawer(false) });
    this.panorama = this.#view();
    this.marks = this.panorama && new Marks(this.panorama, {
      choose: (key) => !wasDragged() && this.choose(key),
      moving: (key, to) => this.#moves(key, to),
      moved: (key, to, step) => this.#moved(key, to, step),
      edit: (key) => this.choose(key, true),
      remove: (key) => this.remove(key),
    });
    this.lines.setAttribute("class", "desk-lines");
    this.#outlines.setAttribute("class", "desk-outline");
    this.#outline.setAttribute("class", "desk-outline is-chosen");
    this.lines.append(this.#outlines, this.#outline);
    if (this.panorama && this.marks) {
      this.marks.frozen = this.frozen;
      this.marks.element.setAttribute("aria-label", words.say("room_contents"));
      this.panorama.element.append(this.#tripod.element, this.lines, this.marks.element, this.handles);
      this.#frame.holder.append(this.panorama.element);
      pressed(this.panorama, {
        click: (at) => (this.#mode?.click ? this.#mode.click(at) : this.#mode ? undefined : this.choose("")),
        place: (at) => !this.#mode && !this.frozen && this.addLabel(at),
      });
    } else this.#frame.trouble(words.say("room_no_webgl"));
    this.element.append(this.#frame.element, this.#inspector.element);
  }

  get scene(): Scene | null {
    return sceneOf(this.#museum, this.room.file);
  }

  get #museum(): Museum {
    return this.context.store.museum;
  }

  label(id = this.chosen.replace(/^label /, "")): Label | null {
    return this.labels.find((label) => label.id === id) ?? null;
  }

  atLabel(id: string, ...path: string[]): At {
    return atLabel(this.#museum, this.room, id, ...path);
  }

  way(to = this.chosen.replace(/^way /, "")): Way | null {
    return this.ways.find((way) => way.to === to) ?? null;
  }

  // ---- as a screen ------------------------------------------------------------------------------------------------

  show(detail: Readonly<Record<string, string>>): void {
    const room = this.context.room(detail["room"] ?? "");
    this.#isShown = true;
    if (!room) {
      this.#frame.trouble(this.context.words.say("shell_no_rooms"));
      this.#inspector.element.hidden = true;
      return;
    }
    this.#inspector.element.hidden = false;
    const other = this.room as Room | undefined;
    if (other?.file !== room.file) {
      this.stop();
      if (this.panorama) this.#frame.trouble("");
    }
    this.room = room;
    this.chosen = detail["item"] ? `label ${detail["item"]}` : detail["way"] ? `way ${detail["way"]}` : "";
    this.update();
    const chosen = this.chosen && this.marks?.where(this.chosen);
    if (chosen && other?.file !== room.file) this.panorama?.look({ ...chosen, pitch: chosen.pitch * 0.6 });
    if (detail["arrive"]) this.#arrive(detail["arrive"]);
  }

  hide(): void {
    this.stop();
    this.#isShown = false;
  }

  update(): void {
    if (!this.#isShown || !(this.room as Room | undefined)) return;
    const now = this.context.room(this.room.id) ?? this.context.rooms().find(({ file }) => file === this.room.file);
    if (!now) return this.context.open("rooms");
    this.room = now;
    const { words } = this.context;
    const scene = this.scene;
    this.level = levelOfRoom(this.#museum, now);
    this.ways = waysFrom(this.#museum, now);
    this.labels = labelsOf(this.#museum, now);
    const view = { yaw: scene?.view?.yaw ?? 0, pitch: scene?.view?.pitch ?? 0, fov: scene?.view?.fov ?? 75 };
    this.#tripod.show(patchOf(this.#museum, scene));
    this.panorama?.show(now, scene, this.level, view);
    this.panorama?.element.setAttribute("aria-label", words.say("room_picture_label", { title: this.context.named(now.id) }));
    if (this.chosen && !(this.chosen.startsWith("label ") ? this.label() : this.way())) {
      // Somebody else has taken it away, perhaps in the middle of a word: its letters must not become commands.
      const writing = this.#inspector.element.contains(document.activeElement);
      this.choose("");
      if (writing) this.#inspector.focusTitle();
    }
    this.marks?.update([...this.ways.map((way) => wayMark(way, this)), ...this.labels.map((label) => markOf(label, this))], this.chosen);
    if (this.panorama) this.#frame.note(now.tiles ? "" : words.say("room_no_tiles"), { text: words.say("room_make_preview"), href: this.context.pages.preview });
    this.#panel();
    this.#mode?.update?.();
    this.#draw();
  }

  key(event: KeyboardEvent): boolean {
    const target = event.target as HTMLElement;
    const writes = isWriting(event);
    if (event.key === "Escape") {
      const drawer = this.element.classList.contains("has-inspector");
      if (this.#mode) this.stop();
      else if (writes || drawer) {
        // Out of the words, back to what they are about; then out of that.
        this.#drawer(false);
        (this.marks?.button(this.chosen) ?? this.panorama?.element)?.focus();
      } else if (this.chosen) this.choose("", true);
      else return false;
      return true;
    }
    if (writes || event.ctrlKey || event.metaKey || event.altKey || this.frozen || !(this.room as Room | undefined)) return false;
    if (this.#mode?.key?.(event)) return true;
    if (this.#mode || this.#inspector.element.contains(target)) return false;
    if (event.code === "KeyN") this.addLabel(this.#middle());
    else if (event.code === "KeyL") this.addWay(this.#middle());
    else if (event.code === "KeyP" && this.label()) this.start(new OutlineMode(this, this.chosen.replace(/^label /, "")));
    else if (event.key === "Delete" && this.chosen) this.remove(this.chosen);
    else if (event.key === "Enter" && this.chosen && !target.closest("button, a")) this.#inspector.focus();
    else return false;
    return true;
  }

  drag(id: string, at: { readonly x: number; readonly y: number } | null, dropped: boolean): boolean {
    const target = this.context.room(id);
    const { panorama } = this;
    const box = panorama?.element.getBoundingClientRect();
    const inside = !!at && !!box && at.x > box.left && at.x < box.right && at.y > box.top && at.y < box.bottom;
    const may = inside && !this.frozen && !!target && target.file !== this.room.file;
    this.#frame.element.classList.toggle("is-target", may && !dropped);
    if (!may || !dropped || !panorama || !target) return may;
    const { x, y } = panorama.within({ clientX: at.x, clientY: at.y });
    this.#way(target, panorama.at(x, y));
    return true;
  }

  // ---- as a desk --------------------------------------------------------------------------------------------------

  choose(key: string, focus = false): void {
    const had = this.#inspector.element.contains(document.activeElement);
    this.chosen = key;
    const [kind, name] = key ? [key.slice(0, key.indexOf(" ")), key.slice(key.indexOf(" ") + 1)] : ["", ""];
    history.replaceState(null, "", writeAddress("rooms", { room: this.room.id, ...(kind === "label" ? { item: name } : kind ? { way: name } : {}) }));
    this.update();
    const at = key ? this.marks?.where(key) : null;
    if (at && this.panorama && !isInSight(this.panorama.view, this.panorama.size, at.yaw, at.pitch)) this.panorama.seek(at);
    if (focus && key) {
      this.#drawer(true);
      this.#inspector.focus();
    } else if (had || focus) this.panorama?.element.focus();
  }

  start(mode: Mode): void {
    this.stop();
    this.#mode = mode;
    this.#frame.mode(mode);
    this.#inspector.widen(false);
    this.#drawer(false);
    this.panorama?.element.focus();
    this.context.say(mode.bar.getAttribute("aria-label") ?? "", false);
    this.#draw();
  }

  stop(): void {
    const mode = this.#mode;
    this.#mode = null;
    mode?.end();
    if (mode) this.#frame.mode(null);
    this.#draw();
  }

  addLabel(at: Angles): void {
    const { store, words } = this.context;
    this.choose(`label ${addLabel(store, this.room, at, words.say("room_said_label_new"))}`, true);
  }

  addWay(at: Angles): void {
    void this.#asked().then((target) => target && this.#way(target, at));
  }

  remove(key: string): void {
    if (this.frozen) return;
    const { store, words } = this.context;
    const name = key.slice(key.indexOf(" ") + 1);
    if (key.startsWith("way ")) {
      this.choose(key, true);
      this.#inspector.element.querySelector<HTMLElement>(".inspector-end .is-loss:not([hidden])")?.click();
      return;
    }
    const label = this.label(name);
    if (!label) return;
    const title = titleOf(label, this);
    removeLabel(store, this.room, name, words.say("room_said_label_removed", { title }));
    this.context.say(words.say("room_label_is_removed", { title }));
    this.choose("", true);
  }

  // ---- its own ----------------------------------------------------------------------------------------------------

  #view(): Panorama | null {
    try {
      return new Panorama(this.context.calm, {
        drawn: () => this.#draw(),
        shown: () => this.#frame.trouble(""),
        failed: () => this.#frame.trouble(this.context.words.say(this.room.tiles || this.room.small ? "room_picture_failed" : "room_not_looked")),
        home: () => this.panorama?.go({ yaw: this.scene?.view?.yaw ?? 0, pitch: this.scene?.view?.pitch ?? 0, fov: this.scene?.view?.fov ?? 75 }),
      });
    } catch {
      return null;
    }
  }

  #middle(): Angles {
    const { width, height } = this.panorama?.size ?? { width: 1, height: 1 };
    return this.panorama?.at(width / 2, height / 2) ?? { yaw: 0, pitch: 0 };
  }

  /** After every frame, and when something of it is another. */
  #draw(): void {
    const { panorama, marks } = this;
    if (!panorama || !marks || !(this.room as Room | undefined)) return;
    const { view, size } = panorama;
    marks.place();
    this.#tripod.draw(view, size);
    this.lines.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
    const edited = this.#mode?.name === "outline";
    const drawn = (label: Label): string => outlinePath(view, size, shifted(label, this.#moving?.key === `label ${label.id}` ? this.#moving.to : null));
    const outlined = this.labels.filter(({ polygon }) => polygon?.length);
    const chosen = this.chosen.startsWith("label ") ? this.chosen.slice(6) : "";
    this.#outlines.setAttribute("d", outlined.filter(({ id }) => id !== chosen).map(drawn).join(""));
    this.#outline.setAttribute("d", edited ? "" : outlined.filter(({ id }) => id === chosen).map(drawn).join(""));
    this.#mode?.draw?.();
    const heading = this.scene?.heading ?? (this.room.tiles?.record as { heading?: number | null } | undefined)?.heading;
    this.#frame.north(typeof heading === "number" ? -wrap(heading + view.yaw) : null);
  }

  #moves(key: string, to: Angles): void {
    this.#moving = { key, to };
    const label = key.startsWith("label ") ? this.label(key.slice(6)) : null;
    if (label?.polygon?.length) this.#draw();
  }

  #moved(key: string, to: Angles | null, step: boolean): void {
    this.#moving = null;
    const { store, words } = this.context;
    const name = key.slice(key.indexOf(" ") + 1);
    if (!to) return this.#draw();
    const merge = step ? `${this.room.file} ${key} place` : undefined;
    if (key.startsWith("way ")) {
      const way = this.ways.find((one) => one.to === name);
      if (way) moveWay(store, this.room, this.context.room(name), way, to, words.say("room_said_way_moved", { room: this.context.named(name) }), merge);
      return;
    }
    const label = this.label(name);
    if (!label) return;
    store.set(words.say("room_said_moved", { title: titleOf(label, this) }), placing(this.#museum, this.room, label, to), merge);
  }

  async #asked(): Promise<Room | null> {
    const { words } = this.context;
    const there = new Set(this.ways.filter(({ origin }) => origin === "drawn").map(({ to }) => to));
    const rooms = this.context.rooms().filter((room) => room.file !== this.room.file && !there.has(room.id));
    const choices = rooms.map((room) => ({ key: room.id, title: this.context.named(room.id), note: room.file, picture: room.small }));
    const root = this.element.closest<HTMLElement>(".shell") ?? document.body;
    const chosen = await chooseOne(words, root, words.say("room_way_to"), choices, words.say("room_way_none"));
    return chosen && this.context.room(chosen.key);
  }

  /** A way to a room: a new one, or the one that is there already, moved. */
  #way(target: Room, at: Angles): void {
    const { store, words } = this.context;
    const known = this.ways.find(({ to }) => to === target.id);
    const said = words.say(known ? "room_said_way_moved" : "room_said_way_new", { room: this.context.named(target.id) });
    if (known) moveWay(store, this.room, target, known, at, said);
    else addWay(store, this.room, target, { yaw: at.yaw, pitch: at.pitch > HIGHEST ? FLOOR : at.pitch }, null, said);
    this.choose(`way ${target.id}`);
    this.context.say(said);
  }

  /** In the room that a way leads to: where one looks on arriving from `from`. */
  #arrive(from: string): void {
    const { words, store } = this.context;
    const start = this.context.room(from);
    const way = start && waysFrom(this.#museum, start).find(({ to }) => to === this.room.id);
    if (!start || !way) return;
    const target = this.room;
    if (way.arrival) this.panorama?.look(way.arrival);
    const told = { name: "arrival", text: words.say("room_arrival_text", { room: this.context.named(from) }), set: words.say("room_arrival_here") };
    this.start(
      new LookMode(this, told, (view) => {
        if (view) setArrival(store, start, target, way, { yaw: view.yaw, pitch: view.pitch }, words.say("room_said_arrival", { room: this.context.named(target.id) }), pinned(this.#museum, target));
        this.context.open("rooms", { room: start.id, way: target.id });
      }),
    );
  }

  #panel(): void {
    const { words } = this.context;
    const of = `${this.room.file}\n${this.chosen}`;
    const label = this.chosen.startsWith("label ") ? this.label() : null;
    const way = this.chosen.startsWith("way ") ? this.way() : null;
    if (of !== this.#panelOf) {
      this.#panelOf = of;
      const choose: ChooseMedia = (kind) => chooseMedia(this.context, [kind]);
      const panel: Panel = label ? new LabelPanel(this, label.id, choose) : way ? new WayPanel(this, way.to, (to) => this.context.open("rooms", { room: to, arrive: this.room.id })) : new RoomPanel(this, choose);
      this.#inspector.show(panel, words.say(label ? "room_label" : way ? "room_way" : "room_room"), !label && !way);
    }
    this.#inspector.title(label ? titleOf(label, this) : way ? this.context.named(way.to) : this.context.named(this.room.id));
    this.#inspector.update();
  }

  #drawer(open: boolean): void {
    this.element.classList.toggle("has-inspector", open);
  }
}
