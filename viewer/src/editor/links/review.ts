// The question about two rooms, both pictures side by side: a component of its own. A pair comes in, an answer goes out; it
// knows neither the document nor the portal (docs/decisions/editor-links.md).

import { wrap } from "../../core/projection";
import type { View } from "../../core/view";
import type { Words } from "../../review/words";
import { make } from "../../ui/dom";
import type { RoomTiles } from "../contract";
import type { Directions } from "./answers";
import type { FoundPair } from "./found";
import { type Act, SHOWN } from "./keys";
import { Look } from "./look";
import { numbersIn } from "./numbers";

/** What is asked. `found`: what the linking says of them; null: somebody chose the two himself. */
export interface Question {
  readonly key: string;
  readonly rooms: readonly [string, string];
  readonly names: readonly [string, string];
  readonly pictures: readonly [RoomTiles | null, RoomTiles | null];
  readonly found: FoundPair | null;
  /** Where the arrows lie that are drawn or confirmed already. */
  readonly said: Directions | null;
  readonly verdict: "yes" | "no" | "drawn" | "unsure" | null;
  readonly distance: number | null;
  /** Whether they are in two parts of the tour that nothing joins yet. */
  readonly joins: boolean;
}

export interface Answers {
  /** They are neighbours, in the direction that was shown. */
  yes(shown: Directions): void;
  no(): void;
  /** The arrow lies there. */
  drawn(directions: Directions): void;
  unsure(): void;
  distance(metres: number | null): void;
  /** Both are one room: this one of the two is hidden. */
  hide(room: string): void;
  undo(): void;
  say(text: string): void;
}

const FLOOR = -12;
/** Turned by more than this, degrees, one has looked for the place oneself. */
const TURNED = 8;
const WIDE = 84;
const NARROW = 42;
/** Degrees of a small step of the keys. */
const FINE = 2;

export class PairReview {
  readonly element = make("section", { class: "links-review" });
  #looks: readonly [Look, Look];
  #names: readonly [HTMLElement, HTMLElement];
  #heading = make("h2", { tabindex: "-1" });
  #why = make("p", { class: "links-why" });
  #where = make("p", { class: "links-where" });
  #buttons = new Map<Act, HTMLButtonElement>();
  #metres = make("input", { type: "text", inputmode: "decimal", autocomplete: "off", id: "links-metres" });
  #wrong = make("p", { class: "links-wrong", role: "alert", id: "links-wrong" });
  #same = make("div", { class: "links-same", hidden: true });
  #question: Question | null = null;
  #active = 0;
  #place: number | null = null;
  /** Where the arrows lie now: as proposed, as said, or turned by hand. */
  #at: Directions = { yaw: 0, back: 0 };

  constructor(
    private readonly words: Words,
    calm: boolean,
    private readonly answers: Answers,
  ) {
    const look = (side: 0 | 1): Look =>
      new Look(calm, {
        turned: () => this.#turned(),
        taken: () => this.#take(side),
        place: (number) => this.#show(number),
      });
    this.#looks = [look(0), look(1)];
    this.#names = [make("p", { class: "links-name" }), make("p", { class: "links-name" })];
    const sides = this.#looks.map((one, side) => {
      const tools = make("div", { class: "links-tools" }, [this.#tool(side, -90), this.#tool(side, 90)]);
      return make("div", { class: "links-side" }, [this.#names[side] as HTMLElement, one.element, tools]);
    });
    const views = make("div", { class: "links-views" }, sides);
    const main = make("div", { class: "links-answers" }, (["yes", "no", "here", "unsure"] as const).map((act) => this.#button(act)));
    const more = make("div", { class: "links-more" }, (["flip", "place", "same", "undo"] as const).map((act) => this.#button(act)));
    const label = make("label", { for: "links-metres" }, [words.say("links_distance")]);
    const set = make("button", { type: "submit", class: "shell-button" }, [words.say("links_distance_set")]);
    const form = make("form", { class: "links-distance" }, [label, this.#metres, set, this.#wrong]);
    form.noValidate = true;
    this.#metres.setAttribute("aria-describedby", "links-wrong");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#measure();
    });
    const keys = make("p", { class: "links-keys" }, (["turn", "other", "distance"] as const).map((act) => make("span", {}, [make("kbd", {}, [SHOWN[act]]), ` ${words.say(`links_key_${act}`)}`])));
    more.append(keys);
    const asked = make("div", { class: "links-asked" }, [this.#heading, this.#why, this.#where]);
    this.element.append(views, make("div", { class: "links-question" }, [asked, main, more, this.#same, form]));
  }

  /** Asks about a pair; the same one again only tells what is known of it now. */
  ask(question: Question): void {
    const again = this.#question?.key === question.key && this.#question.pictures.every((picture, side) => picture === question.pictures[side]);
    this.#question = question;
    if (!again) {
      const { found } = question;
      this.#place = null;
      this.#at = question.said ?? { yaw: found?.yaw ?? 0, back: found?.back ?? 0 };
      if (!question.said && found) this.#at = { yaw: found.a.yaw, back: found.b.yaw };
      this.#looks.forEach((look, side) => look.show(question.pictures[side] ?? null, this.#first(side), this.words.say("links_no_picture")));
      this.#same.hidden = true;
      this.#wrong.textContent = "";
      this.#metres.value = question.distance === null ? "" : String(question.distance);
    }
    this.#tell();
  }

  focus(): void {
    this.#heading.focus({ preventScroll: true });
  }

  act(act: Act): void {
    const question = this.#question;
    if (!question) return;
    if (act === "yes") return this.#canConfirm ? this.answers.yes(this.#at) : this.#here();
    if (act === "no") return this.answers.no();
    if (act === "here") return this.#here();
    if (act === "unsure") return this.answers.unsure();
    if (act === "flip") return this.#flip();
    if (act === "undo") return this.answers.undo();
    if (act === "turn" || act === "turn_back") return this.#looks[this.#active as 0 | 1].turn(act === "turn" ? 90 : -90);
    if (act === "other") return (this.#looks[(1 - this.#active) as 0 | 1]).element.focus();
    if (act === "place") return this.#next();
    if (act === "distance") return this.#metres.focus();
    this.#ask();
  }

  /** Keys that look around in the picture that was touched last. */
  look(event: KeyboardEvent): boolean {
    const look = this.#looks[this.#active as 0 | 1];
    const target = event.target as HTMLElement;
    if (!this.#looks.some(({ element }) => element === target)) return false;
    const ways = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" } as const;
    const way = ways[event.key as keyof typeof ways];
    if (event.shiftKey && (way === "left" || way === "right")) look.turn(way === "left" ? -FINE : FINE);
    else if (way) look.nudge(way);
    else if (event.key === "+" || event.key === "=") look.zoom(true);
    else if (event.key === "-" || event.key === "_") look.zoom(false);
    else return false;
    return true;
  }

  /** Whether there is a direction to say yes to. */
  get #canConfirm(): boolean {
    return this.#question?.found !== null;
  }

  #first(side: number): View {
    return { yaw: wrap(side ? this.#at.back : this.#at.yaw), pitch: FLOOR / 2, fov: WIDE };
  }

  /** Where somebody has turned the two pictures to. */
  get #looking(): Directions {
    const [one, other] = this.#looks;
    return { yaw: one.view.yaw, back: other.view.yaw };
  }

  get #hasTurned(): boolean {
    const { yaw, back } = this.#looking;
    return Math.abs(wrap(yaw - this.#at.yaw)) > TURNED || Math.abs(wrap(back - this.#at.back)) > TURNED;
  }

  #here(): void {
    const looking = this.#looking;
    this.#at = looking;
    this.#marks();
    this.answers.drawn(looking);
  }

  #flip(): void {
    if (!this.#canConfirm) return;
    this.#at = { yaw: wrap(this.#at.yaw + 180), back: wrap(this.#at.back + 180) };
    this.#looks.forEach((look, side) => look.go(this.#first(side)));
    this.#tell();
    this.answers.say(this.words.say("links_flipped"));
  }

  #next(): void {
    const places = this.#question?.found?.places ?? [];
    if (!places.length) return this.answers.say(this.words.say("links_no_places"));
    this.#show(this.#place === null ? 0 : (this.#place + 1) % places.length);
  }

  /** Both pictures turn to one of the places that they have in common. */
  #show(number: number): void {
    const place = this.#question?.found?.places[number];
    if (!place) return;
    this.#place = number;
    this.#looks[0].go({ yaw: place[0], pitch: place[1], fov: NARROW });
    this.#looks[1].go({ yaw: place[2], pitch: place[3], fov: NARROW });
    this.#marks();
    this.answers.say(this.words.say("links_place_shown", { n: number + 1, of: this.#question?.found?.places.length ?? 0 }));
  }

  #measure(): void {
    const typed = this.#metres.value.trim().replace(",", ".");
    const metres = typed === "" ? null : Number(typed);
    const bad = metres !== null && !(metres > 0 && metres <= 1000);
    this.#wrong.textContent = bad ? this.words.say("links_distance_wrong") : "";
    this.#metres.setAttribute("aria-invalid", String(bad));
    if (!bad) this.answers.distance(metres);
  }

  /** Which of two pictures of one room is to be hidden. */
  #ask(): void {
    const question = this.#question;
    if (!question) return;
    const buttons = question.names.map((name, side) => {
      const button = make("button", { type: "button", class: "shell-button" }, [this.words.say("links_hide", { room: name })]);
      button.addEventListener("click", () => this.answers.hide(question.rooms[side] as string));
      return button;
    });
    this.#same.replaceChildren(make("p", {}, [this.words.say("links_same_asked")]), ...buttons);
    this.#same.hidden = false;
    buttons[0]?.focus();
  }

  #take(side: number): void {
    this.#active = side;
    this.#looks.forEach(({ element }, k) => element.classList.toggle("is-active", k === side));
  }

  #turned(): void {
    this.#buttons.get("here")?.classList.toggle("is-main", this.#hasTurned || !this.#canConfirm);
    this.#buttons.get("yes")?.classList.toggle("is-main", !this.#hasTurned && this.#canConfirm);
  }

  #marks(): void {
    const found = this.#question?.found ?? null;
    const proposed = this.#canConfirm || this.#question?.said;
    const pitch = (side: number): number => (found ? (side ? found.b.pitch : found.a.pitch) : FLOOR);
    this.#looks.forEach((look, side) =>
      look.mark({
        arrow: proposed ? { yaw: side ? this.#at.back : this.#at.yaw, pitch: pitch(side) } : null,
        places: (found?.places ?? []).map((place): [number, number] => (side ? [place[2], place[3]] : [place[0], place[1]])),
        current: this.#place,
      }),
    );
  }

  #tell(): void {
    const question = this.#question;
    if (!question) return;
    const { words } = this;
    const { names: [one, other], found, verdict } = question;
    this.#heading.textContent = words.say(found ? "links_ask" : "links_ask_chosen", { one, other });
    this.#why.textContent = this.#reason(question);
    this.#where.textContent = verdict ? words.say(`links_is_${verdict}`) : "";
    this.#where.hidden = !verdict;
    this.#names.forEach((name, side) => (name.textContent = side ? other : one));
    this.#looks.forEach(({ element }, side) => {
      const at = side ? this.#at.back : this.#at.yaw;
      const text = found || question.said ? words.say("links_look_arrow", { room: side ? other : one, other: side ? one : other, where: direction(words, at) }) : words.say("links_look", { room: side ? other : one });
      element.setAttribute("aria-label", text);
    });
    for (const act of ["yes", "flip", "place"] as const) this.#buttons.get(act)?.toggleAttribute("hidden", !found || (act === "place" && !found.places.length));
    for (const [act, pressed] of [["yes", "yes"], ["no", "no"], ["here", "drawn"], ["unsure", "unsure"]] as const)
      this.#buttons.get(act)?.setAttribute("aria-pressed", String(verdict === pressed));
    this.#marks();
    this.#turned();
  }

  #reason({ found, joins, names: [one, other] }: Question): string {
    const { words } = this;
    if (!found) return words.say(joins ? "links_why_chosen_joins" : "links_why_chosen");
    const reasons = [
      joins ? words.say("links_why_joins") : found.contradicts ? words.say("links_why_contradicts") : "",
      found.copies ? words.say("links_why_copies", { one, other }) : "",
      found.places.length ? words.count("links_why_places", found.agree) : words.say("links_why_nothing"),
      words.say("links_why_percent", { n: Math.max(1, Math.min(99, Math.round(found.confidence * 100))) }),
      found.metres ? words.say("links_why_metres", { n: found.metres.toLocaleString(numbersIn(words.language), { maximumFractionDigits: 1 }) }) : "",
    ];
    return reasons.filter(Boolean).join(" ");
  }

  #button(act: Act): HTMLButtonElement {
    const button = make("button", { type: "button", class: "shell-button links-act", "aria-keyshortcuts": SHOWN[act] }, [
      make("kbd", { "aria-hidden": "true" }, [SHOWN[act]]),
      make("span", {}, [this.words.say(`links_act_${act}`)]),
    ]);
    button.addEventListener("click", () => this.act(act));
    this.#buttons.set(act, button);
    return button;
  }

  #tool(side: number, degrees: number): HTMLButtonElement {
    const name = this.words.say(degrees > 0 ? "links_turn_right" : "links_turn_left");
    const button = make("button", { type: "button", class: "links-tool", "aria-label": name, title: name }, [
      make("span", { "aria-hidden": "true" }, [degrees > 0 ? "90° ↷" : "↶ 90°"]),
    ]);
    button.addEventListener("click", () => {
      this.#take(side);
      this.#looks[side as 0 | 1].turn(degrees);
    });
    return button;
  }
}

/** A yaw for those who do not see it. */
function direction(words: Words, yaw: number): string {
  const degrees = Math.round(Math.abs(wrap(yaw)));
  if (degrees < 3) return words.say("links_ahead");
  if (degrees > 177) return words.say("links_behind");
  return words.say(wrap(yaw) > 0 ? "links_right_by" : "links_left_by", { n: degrees });
}
