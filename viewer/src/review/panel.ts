// What is asked about one place, and the buttons that answer it.

import { make } from "../ui/dom";
import { boxShown, shareShown } from "./geometry";
import { isRegion, type Item, likelihood, NO_FACE, type Picture } from "./model";
import { type Act, SHOWN } from "./keys";
import type { Extent } from "./sphere_gl";
import type { Words } from "./words";

export interface PanelState {
  readonly item: Item | null;
  /** The room that is looked at, whether or not something is asked about it. */
  readonly picture: Picture | null;
  readonly small: string;
  /** Of a flat picture its pixels, once they are known. */
  readonly extent: Extent | null;
  readonly openHere: number;
  readonly mayUndo: boolean;
  readonly mayBack: boolean;
  readonly keysOff: boolean;
  readonly skipped: boolean;
}

export interface PanelEvents {
  act(act: Act): void;
  remove(): void;
}

/** Icons of our own, 20 × 20. */
const LINES: Readonly<Record<string, string>> = {
  blur: "M3 3h4v4H3zM8 8h4v4H8zM13 3h4v4h-4zM3 13h4v4H3zM13 13h4v4h-4zM8 3h4v4H8zM3 8h4v4H3zM13 8h4v4h-4zM8 13h4v4H8z",
  exhibit: "M6 4h8M7.5 4c0 2.5-3 3.7-3 7.4 0 2.8 2 4.6 5.5 4.6s5.5-1.8 5.5-4.6c0-3.7-3-4.9-3-7.4",
  none: "m5 5 10 10M15 5 5 15",
};

function icon(name: string): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", LINES[name] as string);
  svg.append(path);
  return svg;
}

/** What a place is taken for, in words. */
export const kindOf = (item: Item, words: Words): string => words.say(item.kind ? `kind_${item.kind}` : "kind_marked");

export const likely = (item: Item, words: Words): string => (item.kind ? words.say(`likely_${likelihood(item.score)}`) : "");

/** What was decided, in words. */
export function answerOf(item: Item, words: Words): string {
  if (item.answer === null) return words.say("open");
  if (item.answer === "blur") return words.say(item.decision ? "is_blurred" : "is_covered");
  if (item.answer === NO_FACE) return words.say("is_none");
  return words.say("is_exhibit");
}

/** Who decided and when, in words; empty where that is not known. */
export function madeBy({ answer, by }: Item, words: Words): string {
  const when = answer !== null && by ? words.moment(by.at) : "";
  if (!by || !when) return "";
  return by.name ? words.say("made_by", { name: by.name, when }) : when;
}

/** Where in the picture it is, in words. */
export function placeOf({ where }: Item, words: Words): string {
  if (isRegion(where)) return words.place(where.yaw, where.pitch);
  return words.say("at_percent", { x: Math.round(where.left + where.width / 2), y: Math.round(where.top + where.height / 2) });
}

export class Panel {
  readonly element = make("section", { class: "panel" });
  #image = make("img", { class: "crop-image", alt: "", width: "448", height: "448" });
  #box = make("span", { class: "crop-box" });
  #crop = make("div", { class: "crop" }, [this.#image, this.#box]);
  #eyebrow = make("p", { class: "eyebrow" });
  #title = make("h2", { tabindex: "-1" });
  #place = make("p", { class: "place" });
  #state = make("p", { class: "state" });
  #made = make("time", { class: "made" });
  #remove = make("button", { type: "button", class: "quiet" });
  #buttons = new Map<Act, HTMLButtonElement>();
  #texts = new Map<Act, HTMLElement>();
  #choices: HTMLElement;
  #steps: HTMLElement;
  #more: HTMLElement;

  constructor(
    private readonly words: Words,
    events: PanelEvents,
  ) {
    this.#image.addEventListener("error", () => this.#crop.classList.add("is-dark"));
    this.#image.addEventListener("load", () => this.#crop.classList.remove("is-dark"));
    this.#remove.addEventListener("click", () => events.remove());
    const button = (act: Act, look: string): HTMLButtonElement => {
      const text = make("span", { class: "button-text" });
      const made = make("button", { type: "button", class: look }, [LINES[act] ? make("span", { class: "button-icon" }) : null, text]);
      made.querySelector(".button-icon")?.append(icon(act));
      made.append(make("kbd", { "aria-hidden": "true" }, [SHOWN[act]]));
      made.addEventListener("click", () => events.act(act));
      this.#buttons.set(act, made);
      this.#texts.set(act, text);
      return made;
    };
    this.#choices = make("div", { class: "choices" }, [
      button("blur", "choice is-main"),
      button("exhibit", "choice"),
      button("none", "choice"),
    ]);
    this.#steps = make("div", { class: "steps" }, [button("skip", "step"), button("back", "step"), button("undo", "step")]);
    this.#more = make("div", { class: "more" }, [button("room", "quiet"), button("adjust", "quiet"), button("mark", "quiet")]);
    this.element.append(
      make("div", { class: "asked" }, [
        this.#crop,
        make("div", { class: "asked-text" }, [this.#eyebrow, this.#title, this.#place, make("div", { class: "stateline" }, [this.#state, this.#made, this.#remove])]),
      ]),
      this.#choices,
      this.#steps,
      this.#more,
    );
  }

  update(state: PanelState): void {
    const { words } = this;
    const { item, picture } = state;
    const room = item?.picture ?? picture;
    this.element.setAttribute("aria-label", words.say("decide"));
    this.#title.textContent = room ? words.of(room.title) : "";
    this.#crop.hidden = !item;
    if (item) {
      if (this.#image.getAttribute("src") !== state.small) this.#image.src = state.small;
      this.#image.alt = words.say("crop_alt", { kind: kindOf(item, words), title: words.of(item.picture.title) });
      this.#frame(item, state.extent);
      this.#eyebrow.textContent = [kindOf(item, words), likely(item, words)].filter(Boolean).join(" · ");
      this.#place.textContent = placeOf(item, words);
      this.#state.textContent = item.answer === null ? (state.skipped ? words.say("is_skipped") : "") : answerOf(item, words);
      this.#made.textContent = madeBy(item, words);
      this.#made.dateTime = item.by?.at ?? "";
      this.#state.dataset["look"] = item.answer === null ? "open" : item.answer === "blur" ? "blur" : "keep";
    } else {
      this.#eyebrow.textContent = room ? words.say(room.flat ? "flat_picture" : "panorama") : "";
      this.#place.textContent = room ? (room.problem ? words.of(room.problem) : words.count("open_here", state.openHere)) : "";
      this.#state.textContent = "";
      this.#made.textContent = "";
    }
    this.#remove.textContent = words.say("remove");
    this.#remove.hidden = !item?.decision;
    this.#choices.hidden = !item;
    const texts: Partial<Record<Act, string>> = {
      blur: words.say("blur"),
      exhibit: words.say("exhibit"),
      none: words.say(item?.kind === "plate" ? "no_plate" : "no_face"),
      skip: words.say(item && item.answer !== null ? "onward" : "skip"),
      back: words.say("back"),
      undo: words.say("undo"),
      room: words.count("room_all", state.openHere),
      mark: words.say("mark"),
      adjust: words.say("adjust"),
    };
    for (const [act, button] of this.#buttons) {
      (this.#texts.get(act) as HTMLElement).textContent = texts[act] ?? "";
      button.classList.toggle("has-no-key", state.keysOff);
      if (state.keysOff) button.removeAttribute("aria-keyshortcuts");
      else button.setAttribute("aria-keyshortcuts", SHOWN[act]);
    }
    const pressed: Partial<Record<Act, boolean>> = {
      blur: item?.answer === "blur",
      exhibit: item !== null && item.answer !== null && item.answer !== "blur" && item.answer !== NO_FACE,
      none: item?.answer === NO_FACE,
    };
    for (const [act, on] of Object.entries(pressed)) this.#button(act as Act).setAttribute("aria-pressed", String(!!on));
    this.#dim("undo", !state.mayUndo);
    this.#dim("back", !state.mayBack);
    this.#button("room").hidden = state.openHere < 2;
    this.#button("adjust").hidden = !item;
    this.#button("mark").hidden = !room || !!room.problem;
  }

  /** Puts the reader where the question begins. */
  focus(): void {
    this.#title.focus({ preventScroll: true });
  }

  #button(act: Act): HTMLButtonElement {
    return this.#buttons.get(act) as HTMLButtonElement;
  }

  /** A button that does nothing now stays where it is and can be reached: whoever stands on it is not thrown off. */
  #dim(act: Act, dimmed: boolean): void {
    this.#button(act).setAttribute("aria-disabled", String(dimmed));
  }

  /** The frame in the small picture, in the middle of which the place lies. */
  #frame({ where, around }: Item, extent: Extent | null): void {
    const share = isRegion(where) ? shareShown(where, around) : extent && boxShown(where, extent);
    this.#box.hidden = !share;
    this.#box.style.width = `${(share?.width ?? 0) * 100}%`;
    this.#box.style.height = `${(share?.height ?? 0) * 100}%`;
  }
}
