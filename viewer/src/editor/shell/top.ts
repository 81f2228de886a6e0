// The head of the page: where one is, the screens, whether everything is written, undo, who else is here, the language.

import { type Language, LANGUAGES, type Words } from "../../review/words";
import { make } from "../../ui/dom";
import { icon } from "../../ui/icons";
import type { Person, Store } from "../contract";

const NAMES: Readonly<Record<Language, string>> = { kk: "Қазақша", ru: "Русский", en: "English" };
const SHORT: Readonly<Record<Language, string>> = { kk: "Қаз", ru: "Рус", en: "Eng" };
/** Our own line icons, 24 × 24. */
export const UNDO = "M8.5 6 5 9.5 8.5 13M5.5 9.5h8.2a4.8 4.8 0 0 1 0 9.6H9";
export const REDO = "m15.5 6 3.5 3.5-3.5 3.5M18.5 9.5h-8.2a4.8 4.8 0 0 0 0 9.6H15";
export const LIST = "M4.5 7h15M4.5 12h15M4.5 17h15";

export interface TopEvents {
  open(screen: string): void;
  undo(): void;
  redo(): void;
  language(language: Language): void;
  help(): void;
  rooms(): void;
  asides(): void;
}

export interface TopState {
  readonly title: string;
  readonly screen: string;
  readonly people: readonly Person[];
  named(room: string): string;
}

export class Top {
  readonly element: HTMLElement;
  /** What the state of writing is, in a word; a link where one has to sign in again. */
  #status = make("p", { class: "shell-status", role: "status" });
  #name: HTMLElement;
  #tabs = new Map<string, HTMLAnchorElement>();
  #undo: HTMLButtonElement;
  #redo: HTMLButtonElement;
  #people = make("ul", { class: "shell-people", role: "list" });
  #asides: HTMLButtonElement;
  #list: HTMLButtonElement;
  #shown = "";

  constructor(
    private readonly words: Words,
    private readonly store: Store,
    private readonly pages: { readonly museum: string; readonly signIn: string },
    screens: readonly string[],
    events: TopEvents,
  ) {
    // (On a keeper's own computer there is no page to go back to.)
    this.#name = pages.museum ? make("a", { class: "shell-museum", href: pages.museum }) : make("span", { class: "shell-museum" });
    const tabs = make("nav", { class: "shell-tabs", "aria-label": words.say("shell_screens") });
    for (const screen of screens) {
      const tab = make("a", { href: `#${screen}` }, [words.say(`${screen}_tab`)]);
      tab.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        events.open(screen);
      });
      this.#tabs.set(screen, tab);
      tabs.append(tab);
    }
    this.#list = this.#button(LIST, words.say("shell_rooms_open"), () => events.rooms(), "shell-list-button");
    this.#undo = this.#button(UNDO, "", () => events.undo());
    this.#redo = this.#button(REDO, "", () => events.redo());
    this.#asides = make("button", { type: "button", class: "shell-asides-button", hidden: true });
    this.#asides.addEventListener("click", () => events.asides());
    const help = make("button", { type: "button", class: "shell-round", "aria-label": words.say("shell_help"), title: words.say("shell_help") }, [
      make("span", { "aria-hidden": "true" }, ["?"]),
    ]);
    help.addEventListener("click", () => events.help());
    const languages = make("div", { class: "shell-languages", role: "group", "aria-label": words.say("language") });
    for (const language of LANGUAGES) {
      const button = make("button", { type: "button", lang: language, "aria-label": NAMES[language], "aria-pressed": String(language === words.language) }, [
        make("span", { "aria-hidden": "true" }, [SHORT[language]]),
      ]);
      button.addEventListener("click", () => events.language(language));
      languages.append(button);
    }
    this.#people.setAttribute("aria-label", words.say("shell_people"));
    tabs.hidden = screens.length < 2;
    this.element = make("header", { class: "shell-top" }, [
      ...(screens.includes("rooms") ? [this.#list] : []),
      make("h1", { class: "shell-title" }, [this.#name]),
      tabs,
      make("div", { class: "shell-state" }, [this.#asides, this.#status, make("div", { class: "shell-steps" }, [this.#undo, this.#redo])]),
      this.#people,
      make("div", { class: "shell-aside-tools" }, [languages, help]),
    ]);
  }

  update({ title, screen, people, named }: TopState): void {
    const { words, store } = this;
    this.#name.textContent = title;
    if (this.pages.museum) this.#name.title = words.say("shell_back");
    document.title = `${words.say(`${screen}_tab`)} – ${title}`;
    for (const [name, tab] of this.#tabs) {
      if (name === screen) tab.setAttribute("aria-current", "page");
      else tab.removeAttribute("aria-current");
    }
    this.#step(this.#undo, store.undoes, "undo", "Control+Z");
    this.#step(this.#redo, store.redoes, "redo", "Control+Shift+Z");
    this.#asides.hidden = !store.asides.length;
    this.#asides.textContent = words.count("shell_asides", store.asides.length);
    this.#write();
    const others = people.map(({ name, room }) => (room ? words.say("shell_person_in", { name, room: named(room) }) : name));
    if (others.join() === this.#people.dataset["shown"]) return;
    this.#people.dataset["shown"] = others.join();
    this.#people.hidden = !others.length;
    this.#people.replaceChildren(
      ...people.map(({ name }, at) =>
        make("li", { class: "shell-person-mark", title: others[at] as string }, [
          make("span", { "aria-hidden": "true" }, [initials(name)]),
          make("span", { class: "shell-hidden" }, [others[at] as string]),
        ]),
      ),
    );
  }

  #step(button: HTMLButtonElement, what: string | null, name: "undo" | "redo", keys: string): void {
    const said = what === null ? this.words.say(`shell_${name}_none`) : this.words.say(`shell_${name}`, { what });
    button.setAttribute("aria-label", said);
    button.title = said;
    button.setAttribute("aria-keyshortcuts", keys);
    button.setAttribute("aria-disabled", String(what === null));
  }

  /** Filled only where it is another: it is read aloud whenever it changes. */
  #write(): void {
    const { words, store } = this;
    const { line, lineSaid, waiting } = store;
    const kind = line !== "good" ? line : waiting ? "saving" : "saved";
    const text =
      kind === "offline" && lineSaid ? words.of(lineSaid)
      : kind === "offline" ? (waiting ? words.count("shell_offline", waiting) : words.say("shell_offline_none"))
      : kind === "signed_out" ? words.say("shell_signed_out")
      : words.say(`shell_${kind}`);
    if (this.#shown === text) return;
    this.#shown = text;
    this.#status.dataset["kind"] = kind;
    const enter = kind === "signed_out" && make("a", { href: this.pages.signIn, target: "_blank" }, [words.say("shell_sign_in")]);
    this.#status.replaceChildren(make("span", {}, [text]), ...(enter ? [" ", enter] : []));
  }

  #button(lines: string, said: string, act: () => void, kind = ""): HTMLButtonElement {
    const button = make("button", { type: "button", class: `shell-round ${kind}`, "aria-label": said, title: said }, [icon(lines)]);
    button.addEventListener("click", () => button.getAttribute("aria-disabled") !== "true" && act());
    return button;
  }
}

/** A person in one or two letters. */
export const initials = (name: string): string =>
  name.trim().split(/\s+/).slice(0, 2).map((part) => [...part][0] ?? "").join("").toUpperCase() || "·";
