// The screen of objects: the table, the page of one of them beside it, and tables that come in and go out.

import { make } from "../../ui/dom";
import type { Context, Exhibit, Operation, Screen } from "../contract";
import { Card } from "./card";
import { columnMenu, chosenColumns } from "./columns";
import { addOperation, called, freeId, kept, makeAll, objectsOf, setOperations } from "./edits";
import { askNew, askRemove } from "./dialogs";
import { type Column, COLUMNS, folded, haystack, isText, shown } from "./fields";
import { FILTERS, type Filter } from "./filters";
import { Grid } from "./grid";
import { ImportView } from "./import";
import { showMedia } from "./media";
import { placesOf } from "./places";

export class ObjectsScreen implements Screen {
  readonly name = "objects";
  readonly wide = true;
  readonly element = make("div", { class: "objects" });
  #grid: Grid;
  #card: Card;
  #import: ImportView | null = null;
  #search: HTMLInputElement;
  #filter: HTMLSelectElement;
  #count = make("p", { class: "objects-count", role: "status" });
  #empty = make("div", { class: "objects-empty", hidden: true });
  /** For rows that are chosen together; one alone is removed on its page. */
  #gone = make("button", { type: "button", class: "shell-button is-loss", hidden: true });
  #table: HTMLElement;
  #columns: readonly Column[] = chosenColumns();
  #order: { readonly key: string; readonly down: boolean } | null = null;
  #arranged: { readonly things: readonly string[]; readonly asked: string } = { things: [], asked: "" };
  #ids: readonly string[] = [];

  constructor(private readonly context: Context) {
    const { words } = context;
    const find = words.say("objects_search");
    this.#search = make("input", { type: "search", class: "shell-search", placeholder: find, "aria-label": find, "aria-keyshortcuts": "/", autocomplete: "off" });
    this.#search.addEventListener("input", () => this.#arrange(true));
    this.#search.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") event.preventDefault(), this.#grid.focus(this.#ids[0] ?? null);
    });
    this.#filter = make("select", { class: "objects-select", "aria-label": words.say("objects_filter") }, Object.keys(FILTERS).map((name) => make("option", { value: name }, [words.say(`objects_filter_${name}`)])));
    this.#filter.addEventListener("change", () => this.#arrange(true));
    this.#grid = new Grid(context, {
      write: (cells, how) => this.#write(cells, how),
      beyond: (rows, columns) => this.#beyond(rows, columns),
      open: (id, about) => this.#open(id, about),
      visit: (id) => this.#visit(id),
      sort: (column) => this.#sort(column),
      chose: (rows) => {
        this.#gone.hidden = rows < 2 || context.store.line === "closed";
        this.#gone.textContent = words.count("objects_remove_rows", rows);
      },
    });
    this.#gone.addEventListener("click", () => this.#remove(this.#grid.chosen));
    this.#card = new Card(context, {
      close: () => this.#close(),
      remove: (id) => this.#remove([id]),
      step: (by) => this.#step(by),
    });
    const button = (name: string, act: () => void, kind = ""): HTMLElement => {
      const made = make("button", { type: "button", class: `shell-button ${kind}` }, [words.say(name)]);
      made.addEventListener("click", act);
      return made;
    };
    const link = (as: string): HTMLElement => make("a", { href: `${context.api.address("objects/export")}?as=${as}`, download: true }, [words.say(`objects_export_${as}`)]);
    const out = make("details", { class: "objects-menu" }, [make("summary", { class: "shell-button" }, [words.say("objects_export")]), make("div", { class: "objects-menu-body" }, [link("xlsx"), link("csv")])]);
    this.#table = make("div", { class: "objects-table" }, [
      make("h1", { class: "shell-hidden" }, [words.say("objects_table")]),
      make("div", { class: "objects-bar" }, [
        make("div", { class: "objects-find" }, [this.#search, this.#filter, this.#count, this.#gone]),
        make("div", { class: "objects-tools" }, [
          button("objects_add", () => this.#add(), "is-main"),
          button("objects_import", () => this.#openImport()),
          out,
          columnMenu(context, this.#columns, (columns) => ((this.#columns = columns), this.#arrange(true))),
          button("objects_files", () => showMedia(context)),
        ]),
      ]),
      make("div", { class: "objects-split" }, [this.#grid.element, this.#empty, this.#card.element]),
    ]);
    this.element.append(this.#table);
    this.element.addEventListener("click", ({ target }) => {
      // A menu closes when something else is touched.
      for (const menu of this.element.querySelectorAll("details[open]")) if (!menu.contains(target as Node)) menu.removeAttribute("open");
    });
  }

  show(detail: Readonly<Record<string, string>>): void {
    if (detail["import"]) return this.#openImport();
    this.#leaveImport();
    if (detail["filter"] && detail["filter"] in FILTERS) this.#filter.value = detail["filter"];
    this.#arrange(true);
    const item = detail["item"] ?? "";
    if (item && objectsOf(this.context.store.museum).some(({ id }) => id === item)) {
      if (!this.#ids.includes(item)) {
        this.#search.value = "";
        this.#filter.value = "all";
        this.#arrange(true);
      }
      this.#grid.focus(item);
      this.#card.open(item, detail["about"] ?? "");
      this.#draw();
    } else if (!item && this.#card.id) this.#card.open("");
  }

  hide(): void {
    this.#leaveImport();
  }

  update(): void {
    if (this.#import) return this.#import.update();
    this.#arrange(false);
    this.#card.update();
  }

  key(event: KeyboardEvent): boolean {
    if (event.key !== "/" || this.#import || event.ctrlKey || event.metaKey) return false;
    this.#search.focus();
    this.#search.select();
    return true;
  }

  // ---- the rows ---------------------------------------------------------------------------------------------------

  /** Which objects are shown: asked anew, or where some came and went. While one writes, a row stays where it is. */
  #arrange(anew: boolean): void {
    const { context } = this;
    const things = objectsOf(context.store.museum);
    const asked = JSON.stringify([this.#search.value, this.#filter.value, this.#order, this.#columns.map(({ key }) => key)]);
    const all = things.map(({ id }) => id);
    const same = all.length === this.#arranged.things.length && all.every((id, at) => id === this.#arranged.things[at]);
    if (anew || !same || asked !== this.#arranged.asked) {
      const gone = this.#arranged.asked === asked && !anew;
      this.#ids = gone ? this.#merged(things) : this.#found(things);
      this.#arranged = { things: all, asked };
      this.#grid.arrange(this.#ids, this.#columns, this.#order);
    }
    this.#draw();
  }

  #found(things: readonly Exhibit[]): string[] {
    const { words } = this.context;
    const places = placesOf(this.context);
    const wanted = folded(this.#search.value.trim()).split(/\s+/).filter(Boolean);
    const fits = FILTERS[this.#filter.value as Filter] ?? FILTERS.all;
    const found = things.filter((thing) => wanted.every((word) => haystack(thing).includes(word)) && fits(thing, places.get(thing.id) ?? []));
    const column = COLUMNS.find(({ key }) => key === this.#order?.key);
    if (column) {
      const collator = new Intl.Collator(column.language ?? words.language, { numeric: true });
      const texts = new Map(found.map((thing) => [thing.id, shown(thing, column, places.get(thing.id) ?? [], words)]));
      const sign = this.#order?.down ? -1 : 1;
      // What says nothing stands at the end, whichever way.
      found.sort((one, other) => {
        const [a, b] = [texts.get(one.id) ?? "", texts.get(other.id) ?? ""];
        return a && b ? sign * collator.compare(a, b) : Number(!a) - Number(!b);
      });
    }
    return found.map(({ id }) => id);
  }

  /** The rows as they were, without those that are gone, and with the new ones where they stand in the document. */
  #merged(things: readonly Exhibit[]): string[] {
    const there = new Set(things.map(({ id }) => id));
    const before = new Set(this.#arranged.things);
    const left = this.#ids.filter((id) => there.has(id));
    things.forEach(({ id }, at) => {
      if (before.has(id)) return;
      const next = things.slice(at + 1).find((other) => left.includes(other.id));
      left.splice(next ? left.indexOf(next.id) : left.length, 0, id);
    });
    return left;
  }

  #draw(): void {
    const { context } = this;
    const { words } = context;
    const things = objectsOf(context.store.museum);
    const [all, found] = [things.length, this.#ids.length];
    const text = all === found ? words.count("objects_count", all) : words.say("objects_count_of", { n: found, of: all });
    if (this.#count.textContent !== text) this.#count.textContent = text;
    this.#grid.element.hidden = !found;
    this.#empty.hidden = found > 0;
    if (!found && this.#empty.dataset["kind"] !== (all ? "found" : "none")) this.#writeEmpty(all > 0);
    this.#grid.update(new Map(things.map((thing) => [thing.id, thing])), placesOf(context), this.#card.id);
  }

  #writeEmpty(any: boolean): void {
    const { words } = this.context;
    this.#empty.dataset["kind"] = any ? "found" : "none";
    const button = (name: string, act: () => void, kind = ""): HTMLElement => {
      const made = make("button", { type: "button", class: `shell-button ${kind}` }, [words.say(name)]);
      made.addEventListener("click", act);
      return made;
    };
    const reset = (): void => {
      this.#search.value = "";
      this.#filter.value = "all";
      this.#arrange(true);
      this.#search.focus();
    };
    this.#empty.replaceChildren(
      make("h2", {}, [words.say(any ? "objects_none_found" : "objects_none")]),
      make("p", { class: "shell-lead" }, [words.say(any ? "objects_none_found_lead" : "objects_none_lead")]),
      make("div", { class: "shell-row" }, any ? [button("objects_show_all", reset)] : [button("objects_import", () => this.#openImport(), "is-main"), button("objects_add", () => this.#add())]),
    );
  }

  #sort(column: Column): void {
    const order = this.#order;
    this.#order = order?.key !== column.key ? { key: column.key, down: false } : order.down ? null : { key: column.key, down: true };
    this.#arrange(true);
  }

  // ---- changes ----------------------------------------------------------------------------------------------------

  #write(cells: readonly (readonly [string, Column, string])[], how: string): void {
    const { context } = this;
    const { store, words } = context;
    if (store.line === "closed") return;
    const things = new Map(objectsOf(store.museum).map((thing) => [thing.id, thing]));
    const operations = setOperations(things, cells);
    if (!operations.length) return;
    const one = operations.length === 1 ? things.get(operations[0]?.at[1] ?? "") : undefined;
    makeAll(store, one ? words.say("objects_said_written", { object: called(context, one) }) : words.count(`objects_said_${how}`, operations.length), operations);
    if (how !== "typed") context.say(words.count("objects_cells", operations.length));
    this.#draw();
  }

  /** Rows of a block that was pasted at the end of the table: each an object, where it says something. */
  #beyond(rows: readonly (readonly string[])[], columns: readonly Column[]): void {
    const { context } = this;
    const { store, words } = context;
    const taken = new Set(objectsOf(store.museum).map(({ id }) => id));
    const operations: Operation[] = [];
    for (const texts of rows) {
      const thing: Record<string, unknown> = {};
      columns.forEach((column, at) => {
        const text = kept(texts[at] ?? "");
        if (!text || !isText(column)) return;
        if (column.language) thing[column.field] = { ...(thing[column.field] as object | undefined), [column.language]: text };
        else thing[column.field] = text;
      });
      if (!Object.keys(thing).length) continue;
      const title = (thing["title"] ?? {}) as Readonly<Record<string, string>>;
      const id = freeId(taken, [title["en"], title["kk"], title["ru"], thing["inventory_number"] as string | undefined]);
      taken.add(id);
      operations.push(addOperation({ id, ...thing }));
    }
    if (operations.length) makeAll(store, words.count("objects_said_more", operations.length), operations);
  }

  #add(): void {
    if (this.context.store.line === "closed") return;
    askNew(this.context, (id) => {
      this.#search.value = "";
      this.#filter.value = "all";
      this.#order = null;
      this.#arrange(true);
      this.#open(id);
    });
  }

  #remove(ids: readonly string[]): void {
    const next = this.#ids.find((id, at) => !ids.includes(id) && at > this.#ids.indexOf(ids[0] ?? "")) ?? null;
    askRemove(this.context, ids, () => {
      if (ids.includes(this.#card.id)) this.#card.open("");
      this.#arrange(false);
      if (next) this.#grid.focus(next);
      else this.#search.focus();
    });
  }

  // ---- one of them, and elsewhere ---------------------------------------------------------------------------------

  #open(id: string, about = ""): void {
    this.#card.open(id, about);
    this.#grid.focus(id);
    this.#card.open(id, about); // (the focus goes there)
    this.#draw();
  }

  #close(): void {
    const id = this.#card.id;
    this.#card.open("");
    this.#draw();
    this.#grid.focus(this.#ids.includes(id) ? id : null, null);
  }

  #step(by: number): void {
    const at = this.#ids.indexOf(this.#card.id) + by;
    const id = this.#ids[Math.min(Math.max(at, 0), this.#ids.length - 1)];
    if (id) this.#open(id);
  }

  #visit(id: string): void {
    const [place] = placesOf(this.context).get(id) ?? [];
    if (place?.room) this.context.open("rooms", { room: place.room, item: place.label.id });
    else this.#open(id);
  }

  #openImport(): void {
    if (this.#import) return;
    this.#import = new ImportView(this.context, () => {
      this.#leaveImport();
      this.context.open("objects");
    });
    this.element.replaceChildren(this.#import.element);
    this.#import.focus();
  }

  #leaveImport(): void {
    if (!this.#import) return;
    this.#import.leave();
    this.#import = null;
    this.element.replaceChildren(this.#table);
  }
}

