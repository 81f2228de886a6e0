// The screen of links: every pair of rooms that is worth a question, one after the other.

import { wrap } from "../../core/projection";
import { make } from "../../ui/dom";
import type { Context, Operation, Room, Screen } from "../contract";
import { levelOfRoom } from "../room/levels";
import { turnedAngles } from "../room/turning";
import { ordered, setRoom } from "../rooms";
import { confirmed, type Directions, drawn, measured, open, refused } from "./answers";
import { type Asked, keyOf, OPEN, pick, type Picked } from "./asked";
import { ByHand } from "./by_hand";
import type { Found, FoundAnswer } from "./found";
import { GrowingPlan } from "./growing";
import { actOf, SHOWN } from "./keys";
import { PairList } from "./list";
import { numbersIn } from "./numbers";
import { PairReview, type Question } from "./review";

export class LinksScreen implements Screen {
  readonly name = "links";
  readonly wide = true;
  readonly element = make("div", { class: "links" });
  #found: Found | null = null;
  /** The revision that was solved last; null where only previews solve. */
  #solved: number | null = null;
  #loading = false;
  #state: "asking" | "here" | "none" | "failed" = "asking";
  #picked: Picked = { asked: [], parts: [] };
  #current: string | null = null;
  /** Whether somebody has chosen that pair; else it was the one that mattered most. */
  #wanted = false;
  /** A pair that somebody chose himself. */
  #chosen: readonly [string, string] | null = null;
  #unsure = new Set<string>();
  #list: PairList;
  #hand: ByHand;
  #plan: GrowingPlan;
  #review: PairReview;
  #left = make("p", { class: "links-left" });
  #told = make("div", { class: "links-told" });
  #progress = make("progress", { class: "links-progress" });
  #shown = false;

  constructor(private readonly context: Context) {
    const { words } = context;
    this.#list = new PairList(words, (key) => this.#go(key));
    this.#hand = new ByHand(words, (one, other) => this.#choose(one, other));
    this.#plan = new GrowingPlan(words);
    this.#review = new PairReview(words, context.calm, {
      yes: (shown) => this.#answer("yes", (rooms) => confirmed(context.store.museum, rooms, this.#levelled(rooms, shown, true))),
      no: () => this.#answer("no", (rooms) => refused(context.store.museum, rooms)),
      drawn: (seen) => this.#answer("drawn", (rooms) => drawn(context.store.museum, rooms, this.#levelled(rooms, seen, true))),
      unsure: () => this.#leave(),
      distance: (metres) => this.#measure(metres),
      hide: (room) => this.#hide(room),
      undo: () => this.#undo(),
      say: (text) => context.say(text),
    });
    this.#progress.setAttribute("aria-label", words.say("links_list"));
    const head = make("header", { class: "links-head" }, [make("h1", {}, [words.say("links_title")]), this.#left, this.#progress]);
    const rest = make("div", { class: "links-rest" }, [this.#list.element, this.#hand.element]);
    this.element.append(head, make("div", { class: "links-body" }, [this.#told, this.#review.element]), this.#plan.element, rest);
    for (const key of stored()?.getItem(this.#kept)?.split("\n") ?? []) if (key) this.#unsure.add(key);
  }

  show(detail: Readonly<Record<string, string>>): void {
    this.#shown = true;
    const [one, other] = [detail["room"], detail["item"]];
    if (one && other && one !== other && this.context.room(one) && this.context.room(other)) this.#point(one, other);
    void this.#load();
  }

  hide(): void {
    this.#shown = false;
  }

  update(): void {
    const { store, words } = this.context;
    const rooms = ordered(this.context.rooms(), store.museum).shown;
    this.#picked = pick(store.museum, rooms, this.#found, this.#unsure);
    const { asked, parts } = this.#picked;
    const known = new Set(rooms.map(({ id }) => id));
    if (this.#chosen && !this.#chosen.every((id) => known.has(id))) this.#chosen = null;
    const current = asked.find(({ key }) => key === this.#current);
    if (!this.#chosen && !current) this.#current = asked.find(({ group }) => OPEN.includes(group))?.key ?? null;
    const named = (room: string): string => this.context.named(room);
    const left = asked.filter(({ group }) => OPEN.includes(group)).length;
    const all = asked.filter(({ group }) => group === "done" || OPEN.includes(group)).length;
    this.#left.textContent = this.#found ? [left ? words.count("links_left", left) : words.say("links_none_left"), parts.length > 1 ? words.count("links_parts", parts.length) : ""].filter(Boolean).join(" ") : "";
    this.#progress.hidden = !all;
    this.#progress.max = Math.max(1, all);
    this.#progress.value = all - left;
    this.#list.update({ asked, current: this.#chosen ? keyOf(...this.#chosen) : this.#current, named });
    this.#hand.update({ rooms: rooms.map(({ id }) => id), parts, named });
    const question = this.#question();
    this.#plan.update({ museum: store.museum, rooms, found: this.#found, parts, asked: question?.rooms ?? [], named });
    this.#told.replaceChildren(...this.#tell(question !== null, left));
    this.#told.hidden = !this.#told.hasChildNodes();
    this.#review.element.hidden = !question;
    if (question) this.#review.ask(question);
    if (this.#shown && this.#solved !== null && store.revision > this.#solved && !store.waiting) void this.#load();
  }

  keys(): readonly (readonly [string, string])[] {
    const { words } = this.context;
    const said = (["yes", "no", "here", "unsure", "flip", "same", "place", "undo"] as const).map((act) => [SHOWN[act], words.say(`links_act_${act}`)] as const);
    const more = (["turn", "other", "distance"] as const).map((act) => [SHOWN[act], words.say(`links_key_${act}`)] as const);
    return [...said, ...more, ["Shift ← →", words.say("links_key_fine")]];
  }

  key(event: KeyboardEvent): boolean {
    if (this.#review.element.hidden) return false;
    if (this.#review.look(event)) return true;
    const act = actOf(event);
    if (act) this.#review.act(act);
    return act !== null;
  }

  get #kept(): string {
    return `jetisu360-links-unsure ${this.context.api.address("links")}`;
  }

  async #load(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    const asked = this.context.store.revision;
    try {
      const { found, revision, solves } = await this.context.api.get<FoundAnswer>(`links/api/found?revision=${asked}`);
      this.#found = found;
      this.#state = found ? "here" : "none";
      // (What is not solved in time is asked for again.)
      this.#solved = solves ? (revision ?? 0) : null;
      this.element.dataset["solved"] = String(revision ?? "");
    } catch {
      this.#state = this.#found ? "here" : "failed";
      if (this.#solved !== null) this.#solved = asked;
    }
    this.#loading = false;
    if (this.#shown) this.#settled();
  }

  /** What other answers have settled meanwhile is not asked any more, unless somebody wants to look at it. */
  #settled(): void {
    const before = this.#current;
    this.update();
    const asked = this.#picked.asked.find(({ key }) => key === before);
    if (this.#wanted || this.#chosen || !asked || OPEN.includes(asked.group)) return;
    this.context.say(this.context.words.say("links_settled"));
    this.#onward(null);
  }

  #room(id: string): Room | null {
    return this.context.room(id);
  }

  #asked(): Asked | null {
    const key = this.#chosen ? keyOf(...this.#chosen) : this.#current;
    const known = this.#picked.asked.find((one) => one.key === key) ?? null;
    if (known || !this.#chosen) return known;
    return { key: keyOf(...this.#chosen), rooms: this.#chosen, found: null, group: "joins", verdict: null, pair: null };
  }

  #question(): Question | null {
    const asked = this.#asked();
    if (!asked) return null;
    const { rooms } = asked;
    const said = this.#said(asked);
    const part = (id: string): number => this.#picked.parts.findIndex((ids) => ids.includes(id));
    return {
      key: asked.key,
      rooms,
      names: [this.context.named(rooms[0]), this.context.named(rooms[1])],
      pictures: [this.#room(rooms[0])?.tiles ?? null, this.#room(rooms[1])?.tiles ?? null],
      found: asked.found,
      said: said && this.#levelled(rooms, said, false),
      verdict: asked.verdict,
      distance: asked.pair?.distance ?? null,
      joins: part(rooms[0]) !== part(rooms[1]),
    };
  }

  /** Where arrows lie that somebody has drawn or confirmed. */
  #said({ rooms: [a, b], pair, verdict }: Asked): Directions | null {
    const links = this.context.store.museum.links ?? [];
    const [there, back] = [links.find(({ from, to }) => from === a && to === b), links.find(({ from, to }) => from === b && to === a)];
    if (there?.arrival || back?.arrival || (there && back)) {
      const yaw = there?.yaw ?? wrap((back?.arrival?.yaw ?? 0) + 180);
      return { yaw, back: back?.yaw ?? wrap((there?.arrival?.yaw ?? 0) + 180) };
    }
    if (verdict !== "yes" || pair?.yaw === undefined || pair.back === undefined) return null;
    return pair.between[0] === a ? { yaw: pair.yaw, back: pair.back } : { yaw: pair.back, back: pair.yaw };
  }

  /** Directions in the tiles that are shown as those in the level that the document says now (`out`), or back. */
  #levelled([a, b]: readonly [string, string], { yaw, back }: Directions, out: boolean): Directions {
    const turned = (id: string, at: number): number => {
      const room = this.#room(id);
      if (!room?.tiles) return at;
      const [tiles, now] = [room.tiles.level, levelOfRoom(this.context.store.museum, room)];
      return turnedAngles({ yaw: at, pitch: 0 }, out ? tiles : now, out ? now : tiles).yaw;
    };
    return { yaw: turned(a, yaw), back: turned(b, back) };
  }

  #go(key: string): void {
    this.#chosen = null;
    this.#current = key;
    this.#wanted = true;
    this.update();
    this.#review.focus();
  }

  /** Asks about two rooms that somebody names. */
  #point(one: string, other: string): void {
    const known = this.#picked.asked.find(({ key }) => key === keyOf(one, other));
    this.#chosen = known ? null : [one, other];
    this.#wanted = true;
    if (known) this.#current = known.key;
  }

  #choose(one: string, other: string): void {
    this.#point(one, other);
    this.update();
    this.#review.focus();
  }

  /** Writes an answer and goes on; the same answer again takes it back. */
  #answer(verdict: "yes" | "no" | "drawn", operations: (rooms: readonly [string, string]) => Operation[]): void {
    const asked = this.#asked();
    if (!asked) return;
    const { store, words } = this.context;
    const names = { one: this.context.named(asked.rooms[0]), other: this.context.named(asked.rooms[1]) };
    const again = asked.verdict === verdict && verdict !== "drawn";
    this.#forget(asked.key);
    store.make(words.say(again ? "links_said_open" : `links_said_${verdict}`, names), again ? open(store.museum, asked.rooms) : operations(asked.rooms));
    this.context.say(words.say(again ? "links_answered_open" : `links_answered_${verdict}`, names));
    this.#onward(again ? asked.key : null);
  }

  #leave(): void {
    const asked = this.#asked();
    if (!asked) return;
    if (asked.found) this.#unsure.add(asked.key);
    this.#keep();
    this.context.say(this.context.words.say("links_answered_unsure"));
    this.#onward(null);
  }

  /** On to a pair, or to the one that matters most of those that wait. */
  #onward(key: string | null): void {
    this.#chosen = null;
    this.#current = key;
    this.#wanted = key !== null;
    this.update();
    this.#review.focus();
  }

  #measure(metres: number | null): void {
    const asked = this.#asked();
    if (!asked) return;
    const { store, words } = this.context;
    const operations = measured(store.museum, asked.rooms, metres);
    if (!operations.length) return;
    store.make(words.say("links_said_distance", { one: this.context.named(asked.rooms[0]), other: this.context.named(asked.rooms[1]) }), operations);
    this.context.say(metres === null ? words.say("links_distance_gone") : words.say("links_distance_kept", { n: metres.toLocaleString(numbersIn(words.language)) }));
  }

  #hide(room: string): void {
    const found = this.#room(room);
    if (!found) return;
    const { words, store } = this.context;
    const said = words.say("links_said_hidden", { room: this.context.named(room) });
    setRoom(store, found, said, [[["skip"], true]]);
    this.context.say(words.say("links_hidden", { room: this.context.named(room) }));
    this.#onward(null);
  }

  /** The last change goes, whoever's answer it was; and one sees the pair again that one was asked about. */
  #undo(): void {
    const before = new Map(this.#picked.asked.map((one) => [one.key, JSON.stringify([one.verdict, one.pair])]));
    const said = this.context.store.undo();
    if (said === null) return this.context.say(this.context.words.say("links_nothing_to_undo"));
    this.context.say(this.context.words.say("links_undone", { what: said }));
    this.update();
    const back = this.#picked.asked.find((one) => before.get(one.key) !== JSON.stringify([one.verdict, one.pair]));
    if (back) this.#go(back.key);
  }

  #forget(key: string): void {
    if (this.#unsure.delete(key)) this.#keep();
  }

  #keep(): void {
    stored()?.setItem(this.#kept, [...this.#unsure].join("\n"));
  }

  /** What is said where there is no question, or all are answered. */
  #tell(asking: boolean, left: number): HTMLElement[] {
    const { words, pages } = this.context;
    const text = (name: string): HTMLElement => make("p", {}, [words.say(name)]);
    const preview = (): HTMLElement =>
      pages.command
        ? make("pre", { class: "links-command", tabindex: "0", "aria-label": words.say("next_command") }, [make("code", {}, [pages.command])])
        : make("a", { class: "shell-button is-main", href: pages.preview }, [words.say("links_to_preview")]);
    if (asking) return [];
    if (this.#state === "asking") return [text("links_asking")];
    if (this.#state === "failed") return [text("links_failed")];
    if (this.#state === "none") return [make("h2", {}, [words.say("links_none_title")]), text("links_none"), preview()];
    if (left) return [];
    return [make("h2", {}, [words.say("links_done_title")]), text("links_done"), preview()];
  }
}

function stored(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
