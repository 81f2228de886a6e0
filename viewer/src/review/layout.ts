// The page around the question: head, list, the picture with its buttons, and what is told.

import { make } from "../ui/dom";
import { Live } from "../ui/live";
import type { Counts, Picture, Sort, Texts } from "./model";
import { type Act, SHOWN } from "./keys";
import { List } from "./list";
import { type Language, LANGUAGES, type Words } from "./words";

export type Tab = "open" | "done" | "rooms";
const TABS: readonly Tab[] = ["open", "done", "rooms"];
const NAMES: Readonly<Record<Language, string>> = { kk: "Қазақша", ru: "Русский", en: "English" };
const SHORT: Readonly<Record<Language, string>> = { kk: "Қаз", ru: "Рус", en: "Eng" };
const MARK =
  "M11.6 4.4C14 12 14 20 11.6 27.6M20.4 4.4C18 12 18 20 20.4 27.6M4.4 11.6C12 14 20 14 27.6 11.6M4.4 20.4C12 18 20 18 27.6 20.4M16 2.5v27M2.5 16h27";

export interface LayoutEvents {
  act(act: Act): void;
  language(language: Language): void;
  tab(tab: Tab): void;
  sort(sort: Sort): void;
  choose(key: string): void;
  retry(): void;
}

export interface LayoutState {
  readonly title: string;
  readonly counts: Counts;
  readonly tab: Tab;
  readonly sort: Sort;
  readonly rooms: number;
  readonly over: boolean;
  readonly picture: Picture | null;
  readonly keysOff: boolean;
}

function markIcon(): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  for (const [name, value] of [["class", "mark"], ["viewBox", "0 0 32 32"], ["width", "28"], ["height", "28"], ["aria-hidden", "true"]] as const) svg.setAttribute(name, value);
  const circle = document.createElementNS(space, "circle");
  for (const [name, value] of [["cx", "16"], ["cy", "16"], ["r", "13.5"], ["stroke-width", "2.4"]] as const) circle.setAttribute(name, value);
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", MARK);
  svg.append(circle, path);
  return svg;
}

export class Layout {
  readonly root = make("div", { class: "review" });
  readonly stage = make("div", { class: "stage", tabindex: "0", role: "application" });
  readonly list: List;
  #live = new Live();
  #name: HTMLElement;
  #heading = make("h1", {});
  #progressText = make("p", { class: "progress-text" });
  #progress = make("progress", { class: "progress" });
  #languages = make("div", { class: "languages", role: "group" });
  #languageButtons = new Map<Language, HTMLButtonElement>();
  #keys = make("button", { type: "button", class: "round", "aria-keyshortcuts": "?" });
  #banner = make("div", { class: "banner", role: "alert", hidden: true });
  #bannerText = make("p", {});
  #retry = make("button", { type: "button", class: "quiet" });
  #tabs = make("div", { class: "tabs", role: "group" });
  #tabButtons = new Map<Tab, HTMLButtonElement>();
  #sortLabel = make("span", {});
  #sort = make("select", { id: "sort" });
  #sortRow = make("label", { class: "sort" }, [this.#sortLabel, this.#sort]);
  #empty = make("p", { class: "empty" });
  #queue = make("section", { class: "queue" });
  #holder = make("div", { class: "holder" });
  #tools = make("div", { class: "tools", role: "group" });
  #toolButtons = new Map<Act, HTMLButtonElement>();
  #wait = make("p", { class: "wait" });
  #trouble = make("p", { class: "trouble", hidden: true });
  #caption = make("p", { class: "caption" });
  #look = make("section", { class: "look" });
  #main = make("main", {});
  #summary: HTMLElement;
  #panel: HTMLElement;
  #form: HTMLElement;
  #waitTimer: ReturnType<typeof setTimeout> | undefined;
  #blockedSaid = "";

  constructor(
    private readonly words: Words,
    back: string,
    panel: HTMLElement,
    form: HTMLElement,
    summary: HTMLElement,
    events: LayoutEvents,
  ) {
    this.#name = back ? make("a", { class: "museum", href: back }) : make("p", { class: "museum" });
    [this.#panel, this.#form, this.#summary] = [panel, form, summary];
    this.list = new List((key) => events.choose(key));
    for (const language of LANGUAGES) {
      const button = make("button", { type: "button", lang: language, "aria-label": NAMES[language] }, [make("span", { "aria-hidden": "true" }, [SHORT[language]])]);
      button.addEventListener("click", () => events.language(language));
      this.#languageButtons.set(language, button);
      this.#languages.append(button);
    }
    for (const tab of TABS) {
      const button = make("button", { type: "button" });
      button.addEventListener("click", () => events.tab(tab));
      this.#tabButtons.set(tab, button);
      this.#tabs.append(button);
    }
    this.#sort.append(make("option", { value: "likely" }), make("option", { value: "room" }));
    this.#sort.addEventListener("change", () => events.sort(this.#sort.value as Sort));
    for (const [act, sign] of [["closer", "+"], ["wider", "−"], ["frame", "◎"]] as const) {
      const button = make("button", { type: "button", class: "tool" }, [make("span", { "aria-hidden": "true" }, [sign])]);
      button.addEventListener("click", () => events.act(act));
      this.#toolButtons.set(act, button);
      this.#tools.append(button);
    }
    this.#keys.append(make("span", { "aria-hidden": "true" }, ["?"]));
    this.#keys.addEventListener("click", () => events.act("keys"));
    this.#retry.addEventListener("click", () => events.retry());
    this.#banner.append(this.#bannerText, this.#retry);
    this.stage.append(this.#holder);
    this.#look.append(this.stage, this.#caption, this.#tools, this.#wait, this.#trouble);
    this.#queue.append(make("div", { class: "queue-head" }, [this.#tabs, this.#sortRow]), this.list.element, this.#empty);
    this.#main.append(this.#look, summary, panel, form, this.#queue);
    this.root.append(
      make("header", { class: "top" }, [
        markIcon(),
        make("div", { class: "top-names" }, [this.#name, this.#heading]),
        make("div", { class: "top-progress" }, [this.#progressText, this.#progress]),
        this.#languages,
        this.#keys,
      ]),
      this.#banner,
      this.#main,
      this.#live.element,
      this.#live.toastElement,
    );
    form.hidden = true;
    summary.hidden = true;
    this.#progress.id = "progress";
  }

  update(state: LayoutState): void {
    const { words } = this;
    const { total, open } = state.counts;
    this.#name.textContent = state.title;
    this.#heading.textContent = words.say("title");
    document.title = `${words.say("title")} – ${state.title}`;
    this.#progressText.textContent = total ? words.say("progress", { done: total - open, total }) : "";
    this.#progress.max = Math.max(1, total);
    this.#progress.value = total - open;
    this.#progress.setAttribute("aria-label", words.say("progress_label"));
    this.#languages.setAttribute("aria-label", words.say("language"));
    for (const [language, button] of this.#languageButtons) button.setAttribute("aria-pressed", String(language === words.language));
    this.#keys.setAttribute("aria-label", words.say("keys_title"));
    this.#keys.title = words.say("keys_title");
    this.#tabs.setAttribute("aria-label", words.say("show"));
    const numbers = { open, done: total - open, rooms: state.rooms };
    for (const [tab, button] of this.#tabButtons) {
      button.replaceChildren(words.say(`tab_${tab}`), make("span", { class: "number" }, [String(numbers[tab])]));
      button.setAttribute("aria-pressed", String(tab === state.tab));
    }
    this.#sortLabel.textContent = words.say("sort");
    for (const option of this.#sort.options) option.textContent = words.say(`sort_${option.value}`);
    this.#sort.value = state.sort;
    this.#sortRow.hidden = state.tab === "rooms";
    this.#queue.setAttribute("aria-label", words.say("queue"));
    const title = state.picture ? words.of(state.picture.title) : "";
    this.#look.setAttribute("aria-label", words.say("picture"));
    this.stage.setAttribute("aria-label", words.say("picture_label", { title }));
    this.#caption.textContent = state.picture?.file ?? "";
    this.#tools.setAttribute("aria-label", words.say("zoom"));
    for (const [act, button] of this.#toolButtons) {
      button.setAttribute("aria-label", words.say(`tool_${act}`));
      button.title = words.say(`tool_${act}`);
      if (state.keysOff) button.removeAttribute("aria-keyshortcuts");
      else button.setAttribute("aria-keyshortcuts", SHOWN[act].replace("−", "-"));
    }
    this.#retry.textContent = words.say("retry");
    this.#wait.textContent = words.say("wait");
    this.#look.hidden = state.over;
    this.#summary.hidden = !state.over;
    this.#main.classList.toggle("is-over", state.over);
    this.#panel.hidden = state.over || !this.#form.hidden;
  }

  /** The picture that is looked at. */
  put(surface: HTMLElement): void {
    if (this.#holder.firstChild !== surface) this.#holder.replaceChildren(surface);
    this.#trouble.hidden = true;
    surface.classList.remove("is-gone");
  }

  /** Whether a picture is still on its way; told only where it takes long. */
  waits(on: boolean): void {
    clearTimeout(this.#waitTimer);
    if (on) this.#waitTimer = setTimeout(() => this.#look.classList.add("is-waiting"), 250);
    else this.#look.classList.remove("is-waiting");
    this.#look.dataset["ready"] = String(!on);
  }

  /** Says in the picture's place why it cannot be shown. */
  failed(why: string): void {
    this.waits(false);
    this.#trouble.textContent = why;
    this.#trouble.hidden = false;
    this.#holder.firstElementChild?.classList.add("is-gone");
  }

  editing(on: boolean): void {
    this.#form.hidden = !on;
    this.#look.classList.toggle("is-drawing", on);
    this.#main.classList.toggle("is-editing", on);
    this.#panel.hidden = on || this.#look.hidden;
  }

  empty(text: string): void {
    this.#empty.textContent = text;
    this.#empty.hidden = !text;
  }

  summaryHolds(element: Element | null): boolean {
    return this.#summary.contains(element);
  }

  /** What is in the way of writing; null when nothing is. */
  blocked(why: { texts: Texts | null; waiting: number } | null): void {
    this.#banner.hidden = !why;
    if (!why) {
      this.#blockedSaid = "";
      return;
    }
    const { words } = this;
    const said = [why.texts ? words.of(why.texts) : words.say("server_gone"), why.waiting ? words.count("waiting", why.waiting) : ""];
    const text = said.filter(Boolean).join("\n");
    // An alert that is filled with the same words again would be read aloud again.
    if (text !== this.#blockedSaid) this.#bannerText.textContent = this.#blockedSaid = text;
  }

  say(text: string): void {
    this.#live.answer(text);
  }

  tell(text: string): void {
    this.#live.toast(text);
  }
}
