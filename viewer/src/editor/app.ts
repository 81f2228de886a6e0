// The editor around its screens: the head, the rooms, the address, the keys, and what the screens are given.

import { Live } from "../ui/live";
import { make } from "../ui/dom";
import { type Language, LANGUAGES, Words } from "../review/words";
import type { Config } from "./config";
import type { Api, At, Backing, Context, Person, Room, Screen, Screens, Store, Texts } from "./contract";
import { ordered, sceneOf } from "./rooms";
import { type Detail, readAddress, writeAddress } from "./shell/address";
import { Asides } from "./shell/asides";
import { showKeys } from "./shell/help";
import { Letters } from "./shell/letters";
import { RoomList } from "./shell/list";
import { Top } from "./shell/top";
import { isWriting } from "./shell/writing";

const KEPT = "jetisu360-editor-language";

export class App implements Context {
  readonly words: Words;
  readonly calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  readonly store: Store;
  readonly api: Api;
  readonly pages: Config["pages"];
  readonly #root = make("div", { class: "shell" });
  readonly #live = new Live();
  #letters = new Letters(stored());
  #main = make("main", { class: "shell-main", tabindex: "-1" });
  #top!: Top;
  #list!: RoomList;
  #asides!: Asides;
  #screens = new Map<string, Screen>();
  #screen: Screen | null = null;
  #detail: Detail = {};
  #scheduled = 0;
  #asideSaid = 0;
  #frozen = false;

  constructor(
    config: Config,
    private readonly backing: Backing,
    private readonly screens: Screens,
  ) {
    ({ store: this.store, api: this.api } = backing);
    this.pages = config.pages;
    const kept = stored()?.getItem(KEPT) as Language | null;
    this.words = new Words(config.words, kept && LANGUAGES.includes(kept) ? kept : config.language);
    this.#build();
    document.body.append(this.#root);
    this.store.subscribe(() => this.#changed());
    backing.subscribe(() => this.#changed());
    addEventListener("hashchange", () => this.#go());
    document.addEventListener("keydown", (event) => this.#key(event));
    this.#go();
  }

  // ---- what screens are given -------------------------------------------------------------------------------------

  rooms(): readonly Room[] {
    return this.backing.rooms();
  }

  room(id: string): Room | null {
    return this.rooms().find((room) => room.id === id) ?? null;
  }

  people(): readonly Person[] {
    return this.backing.people();
  }

  named(id: string): string {
    const room = this.room(id);
    const title = this.#text(room ? sceneOf(this.store.museum, room.file)?.title : this.store.museum.objects?.find((one) => one.id === id)?.title);
    return title || (room ? room.file.replace(/^.*\//, "").replace(/\.\w+$/, "") : id);
  }

  say(text: string, shown = true): void {
    this.#live.answer(text);
    if (shown) this.#live.toast(text);
  }

  open(screen: string, detail: Detail = {}): void {
    const address = writeAddress(screen, detail);
    if (address === location.hash) this.#go();
    else location.hash = address;
  }

  // ---- its own ----------------------------------------------------------------------------------------------------

  /** Makes everything anew: at the start, and when another language is chosen. */
  #build(): void {
    const { words, store } = this;
    document.documentElement.lang = words.language;
    this.#screen?.hide();
    this.#screens.clear();
    this.#screen = null;
    this.#top = new Top(words, store, this.pages, Object.keys(this.screens), {
      open: (screen) => this.open(screen),
      undo: () => this.#step("undo"),
      redo: () => this.#step("redo"),
      language: (language) => this.#speak(language),
      help: () => this.#keys(),
      rooms: () => this.#drawer(true),
      asides: () => this.#asides.open(),
    });
    this.#list = new RoomList(words, store, {
      choose: (room) => {
        this.#drawer(false);
        this.open("rooms", { room: room.id });
      },
      over: (room, at, dropped) => this.#over(room, at, dropped),
      say: (text) => this.say(text),
    });
    this.#asides = new Asides(words, store, this.#root, (text) => this.say(text), (at) => this.#placed(at));
    this.#main = make("main", { class: "shell-main", tabindex: "-1" });
    const shade = make("div", { class: "shell-shade" });
    shade.addEventListener("click", () => this.#drawer(false));
    this.#frozen = store.line === "closed";
    const closed = this.#frozen ? make("p", { class: "shell-closed", role: "note" }, [words.say("shell_closed")]) : null;
    const skip = make("a", { class: "shell-skip", href: "#" }, [words.say("shell_skip")]);
    skip.addEventListener("click", (event) => (event.preventDefault(), this.#main.focus()));
    this.#root.replaceChildren(
      make("nav", { "aria-label": words.say("shell_skip") }, [skip]),
      this.#top.element,
      ...(closed ? [closed] : []),
      make("div", { class: "shell-body" }, ["rooms" in this.screens ? this.#list.element : "", shade, this.#main]),
      this.#live.element,
      this.#live.toastElement,
    );
  }

  #speak(language: Language): void {
    this.words.language = language;
    stored()?.setItem(KEPT, language);
    this.#build();
    this.#go();
    this.#top.element.querySelector<HTMLElement>(`[lang="${language}"]`)?.focus();
  }

  /** Shows what the address says; nothing said: the first room. */
  #go(): void {
    const asked = readAddress(location.hash);
    const name = asked && asked.screen in this.screens ? asked.screen : (Object.keys(this.screens)[0] ?? "");
    let detail = asked?.screen === name ? asked.detail : {};
    const unknown = (asked !== null && asked.screen !== name) || (name === "rooms" && detail["room"] !== undefined && !this.room(detail["room"]));
    if (unknown) this.say(this.words.say("shell_unknown"));
    if (name === "rooms" && !(detail["room"] && this.room(detail["room"]))) {
      const { shown, hidden } = ordered(this.rooms(), this.store.museum);
      const start = this.room(this.store.museum.start ?? "") ?? shown[0] ?? hidden[0];
      detail = start ? { room: start.id } : {};
    }
    this.#detail = detail;
    let screen = this.#screens.get(name);
    if (!screen) {
      screen = (this.screens[name] as (context: Context) => Screen)(this);
      this.#screens.set(name, screen);
    }
    if (screen !== this.#screen) {
      this.#screen?.hide();
      this.#screen = screen;
      this.#main.replaceChildren(screen.element);
      this.#root.classList.toggle("is-wide", screen.wide === true);
      this.#drawer(false);
    }
    this.backing.here(detail["room"] ?? null);
    screen.show(detail);
    this.#update();
  }

  /** However much changes at once, it is shown once, with the next frame. */
  #changed(): void {
    if (!this.#scheduled) this.#scheduled = requestAnimationFrame(() => this.#update());
  }

  #update(): void {
    cancelAnimationFrame(this.#scheduled);
    this.#scheduled = 0;
    const { store, words } = this;
    // Archived, or brought back, while it is open: everything is made anew, so that nothing offers what cannot be done.
    if (this.#frozen !== (store.line === "closed")) {
      this.#build();
      return this.#go();
    }
    const named = (room: string): string => this.named(room);
    const people = this.people();
    const screen = this.#screen?.name ?? "rooms";
    this.#top.update({ title: this.#text(store.museum.title) || words.say("shell_museum"), screen, people, named });
    this.#list.update({ rooms: this.rooms(), current: screen === "rooms" ? (this.#detail["room"] ?? null) : null, people, named });
    this.#asides.update();
    if (store.asides.length > this.#asideSaid) this.say(words.say("shell_aside_new"));
    this.#asideSaid = store.asides.length;
    this.#screen?.update();
  }

  #step(way: "undo" | "redo"): void {
    const said = this.store[way]();
    if (said !== null) this.say(this.words.say(`shell_${way}_done`, { what: said }));
  }

  #drawer(open: boolean): void {
    this.#root.classList.toggle("has-list", open);
    // (Not the search: a tablet's keyboard would come up over the list.)
    if (open) this.#list.element.querySelector<HTMLElement>("[aria-current], a")?.focus();
  }

  #over(room: Room, at: { readonly x: number; readonly y: number } | null, dropped: boolean): boolean {
    if (at) this.#drawer(false);
    return this.#screen?.drag?.(room.id, at, dropped) ?? false;
  }

  #key(event: KeyboardEvent): void {
    if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const writes = isWriting(event);
    // What is typed is taken back letter by letter by the browser; what it takes back is saved as anything typed.
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.code === "KeyZ" && !writes) {
      event.preventDefault();
      return this.#step(event.shiftKey ? "redo" : "undo");
    }
    if (event.key === "Escape" && this.#root.classList.contains("has-list")) return this.#drawer(false);
    if (!writes && !event.ctrlKey && !event.metaKey && !event.altKey) {
      if (this.#letters.keepBack(event)) return;
      if (event.key === "?") return (event.preventDefault(), this.#keys());
      if (event.key === "/") return (event.preventDefault(), this.#find());
    }
    if (this.#screen?.key?.(event)) event.preventDefault();
  }

  #keys(): void {
    showKeys(this.words, this.#root, { rooms: "rooms" in this.screens, screen: this.#screen?.keys?.() ?? [], letters: this.#letters });
  }

  #find(): void {
    if (this.#screen?.wide || !("rooms" in this.screens)) return;
    this.#drawer(true);
    this.#list.search.focus();
    this.#list.search.select();
  }

  #text(texts: Texts | undefined): string {
    return texts ? this.words.of(texts) : "";
  }

  /** What a place of the document is called, for people: the room, what in it, and which text. */
  #placed(at: At): string {
    const [table, key = ""] = at;
    const last = at[at.length - 1] ?? "";
    const language = LANGUAGES.find((code) => code === last);
    const field = language ? (at[at.length - 2] ?? "") : last;
    const room = table === "scenes" ? this.rooms().find(({ file }) => file === key) : undefined;
    const label =
      table === "scenes" && at[2] === "labels"
        ? sceneOf(this.store.museum, key)?.labels?.find(({ id }) => id === at[3])
        : table === "labels"
          ? this.store.museum.labels?.find(({ id }) => id === key)
          : undefined;
    const names = [
      table === "scenes" ? this.named(room?.id ?? key) : table === "links" ? key.split(" ").map((id) => this.named(id)).join(" → ") : table === "objects" ? this.named(key) : "",
      label ? this.#text(label.title) || (label.object ? this.named(label.object) : "") : "",
      field !== key ? this.words.say(`${table === "objects" ? table : "shell"}_field_${field}`).replace(/^(shell|objects)_field_/, "") : "",
      language ? this.words.say(`shell_in_${language}`) : "",
    ];
    return names.filter(Boolean).join(" · ");
  }
}

function stored(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
