// The screen of the plan: rooms where they stand, storey by storey; one typed distance gives the scale, one number the north.

import { make } from "../../ui/dom";
import type { Context, Json, Operation, Room, Screen } from "../contract";
import { measured } from "../links/answers";
import { keyOf, pairsOf } from "../links/asked";
import type { Found, FoundAnswer } from "../links/found";
import { ordered, sceneOf } from "../rooms";
import { mediaAddress } from "../objects/media";
import { Board, type Way } from "./board";
import { lay, pinsOf, type Place as Point, withPin } from "./drawing";
import { metres } from "./numbers";
import type { Pinned } from "./pins";
import { forgetting, growing, type Place, placing, turning } from "./moves";
import { pieceOf, type Spot, spots } from "./spots";
import { Side } from "./side";
import { storeyName } from "./storeys";

const LOWEST = -9;
const HIGHEST = 60;

export class PlanScreen implements Screen {
  readonly name = "plan";
  readonly wide = true;
  readonly element = make("div", { class: "floor" });
  #board: Board;
  #side: Side;
  #found: Found | null = null;
  #storeys = make("div", { class: "floor-storeys", role: "group" });
  #bar = make("p", { class: "floor-bar" });
  #compass = make("div", { class: "floor-compass" }, [make("span", { "aria-hidden": "true" }, ["↑"]), make("span", {})]);
  #hint = make("p", { class: "floor-hint" });
  #floor = 0;
  /** A storey that somebody has added, in which no room stands yet. */
  #added: number | null = null;
  #selected: string | null = null;
  #all: Spot[] = [];
  #shown = false;
  #heights = new Map<string, number>();
  /** The drawings that are shown: their numbers in the document, and how high their pictures are. */
  #plans: { readonly number: number; readonly height: number }[] = [];

  constructor(private readonly context: Context) {
    const { words } = context;
    this.#board = new Board(words, {
      select: (room) => this.#select(room),
      open: (room) => context.open("rooms", { room }),
      move: (room, x, y, merge) => this.#move(room, { x, y }, merge ? `plan ${room}` : undefined),
      pin: (drawing, pin, to, merge) => this.#pin(drawing, pin, to, merge),
    });
    this.#side = new Side(words, {
      select: (room) => {
        this.#select(room);
        this.#board.focus(room);
      },
      place: (room, place) => this.#move(room, place),
      open: (room) => context.open("rooms", { room }),
      off: (room) => this.#forget(room),
      scale: (one, other, far) => this.#scale(one, other, far),
      north: (degrees) => this.#turn(degrees),
      all: () => this.#keepAll(),
      found: () => this.#asFound(),
    });
    this.#storeys.setAttribute("aria-label", words.say("plan_storeys"));
    const tools = make("div", { class: "floor-tools" }, [
      this.#tool("+", "plan_closer", () => this.#zoom(1.4)),
      this.#tool("−", "plan_farther", () => this.#zoom(1 / 1.4)),
      this.#tool("⤢", "plan_fit", () => this.#fit()),
    ]);
    const view = make("div", { class: "floor-view" }, [this.#board.element, this.#storeys, tools, this.#bar, this.#compass, this.#hint]);
    this.element.append(make("h1", { class: "shell-hidden" }, [words.say("plan_title")]), view, this.#side.element);
    new ResizeObserver(() => this.#measureBar()).observe(this.element);
    this.#board.element.addEventListener("wheel", () => this.#measureBar());
    this.#board.element.addEventListener("pointermove", () => this.#measureBar());
  }

  show(detail: Readonly<Record<string, string>>): void {
    this.#shown = true;
    const room = detail["room"];
    if (room && this.context.room(room)) this.#selected = room;
    void this.#load();
  }

  hide(): void {
    this.#shown = false;
  }

  update(): void {
    const { store, words } = this.context;
    const { museum } = store;
    const rooms = ordered(this.context.rooms(), museum).shown;
    this.#all = spots(museum, rooms, this.#found);
    if (this.#selected && !this.#spot(this.#selected)) this.#selected = null;
    const storeys = this.#levels();
    if (!storeys.includes(this.#floor)) this.#floor = storeys.includes(0) ? 0 : (storeys[0] ?? 0);
    const here = this.#all.filter(({ floor }) => floor === this.#floor);
    const piece = this.#piece();
    const north = this.#isNorth(piece);
    this.#board.update({
      spots: here,
      under: this.#all.filter(({ floor, from }) => floor !== this.#floor && from !== "none"),
      ways: this.#ways(rooms),
      selected: this.#selected,
      north,
      drawings: this.#drawings(here),
      measured: this.#isMeasured(piece),
      named: (room) => this.context.named(room),
      look: (room) => this.#look(room),
    });
    this.#board.fit(`storey ${this.#floor}`);
    this.#drawStoreys(storeys);
    this.#measureBar();
    this.#compass.hidden = !north;
    (this.#compass.lastElementChild as HTMLElement).textContent = words.say("plan_north_mark");
    this.#compass.setAttribute("aria-label", words.say("plan_north_up"));
    this.#compass.setAttribute("role", "img");
    const none = this.#all.filter(({ from }) => from === "none").length;
    const where = none === this.#all.length ? "plan_hint_none" : none ? "plan_hint_some" : "";
    this.#hint.textContent = where && this.#all.length ? words.say(where) : "";
    this.#side.update({
      all: this.#all,
      selected: this.#selected ? this.#spot(this.#selected) : null,
      storeys,
      named: (room) => this.context.named(room),
      north,
      none,
      written: this.#all.some(({ from }) => from === "written"),
      canGoBack: this.#found !== null && this.#all.some(({ from }) => from === "written"),
    });
  }

  key(event: KeyboardEvent): boolean {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input, select, textarea")) return false;
    if (event.key === "+" || event.key === "=") this.#zoom(1.4);
    else if (event.key === "-" || event.key === "_") this.#zoom(1 / 1.4);
    else if (event.key === "0") this.#fit();
    else if (event.key === "PageUp" || event.key === "PageDown") this.#step(event.key === "PageUp" ? 1 : -1);
    else return false;
    return true;
  }

  /** A room that is dragged from the list of rooms is put where it is let go. */
  drag(room: string, at: { readonly x: number; readonly y: number } | null, dropped: boolean): boolean {
    if (at && dropped) {
      const { x, y } = this.#board.from(at);
      this.#move(room, { x, y, floor: this.#floor });
    }
    return this.#spot(room) !== undefined;
  }

  async #load(): Promise<void> {
    try {
      this.#found = (await this.context.api.get<FoundAnswer>("links/api/found")).found;
    } catch {
      // Then the plan is what the document says, and rooms are put on it by hand.
    }
    if (!this.#shown) return;
    this.#board.refit();
    this.update();
  }

  #spot(room: string): Spot | undefined {
    return this.#all.find((spot) => spot.room.id === room);
  }

  /** What is turned and measured together: that of the chosen room, else the largest on this storey. */
  #piece(): Spot[] {
    const chosen = this.#selected ? this.#spot(this.#selected) : undefined;
    if (chosen && chosen.from !== "none") return pieceOf(this.#all, chosen);
    const pieces = this.#all.filter(({ from, floor }) => from !== "none" && floor === this.#floor).map((spot) => pieceOf(this.#all, spot));
    return pieces.sort((one, other) => other.length - one.length)[0] ?? [];
  }

  /** The museum's own drawings of the storey; how high one is shows when it has come. */
  #drawings(here: readonly Spot[]): Pinned[] {
    const { museum } = this.context.store;
    this.#plans = [];
    return (museum.plans ?? []).flatMap((plan, number): Pinned[] => {
      if ((plan.floor ?? 0) !== this.#floor) return [];
      const address = mediaAddress(this.context, plan.picture);
      const height = this.#heights.get(address);
      if (height === undefined) {
        this.#heights.set(address, 0);
        const image = new Image();
        image.addEventListener("load", () => {
          this.#heights.set(address, image.naturalHeight / image.naturalWidth);
          if (this.#shown) this.update();
        });
        image.src = address;
      }
      if (!height) return [];
      const laid = lay(plan, here, height);
      this.#plans.push({ number, height });
      const relaid = (pin: number, to: Point) => lay(withPin(plan, laid, here, height, pin, to), here, height);
      return [{ address, ...laid, pins: pinsOf(plan, laid, here, height), relaid }];
    });
  }

  /** A place of a drawing was moved: the drawing lies elsewhere. */
  #pin(drawing: number, pin: number, to: Point, merge: boolean): void {
    const { store, words } = this.context;
    const shown = this.#plans[drawing];
    const plans = store.museum.plans ?? [];
    const plan = shown && plans[shown.number];
    if (!shown || !plan) return;
    const here = this.#all.filter(({ floor }) => floor === this.#floor);
    const moved = withPin(plan, lay(plan, here, shown.height), here, shown.height, pin, to);
    const value = plans.map((one) => (one === plan ? moved : one));
    const operation: Operation = { kind: "set", at: ["plans"], value: value as unknown as Json, was: plans as unknown as Json };
    this.#make(words.say("plan_said_drawing"), [operation], merge ? `pin ${shown.number} ${pin}` : undefined);
    this.context.say(words.say("plan_pin_now", { x: metres(to.x, words.language), y: metres(to.y, words.language) }));
  }

  #isNorth(piece: readonly Spot[]): boolean {
    const { museum } = this.context.store;
    if (piece.some(({ room }) => sceneOf(museum, room.file)?.heading !== undefined)) return true;
    return piece.length > 0 && piece.every(({ from, part }) => from === "found" && part !== null && this.#found?.parts[part]?.north === true);
  }

  #isMeasured(piece: readonly Spot[]): boolean {
    const ids = new Set(piece.map(({ room }) => room.id));
    const typed = (this.context.store.museum.walk?.pairs ?? []).some(({ between: [a, b], distance }) => distance !== undefined && ids.has(a) && ids.has(b));
    return typed || (piece.length > 0 && piece.every(({ from, part }) => from === "found" && part !== null && this.#found?.parts[part]?.measured === true));
  }

  #look(room: string): number {
    const found = this.context.room(room);
    return (found && sceneOf(this.context.store.museum, found.file)?.view?.yaw) || 0;
  }

  #ways(rooms: readonly Room[]): Way[] {
    const { museum } = this.context.store;
    const ids = new Map(rooms.map(({ id, file }) => [file, id]));
    const said = pairsOf(museum);
    const ways = new Map<string, Way>();
    for (const pair of this.#found?.pairs ?? []) {
      const [a, b] = [ids.get(pair.rooms[0]), ids.get(pair.rooms[1])];
      if (!a || !b || said.get(keyOf(a, b))?.link === false || pair.status === "refused") continue;
      if (pair.arrow || pair.confidence >= 0.5) ways.set(keyOf(a, b), { a, b, sure: pair.arrow });
    }
    for (const { from, to } of museum.links ?? []) ways.set(keyOf(from, to), { a: from, b: to, sure: true });
    for (const [key, pair] of said) if (pair.link) ways.set(key, { a: pair.between[0], b: pair.between[1], sure: true });
    return [...ways.values()];
  }

  #levels(): number[] {
    const used = new Set(this.#all.map(({ floor }) => floor));
    if (this.#added !== null) used.add(this.#added);
    if (!used.size) used.add(0);
    return [...used].sort((one, other) => other - one);
  }

  #drawStoreys(storeys: readonly number[]): void {
    const { words } = this.context;
    const buttons = storeys.map((floor) => {
      const button = make("button", { type: "button", "aria-pressed": String(floor === this.#floor), "data-floor": String(floor) }, [storeyName(words, floor)]);
      button.addEventListener("click", () => this.#go(floor));
      return button;
    });
    const add = (by: 1 | -1, name: string): HTMLElement => {
      const button = make("button", { type: "button", class: "floor-add" }, [words.say(name)]);
      button.addEventListener("click", () => {
        const next = by > 0 ? Math.max(...this.#levels()) + 1 : Math.min(...this.#levels()) - 1;
        if (next < LOWEST || next > HIGHEST) return;
        this.#added = next;
        this.#go(next);
        this.context.say(words.say("plan_storey_added", { storey: storeyName(words, next) }));
      });
      return button;
    };
    const focused = (document.activeElement as HTMLElement | null)?.dataset["floor"];
    this.#storeys.replaceChildren(add(1, "plan_add_above"), ...buttons, add(-1, "plan_add_below"));
    if (focused) this.#storeys.querySelector<HTMLElement>(`[data-floor="${focused}"]`)?.focus();
  }

  #go(floor: number): void {
    this.#floor = floor;
    if (this.#selected && this.#spot(this.#selected)?.floor !== floor) this.#selected = null;
    this.update();
  }

  #step(by: number): void {
    const storeys = this.#levels();
    const next = storeys[storeys.indexOf(this.#floor) - by];
    if (next === undefined) return;
    this.#go(next);
    this.context.say(storeyName(this.context.words, next));
  }

  #select(room: string): void {
    if (this.#selected === room) return;
    this.#selected = room;
    const spot = this.#spot(room);
    if (spot) this.#floor = spot.floor;
    this.update();
  }

  #move(room: string, place: Place, merge?: string): void {
    const spot = this.#spot(room);
    if (!spot) return;
    this.#selected = room;
    if (place.floor !== undefined) this.#floor = place.floor;
    const { store, words } = this.context;
    const name = this.context.named(room);
    const said = words.say(place.heading !== undefined ? "plan_said_heading" : place.floor !== undefined ? "plan_said_storey" : "plan_said_moved", { room: name });
    const from = spot.from === "none" && place.floor === undefined ? { ...place, floor: this.#floor } : place;
    this.#make(said, placing(store.museum, this.#all, new Map([[spot, from]]), this.#found), merge);
    const now = this.#spot(room);
    if (now) this.context.say(words.say("plan_now_at", { room: name, x: metres(now.x, words.language), y: metres(now.y, words.language) }));
  }

  #make(said: string, operations: readonly Operation[], merge?: string): void {
    if (operations.length) this.context.store.make(said, operations, merge);
    this.update();
  }

  #forget(room: string): void {
    const spot = this.#spot(room);
    if (!spot) return;
    this.#make(this.context.words.say("plan_said_off", { room: this.context.named(room) }), forgetting(this.context.store.museum, [spot]));
  }

  #asFound(): void {
    this.#make(this.context.words.say("plan_said_found"), forgetting(this.context.store.museum, this.#all));
    this.#board.fit();
  }

  /** All rooms that are nowhere yet stay where they lie. */
  #keepAll(): void {
    const none = this.#all.filter(({ from }) => from === "none");
    const wanted = new Map(none.map((spot) => [spot, { x: spot.x, y: spot.y, floor: this.#floor }]));
    this.#make(this.context.words.say("plan_said_all"), placing(this.context.store.museum, this.#all, wanted, this.#found));
  }

  #scale(one: string, other: string, far: number): void {
    const [a, b] = [this.#spot(one), this.#spot(other)];
    const { store, words } = this.context;
    if (!a || !b) return;
    const piece = a.from === "none" ? [] : pieceOf(this.#all, a);
    const shown = Math.hypot(a.x - b.x, a.y - b.y);
    const together = piece.includes(b) && shown > 0.05;
    const laid = together && piece.some(({ from }) => from === "written");
    const known = store.museum.walk?.pairs?.find(({ between }) => keyOf(...between) === keyOf(one, other));
    const operations = known?.link === false ? [] : measured(store.museum, known ? [...known.between] : [one, other], far);
    if (laid) operations.push(...growing(store.museum, this.#all, piece, far / shown, this.#found));
    this.#make(words.say("plan_said_scale", { one: this.context.named(one), other: this.context.named(other) }), operations);
    this.#board.fit();
    this.context.say(words.say(together ? "plan_scaled" : "plan_scale_apart"));
  }

  #turn(degrees: number): void {
    const { store, words } = this.context;
    const piece = this.#piece();
    if (!piece.length) return;
    this.#make(words.say("plan_said_north"), turning(store.museum, this.#all, piece, degrees, this.#found));
    this.#board.fit();
    this.context.say(words.say("plan_north_up"));
  }

  #zoom(factor: number): void {
    this.#board.zoom(factor);
    this.#measureBar();
  }

  #fit(): void {
    this.#board.fit();
    this.#measureBar();
  }

  #measureBar(): void {
    const { words } = this.context;
    const { metres: length, pixels } = this.#board.bar;
    this.#bar.style.width = `${pixels.toFixed(0)}px`;
    this.#bar.textContent = words.say(this.#isMeasured(this.#piece()) ? "plan_bar" : "plan_bar_about", { n: metres(length, words.language) });
  }

  #tool(sign: string, name: string, done: () => void): HTMLButtonElement {
    const said = this.context.words.say(name);
    const button = make("button", { type: "button", class: "floor-tool", "aria-label": said, title: said }, [make("span", { "aria-hidden": "true" }, [sign])]);
    button.addEventListener("click", done);
    return button;
  }
}
