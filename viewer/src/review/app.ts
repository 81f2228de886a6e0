// The review of faces and number plates: what is asked next, what was answered, and where it is written.

import { steerByKeyboard } from "../control/keyboard";
import { Api } from "./api";
import { KeysDialog, RoomDialog, Summary } from "./dialogs";
import { Edit } from "./edit";
import { itemEntry, roomEntry, sayItem } from "./entries";
import { type Act, actOf } from "./keys";
import { Layout, type Tab } from "./layout";
import { BLURRED, type Change, type Changes, counts, DRAWN, EXHIBIT, type Item, keyOf, nextOpen, NO_FACE, ordered, type Picture, rounded, type Sort, type Texts, type Where } from "./model";
import { answerOf, madeBy, Panel } from "./panel";
import { Steps } from "./steps";
import { Store } from "./store";
import type { Surface } from "./surface";
import { Viewing } from "./viewing";
import { type Language, LANGUAGES, Words } from "./words";

export interface Config {
  readonly api: string;
  readonly token: string;
  readonly name: string;
  readonly language: Language;
  readonly command: string;
  readonly back: string;
  readonly tokenHeader: string;
  readonly words: Readonly<Record<Language, Readonly<Record<string, string>>>>;
}

function stored(area: () => Storage): Storage | null {
  try {
    return area();
  } catch {
    return null;
  }
}

export class App {
  readonly #api: Api;
  readonly #words: Words;
  readonly #layout: Layout;
  readonly #panel: Panel;
  readonly #edit: Edit;
  readonly #summary: Summary;
  readonly #roomDialog: RoomDialog;
  readonly #keysDialog: KeysDialog;
  readonly #store: Store;
  readonly #session = stored(() => sessionStorage);
  readonly #local = stored(() => localStorage);
  readonly #viewing: Viewing;
  readonly #steps: Steps;
  #key: string | null = null;
  #room: string | null = null;
  #tab: Tab = "open";
  #sort: Sort = "likely";
  #skipped = new Set<string>();
  #over = false;
  /** The item whose frame is being adjusted. */
  #adjusted: Item | null = null;
  #keysOff: boolean;

  constructor(private readonly config: Config) {
    this.#api = new Api(config.api, config.token, config.tokenHeader);
    const kept = this.#local?.getItem("jetisu360-review-language") as Language | null;
    this.#words = new Words(config.words, kept && LANGUAGES.includes(kept) ? kept : config.language);
    this.#keysOff = this.#local?.getItem("jetisu360-review-keys") === "off";
    this.#edit = new Edit(this.#words, { changed: () => this.#marks(), done: (where) => this.#drawn(where), left: () => this.#leaveEdit() });
    this.#panel = new Panel(this.#words, { act: (act) => this.#act(act), remove: () => this.#remove() });
    this.#summary = new Summary(this.#words, () => this.#again(), () => this.#openTab(this.#store.items.length ? "done" : "rooms"));
    this.#roomDialog = new RoomDialog(this.#words, (act) => this.#decideRoom(act));
    this.#keysDialog = new KeysDialog(this.#words, () => this.#keysOff, (off) => this.#turnKeys(off));
    this.#layout = new Layout(this.#words, config.back, this.#panel.element, this.#edit.form, this.#summary.element, {
      act: (act) => this.#act(act),
      language: (language) => {
        this.#local?.setItem("jetisu360-review-language", language); // (only what somebody chose)
        this.#speak(language);
      },
      tab: (tab) => this.#openTab(tab),
      sort: (sort) => this.#sortBy(sort),
      choose: (key) => (this.#tab === "rooms" ? this.#enter(key) : this.#go(key)),
      retry: () => void this.#store.send(),
    });
    this.#layout.root.append(this.#roomDialog.element, this.#keysDialog.element);
    const tab = this.#session?.getItem("jetisu360-review-tab") ?? Math.random().toString(36).slice(2);
    this.#session?.setItem("jetisu360-review-tab", tab);
    const told = {
      changed: () => this.#render(),
      blocked: (why: Parameters<Layout["blocked"]>[0]) => this.#layout.blocked(why),
      refused: (texts: Texts | null) => this.#layout.tell(texts ? this.#words.of(texts) : this.#words.say("refused")),
    };
    this.#store = new Store(this.#api, told, config.name, tab, this.#local);
    this.#steps = new Steps(`${config.name} steps`, this.#session);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#viewing = new Viewing(this.#api, this.#layout, this.#words, calm, (key) => this.#item(key) && this.#go(key));
    this.#edit.listen(this.#layout.stage, () => this.#surface());
    document.addEventListener("keydown", (event) => this.#press(event));
    steerByKeyboard(this.#layout.stage, {
      nudge: (way) => this.#surface().nudge(way),
      zoom: (closer) => this.#surface().zoom(closer),
      home: () => this.#act("frame"),
      fullScreen: () => this.#act("adjust"),
      tell: () => undefined,
    });
  }

  async start(): Promise<void> {
    document.body.append(this.#layout.root);
    this.#speak(this.#words.language);
    await this.#store.start();
    this.#go(this.#next()?.key ?? null);
  }

  // ---- what is looked at ------------------------------------------------------------------------------------

  #item(key = this.#key): Item | null {
    return this.#store.item(key);
  }

  #picture(): Picture | null {
    return this.#store.picture(this.#item()?.picture.id ?? this.#room);
  }

  #order(items: readonly Item[] = this.#store.items): Item[] {
    return ordered(items, this.#sort, this.#store.pictures);
  }

  // ---- going about ------------------------------------------------------------------------------------------

  /** Asks about an item; null: there is no more, and the summary is shown. */
  #go(key: string | null, trail = true): void {
    if (this.#edit.active) this.#edit.end();
    if (trail && this.#key && this.#key !== key) this.#steps.leave(this.#key);
    const stood = document.activeElement === document.body || this.#layout.summaryHolds(document.activeElement);
    this.#key = key;
    this.#over = key === null;
    const item = this.#item();
    if (item) this.#room = item.picture.id;
    this.#render();
    this.#show();
    if (this.#over) this.#summary.focus();
    else if (stood && trail) this.#panel.focus();
  }

  #enter(room: string): void {
    if (this.#edit.active) this.#edit.end();
    this.#key = null;
    this.#room = room;
    this.#over = false;
    this.#render();
    this.#show();
  }

  #next(): Item | null {
    return nextOpen(this.#order(), this.#key, this.#skipped);
  }

  #onward(said: string): void {
    const next = this.#next();
    const left = counts(this.#store.items).open;
    const told = next
      ? this.#words.say("live_next", { said, next: sayItem(next, this.#words), left: this.#words.count("n_left", left) })
      : `${said} ${this.#words.say(left ? "skipped_title" : "done_title")}`;
    this.#go(next?.key ?? null);
    this.#layout.say(told);
  }

  #surface(): Surface {
    return this.#viewing.surface();
  }

  #show(): void {
    const picture = this.#picture();
    if (!picture || this.#over) return;
    void this.#viewing.show(picture, this.#item()).then((shown) => {
      if (!shown) return;
      if (picture.flat) this.#render(); // its pixels are known now
      this.#viewing.fetchAhead(this.#order());
    });
    this.#marks();
  }

  #marks(): void {
    const id = this.#picture()?.id;
    const here = this.#store.items.filter((item) => item.picture.id === id);
    this.#viewing.mark(here, this.#edit.active ? null : this.#key, this.#edit.mark());
  }

  // ---- answering --------------------------------------------------------------------------------------------

  #act(act: Act): void {
    if (act === "undo") this.#undo();
    else if (act === "keys") this.#keysDialog.open();
    else if (act === "closer" || act === "wider") this.#surface().zoom(act === "closer");
    else if (this.#edit.active) return;
    else if (act === "blur" || act === "exhibit" || act === "none") this.#decide(act);
    else if (act === "skip") this.#skip();
    else if (act === "back") this.#back();
    else if (act === "room") this.#askRoom();
    else if (act === "frame") this.#lookAgain();
    else if (act === "mark" || act === "adjust") this.#beginEdit(act === "adjust");
  }

  #change(item: Item, act: "blur" | "exhibit" | "none"): Change {
    const { file, flat } = item.picture;
    const reason = act === "blur" ? (item.kind ? BLURRED[item.kind] : DRAWN) : act === "exhibit" ? EXHIBIT : NO_FACE;
    return { file, flat, verdict: act === "blur" ? "blur" : "keep", where: rounded(item.where), reason };
  }

  #decide(act: "blur" | "exhibit" | "none"): void {
    const item = this.#item();
    if (!item || this.#over) return;
    const said = this.#words.say(act === "blur" ? "said_blur" : act === "exhibit" ? "said_exhibit" : "said_none");
    this.#make({ add: [this.#change(item, act)], remove: [] }, item.key, said);
    this.#skipped.delete(item.key);
    this.#onward(said);
  }

  #decideRoom(act: "blur" | "exhibit" | "none"): void {
    const open = this.#store.openIn(this.#picture());
    if (!open.length) return;
    const said = this.#words.count(act === "blur" ? "said_room_blur" : act === "exhibit" ? "said_room_exhibit" : "said_room_none", open.length);
    this.#make({ add: open.map((item) => this.#change(item, act)), remove: [] }, this.#key ?? open[0]?.key ?? null, said);
    this.#onward(said);
  }

  #remove(): void {
    const item = this.#item();
    const made = item?.decision;
    if (!item || !made) return;
    const { file, flat } = item.picture;
    const said = this.#words.say("said_removed");
    this.#make({ add: [], remove: [{ file, flat, verdict: made.verdict, where: made.where, reason: made.reason }] }, item.key, said);
    if (!this.#item()) this.#go(this.#next()?.key ?? null);
    this.#layout.say(said);
    this.#panel.focus();
  }

  /** Makes a change here at once, and sends it. */
  #make(changes: Changes, key: string | null, said: string): void {
    this.#steps.push({ back: this.#store.make(changes), key, said });
  }

  #undo(): void {
    const step = this.#steps.pop();
    if (!step) return this.#layout.say(this.#words.say("nothing_undone"));
    if (this.#edit.active) this.#edit.end();
    this.#store.make(step.back);
    const there = this.#item(step.key) ? step.key : (this.#next()?.key ?? null);
    this.#go(there, false);
    this.#layout.say(this.#words.say("said_undone", { said: step.said }));
  }

  #skip(): void {
    const item = this.#item();
    if (item?.answer === null) this.#skipped.add(item.key);
    this.#onward(item?.answer === null ? this.#words.say("said_skip") : "");
  }

  #back(): void {
    const key = this.#steps.before((one) => !!this.#item(one));
    if (!key) return this.#layout.say(this.#words.say("nothing_back"));
    this.#go(key, false);
    const item = this.#item();
    if (item) this.#layout.say([sayItem(item, this.#words), answerOf(item, this.#words), madeBy(item, this.#words)].filter(Boolean).join(". "));
  }

  #again(): void {
    this.#skipped.clear();
    this.#go(this.#next()?.key ?? null);
    this.#panel.focus();
  }

  #askRoom(): void {
    const picture = this.#picture();
    const open = this.#store.openIn(picture).length;
    if (picture && open) this.#roomDialog.open(picture, open);
  }

  #lookAgain(): void {
    const item = this.#item();
    if (item) this.#surface().look(item.where, false);
  }

  // ---- drawing ----------------------------------------------------------------------------------------------

  #beginEdit(adjust: boolean): void {
    const item = this.#item();
    const picture = this.#picture();
    if (!picture || picture.problem || this.#over || (adjust && !item)) return;
    const surface = this.#surface();
    this.#layout.editing(true);
    this.#edit.begin(surface, adjust && item ? item.where : surface.middle());
    this.#adjusted = adjust ? item : null;
    this.#layout.say(this.#words.say("edit_help"));
  }

  #drawn(where: Where): void {
    const picture = this.#picture();
    if (!picture) return;
    const item = this.#adjusted;
    const { file, flat } = picture;
    const mine: Change = { file, flat, verdict: "blur", where: rounded(where), reason: item?.kind ? BLURRED[item.kind] : DRAWN };
    const add = [mine];
    // A smaller frame leaves part of what was found: whoever drew it has answered that as well.
    if (item && keyOf(picture, where) !== item.key) add.push({ ...mine, verdict: "keep", where: rounded(item.where), reason: "adjusted" });
    this.#edit.end();
    this.#layout.editing(false);
    const said = this.#words.say("said_drawn");
    this.#make({ add, remove: [] }, item?.key ?? keyOf(picture, where), said);
    if (item) this.#onward(said);
    else {
      this.#marks();
      this.#panel.focus();
      this.#layout.say(said);
    }
  }

  #leaveEdit(): void {
    this.#edit.end();
    this.#layout.editing(false);
    this.#marks();
    this.#panel.focus();
  }

  // ---- the page ---------------------------------------------------------------------------------------------

  #press(event: KeyboardEvent): void {
    if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const act = actOf(event, this.#keysOff);
    if (!act || (event.repeat && act !== "closer" && act !== "wider")) return;
    event.preventDefault();
    this.#act(act);
  }

  #turnKeys(off: boolean): void {
    this.#keysOff = off;
    this.#local?.setItem("jetisu360-review-keys", off ? "off" : "on");
    this.#render();
  }

  #speak(language: Language): void {
    this.#words.language = language;
    document.documentElement.lang = language;
    this.#edit.update();
    this.#render();
  }

  #openTab(tab: Tab): void {
    this.#tab = tab;
    if (this.#over && tab !== "open") {
      this.#over = false;
      if (tab === "rooms") return this.#enter(this.#room ?? this.#store.pictures[0]?.id ?? "");
      const first = this.#order(this.#listed())[0];
      if (first) this.#go(first.key, false);
    }
    this.#render();
  }

  #sortBy(sort: Sort): void {
    this.#sort = sort;
    this.#render();
  }

  #listed(): Item[] {
    return this.#store.items.filter(({ key, answer }) => (this.#tab === "done" ? answer !== null : answer === null || key === this.#key));
  }

  #render(): void {
    const words = this.#words;
    const of = counts(this.#store.items);
    const item = this.#item();
    const picture = this.#picture();
    if (!this.#edit.active) this.#layout.editing(false);
    this.#panel.update({
      item,
      picture,
      small: item ? this.#api.small(item.picture, item.where) : "",
      extent: item ? this.#api.known(item.picture) : null,
      openHere: this.#store.openIn(picture).length,
      mayUndo: this.#steps.canUndo,
      mayBack: this.#steps.canGoBack,
      keysOff: this.#keysOff,
      skipped: !!item && this.#skipped.has(item.key),
    });
    this.#summary.update(of, this.config);
    this.#layout.update({
      title: words.of(this.#store.title),
      counts: of,
      tab: this.#tab,
      sort: this.#sort,
      rooms: this.#store.pictures.length,
      over: this.#over,
      picture,
      keysOff: this.#keysOff,
    });
    if (this.#tab === "rooms") {
      const rooms = this.#store.pictures.map((room) => roomEntry(room, this.#store.openIn(room).length, words, this.#api));
      this.#layout.list.show(words.say("rooms"), rooms, this.#room);
    } else {
      const entries = this.#order(this.#listed()).map((one) => itemEntry(one, this.#skipped.has(one.key), words, this.#api));
      this.#layout.list.show(words.say(this.#tab === "done" ? "tab_done" : "tab_open"), entries, this.#key);
    }
    this.#layout.empty(this.#tab !== "rooms" && !this.#listed().length ? words.say(this.#tab === "done" ? "none_done" : "none_open") : "");
  }
}
