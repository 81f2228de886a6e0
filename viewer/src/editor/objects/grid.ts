// The table of objects: as many rows as are in sight are there as elements; arrows, Enter, Escape, Tab and the clipboard
// do what they do in a spreadsheet. It knows objects by their id, and of the document only what it is given.

import { make } from "../../ui/dom";
import type { Context, Exhibit } from "../contract";
import { copied, pasted, type Range, type Sheet, textsIn } from "./block";
import { readBlock, writeBlock } from "./cells";
import { type Column, columnName, isText, lacks, shown, written } from "./fields";
import type { Place } from "./places";
import { mediaAddress } from "./media";

export interface GridEvents {
  /** Texts of cells, as one step. */
  write(cells: readonly (readonly [id: string, column: Column, text: string])[], how: "typed" | "pasted" | "cleared" | "filled"): void;
  /** A block that goes beyond the last row: what is left of it. */
  beyond(rows: readonly (readonly string[])[], columns: readonly Column[]): void;
  open(id: string, about?: "pictures" | "sound"): void;
  visit(id: string): void;
  sort(column: Column): void;
  /** How many rows are chosen together. */
  chose(rows: number): void;
}

interface Row {
  readonly element: HTMLElement;
  readonly head: HTMLElement;
  readonly picture: HTMLImageElement;
  readonly name: HTMLElement;
  readonly cells: HTMLElement[];
  shown: string;
}

interface Spot {
  readonly row: number;
  readonly column: number;
}

const AROUND = 6;

export class Grid {
  readonly element: HTMLElement;
  #head = make("div", { class: "objects-row is-head", role: "row", "aria-rowindex": "1" });
  #body = make("div", { class: "objects-body", role: "rowgroup" });
  #columns: readonly Column[] = [];
  #ids: readonly string[] = [];
  #things: ReadonlyMap<string, Exhibit> = new Map();
  #places: ReadonlyMap<string, readonly Place[]> = new Map();
  #rows = new Map<string, Row>();
  /** Column 0 is the head of the row, from which the object's page is opened. */
  #active: Spot = { row: 0, column: 1 };
  #anchor: Spot | null = null;
  #editor: { readonly field: HTMLTextAreaElement; readonly id: string; readonly column: Column } | null = null;
  #drawn = 0;
  #dragging = false;
  #touched: (Spot & { readonly same: boolean }) | null = null;
  #opened = "";
  #order: { readonly key: string; readonly down: boolean } | null = null;

  constructor(
    private readonly context: Context,
    private readonly events: GridEvents,
  ) {
    this.element = make("div", { class: "objects-grid", role: "grid", "aria-label": context.words.say("objects_table"), "aria-multiselectable": "true" }, [
      make("div", { role: "rowgroup", class: "objects-headrow" }, [this.#head]),
      this.#body,
    ]);
    const { element } = this;
    element.addEventListener("scroll", () => this.#draw(), { passive: true });
    new ResizeObserver(() => this.#draw()).observe(element);
    element.addEventListener("keydown", (event) => this.#key(event));
    element.addEventListener("copy", (event) => this.#copy(event));
    element.addEventListener("cut", (event) => this.#copy(event) && this.#clear());
    element.addEventListener("paste", (event) => this.#paste(event));
    element.addEventListener("pointerdown", (event) => this.#pointer(event));
    element.addEventListener("click", (event) => this.#click(event));
    element.addEventListener("pointerover", (event) => this.#over(event));
    addEventListener("pointerup", () => (this.#dragging = false));
    element.addEventListener("dblclick", (event) => this.#spot(event.target) && this.#edit());
    element.addEventListener("focusin", (event) => {
      const spot = this.#spot(event.target);
      if (spot && !this.#editor && (spot.row !== this.#active.row || spot.column !== this.#active.column)) this.#go(spot, false, false);
    });
  }

  /** Which objects are rows, in which order, and which columns there are. */
  arrange(ids: readonly string[], columns: readonly Column[], order: { readonly key: string; readonly down: boolean } | null): void {
    const before = this.#ids[this.#active.row];
    const key = this.#columns[this.#active.column - 1]?.key;
    const anew = columns.map((column) => column.key).join() !== this.#columns.map((column) => column.key).join() || order !== this.#order;
    this.#ids = ids;
    this.#order = order;
    if (anew) {
      this.#columns = columns;
      for (const { element } of this.#rows.values()) element.remove();
      this.#rows.clear();
      this.#writeHead();
    }
    const row = before === undefined ? -1 : ids.indexOf(before);
    const column = this.#active.column === 0 ? 0 : columns.findIndex((one) => one.key === key) + 1 || 1;
    this.#active = { row: row >= 0 ? row : Math.min(this.#active.row, Math.max(0, ids.length - 1)), column };
    this.#anchor = null;
    this.events.chose(1);
    this.element.setAttribute("aria-rowcount", String(ids.length + 1));
    this.element.setAttribute("aria-colcount", String(columns.length + 1));
    this.#body.style.height = `${ids.length * this.#height}px`;
  }

  /** What the cells say now. */
  update(things: ReadonlyMap<string, Exhibit>, places: ReadonlyMap<string, readonly Place[]>, opened: string): void {
    this.#things = things;
    this.#places = places;
    this.#opened = opened;
    this.#draw();
  }

  /** Puts the focus into a cell; `edit`: to write in it at once. */
  focus(id: string | null = null, key: string | null = null, edit = false): void {
    const row = id === null ? this.#active.row : this.#ids.indexOf(id);
    const column = key === null ? this.#active.column : this.#columns.findIndex((one) => one.key === key) + 1;
    if (row < 0 || !this.#ids.length) return;
    this.#go({ row, column: Math.max(column, 0) }, false, true);
    if (edit) this.#edit();
  }

  /** Ids of the rows that are chosen: of the range, else of the cell one is in. */
  get chosen(): readonly string[] {
    const { top, bottom } = this.#range();
    return this.#ids.slice(top, bottom + 1);
  }

  get isEditing(): boolean {
    return this.#editor !== null;
  }

  get #height(): number {
    return 2.75 * parseFloat(getComputedStyle(document.documentElement).fontSize);
  }

  #range(): Range {
    const [one, other] = [this.#active, this.#anchor ?? this.#active];
    return {
      top: Math.min(one.row, other.row),
      bottom: Math.max(one.row, other.row),
      left: Math.min(one.column, other.column),
      right: Math.max(one.column, other.column),
    };
  }

  // ---- drawing ----------------------------------------------------------------------------------------------------

  #writeHead(): void {
    const { words } = this.context;
    const corner = make("div", { class: "objects-cell is-name", role: "columnheader", "aria-colindex": "1" }, [words.say("objects_object")]);
    const heads = this.#columns.map((column, place) => {
      const sorted = this.#order?.key === column.key ? (this.#order.down ? "descending" : "ascending") : null;
      const button = make("button", { type: "button", class: "objects-sort", "data-sorted": sorted, title: words.say("objects_sort", { column: columnName(words, column) }) }, [
        make("span", {}, [words.say(`objects_field_${column.field}`)]),
        column.language && make("span", { class: "objects-language" }, [words.say(`objects_short_${column.language}`)]),
      ]);
      button.addEventListener("click", () => this.events.sort(column));
      const head = make("div", { class: "objects-cell", role: "columnheader", "aria-colindex": String(place + 2), "aria-sort": sorted }, [button]);
      head.style.width = `${column.width}rem`;
      return head;
    });
    this.#head.replaceChildren(corner, ...heads);
    const width = `${16 + this.#columns.reduce((sum, column) => sum + column.width, 0)}rem`;
    this.#head.style.width = this.#body.style.width = width;
  }

  #draw(): void {
    cancelAnimationFrame(this.#drawn);
    this.#drawn = requestAnimationFrame(() => this.#drawNow());
  }

  #drawNow(): void {
    cancelAnimationFrame(this.#drawn);
    const { element } = this;
    const height = this.#height;
    const first = Math.max(0, Math.floor(element.scrollTop / height) - AROUND);
    const last = Math.min(this.#ids.length - 1, Math.ceil((element.scrollTop + element.clientHeight) / height) + AROUND);
    const wanted = new Set<string>();
    for (let place = first; place <= last; place++) wanted.add(this.#ids[place] as string);
    // The row one is in stays an element, so that the focus is not lost when it goes out of sight.
    const active = this.#ids[this.#active.row];
    if (active !== undefined) wanted.add(active);
    for (const [id, row] of this.#rows)
      if (!wanted.has(id)) {
        row.element.remove();
        this.#rows.delete(id);
      }
    const range = this.#range();
    const inOrder = [...wanted].map((id) => this.#ids.indexOf(id)).sort((one, other) => one - other);
    let next = this.#body.firstElementChild;
    for (const place of inOrder) {
      const id = this.#ids[place] as string;
      let row = this.#rows.get(id);
      if (!row) this.#rows.set(id, (row = this.#row(id)));
      if (row.element === next) next = next.nextElementSibling;
      else this.#body.insertBefore(row.element, next);
      this.#write(row, id, place, range, height);
    }
  }

  #row(id: string): Row {
    const picture = make("img", { class: "objects-thumb", alt: "", loading: "lazy", decoding: "async" });
    // One that is not made yet, or cannot be had, is no broken picture.
    picture.addEventListener("error", () => (picture.hidden = true));
    const name = make("span", { class: "objects-name" });
    const head = make("div", { class: "objects-cell is-name", role: "rowheader", "aria-colindex": "1", tabindex: "-1" }, [picture, name]);
    const cells = this.#columns.map((column, place) => {
      const cell = make("div", { class: `objects-cell is-${column.field}`, role: "gridcell", "aria-colindex": String(place + 2), tabindex: "-1", lang: column.language, "aria-readonly": isText(column) ? null : "true" });
      cell.style.width = `${column.width}rem`;
      return cell;
    });
    const element = make("div", { class: "objects-row", role: "row" }, [head, ...cells]);
    element.dataset["id"] = id;
    return { element, head, picture, name, cells, shown: "" };
  }

  #write(row: Row, id: string, place: number, range: Range, height: number): void {
    const thing = this.#things.get(id);
    if (!thing) return;
    const { words } = this.context;
    row.element.style.transform = `translateY(${place * height}px)`;
    const inRange = this.#anchor !== null && place >= range.top && place <= range.bottom;
    const isActive = place === this.#active.row;
    const places = this.#places.get(id) ?? [];
    const texts = this.#columns.map((column) => shown(thing, column, places, words));
    const first = thing.pictures?.[0]?.file ?? "";
    const key = JSON.stringify([place, words.of(thing.title ?? {}), first, texts, inRange && [range.left, range.right], isActive && this.#active.column, this.#opened === id, this.#editor?.id === id && this.#editor.column.key]);
    if (row.shown === key) return;
    row.shown = key;
    row.element.setAttribute("aria-rowindex", String(place + 2));
    row.element.classList.toggle("is-open", this.#opened === id);
    const name = words.of(thing.title ?? {});
    row.name.textContent = name || thing.inventory_number || words.say("objects_unnamed");
    row.name.classList.toggle("is-missing", !name);
    const source = first ? mediaAddress(this.context, first) : "";
    row.picture.hidden = !source;
    if (source && row.picture.getAttribute("src") !== source) row.picture.src = source;
    this.#mark(row.head, isActive && this.#active.column === 0, inRange && range.left === 0);
    row.cells.forEach((cell, at) => {
      const column = this.#columns[at] as Column;
      this.#mark(cell, isActive && this.#active.column === at + 1, inRange && at + 1 >= range.left && at + 1 <= range.right);
      if (this.#editor?.id === id && this.#editor.column.key === column.key) return;
      const text = texts[at] as string;
      cell.classList.toggle("is-missing", lacks(thing, column));
      cell.replaceChildren(text || (lacks(thing, column) ? make("span", { class: "objects-lack" }, [words.say("objects_missing")]) : ""));
    });
  }

  #mark(cell: HTMLElement, active: boolean, chosen: boolean): void {
    cell.tabIndex = active ? 0 : -1;
    cell.classList.toggle("is-active", active);
    cell.classList.toggle("is-chosen", chosen);
    if (chosen) cell.setAttribute("aria-selected", "true");
    else cell.removeAttribute("aria-selected");
  }

  #cell({ row, column }: Spot): HTMLElement | null {
    const found = this.#rows.get(this.#ids[row] ?? "");
    return (column === 0 ? found?.head : found?.cells[column - 1]) ?? null;
  }

  #spot(target: EventTarget | null): Spot | null {
    const cell = (target as HTMLElement | null)?.closest?.<HTMLElement>(".objects-body .objects-cell");
    const id = cell?.parentElement?.dataset["id"];
    const row = id === undefined ? -1 : this.#ids.indexOf(id);
    return cell && row >= 0 ? { row, column: Number(cell.getAttribute("aria-colindex")) - 1 } : null;
  }

  // ---- moving -----------------------------------------------------------------------------------------------------

  #go(to: Spot, extend: boolean, focus = true): void {
    const row = Math.min(Math.max(to.row, 0), this.#ids.length - 1);
    const column = Math.min(Math.max(to.column, 0), this.#columns.length);
    this.#anchor = extend ? (this.#anchor ?? this.#active) : null;
    this.#active = { row, column };
    this.events.chose(this.chosen.length);
    if (!focus) return this.#drawNow();
    const height = this.#height;
    const head = this.#head.offsetHeight;
    const { element } = this;
    const top = row * height;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + height > element.scrollTop + element.clientHeight - head) element.scrollTop = top + height - element.clientHeight + head;
    this.#drawNow();
    const cell = this.#cell(this.#active);
    cell?.focus({ preventScroll: true });
    if (!cell || column === 0) return;
    // Beside the head of the row, which stays in sight.
    const left = cell.offsetLeft - (this.#rows.get(this.#ids[row] ?? "")?.head.offsetWidth ?? 0);
    if (left < element.scrollLeft) element.scrollLeft = left;
    else if (cell.offsetLeft + cell.offsetWidth > element.scrollLeft + element.clientWidth) element.scrollLeft = cell.offsetLeft + cell.offsetWidth - element.clientWidth;
  }

  #key(event: KeyboardEvent): void {
    if (this.#editor || !this.#spot(event.target)) return;
    const { row, column } = this.#active;
    const page = Math.max(1, Math.floor(this.element.clientHeight / this.#height) - 2);
    const ctrl = event.ctrlKey || event.metaKey;
    const ways: Readonly<Record<string, Spot>> = {
      ArrowUp: { row: ctrl ? 0 : row - 1, column },
      ArrowDown: { row: ctrl ? Infinity : row + 1, column },
      ArrowLeft: { row, column: ctrl ? 0 : column - 1 },
      ArrowRight: { row, column: ctrl ? Infinity : column + 1 },
      Home: { row: ctrl ? 0 : row, column: ctrl ? 1 : 0 },
      End: { row: ctrl ? Infinity : row, column: Infinity },
      PageUp: { row: row - page, column },
      PageDown: { row: row + page, column },
    };
    const way = ways[event.key];
    if (way && !event.altKey) this.#go(way, event.shiftKey);
    else if (event.key === "Enter" || event.key === "F2") this.#enter();
    else if (event.key === "Escape" && this.#anchor) this.#go(this.#active, false);
    else if (event.key === "Delete" || event.key === "Backspace") this.#clear();
    else if (ctrl && event.code === "KeyD") this.#fillDown();
    else if (ctrl && event.code === "KeyA") (this.#go({ row: 0, column: 1 }, false), this.#go({ row: Infinity, column: Infinity }, true));
    else if (!ctrl && !event.altKey && [...event.key].length === 1 && event.key !== " " && this.#text(this.#active)) this.#edit(event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #text({ column }: Spot): boolean {
    const there = this.#columns[column - 1];
    return there !== undefined && isText(there);
  }

  #enter(): void {
    const id = this.#ids[this.#active.row];
    const column = this.#columns[this.#active.column - 1];
    if (id === undefined) return;
    if (!column) this.events.open(id);
    else if (column.field === "pictures" || column.field === "sound") this.events.open(id, column.field);
    else if (column.field === "rooms") this.events.visit(id);
    else this.#edit();
  }

  #pointer(event: PointerEvent): void {
    if ((event.target as HTMLElement).closest("textarea") || event.button !== 0) return;
    const spot = this.#spot(event.target);
    if (!spot) return;
    const same = spot.row === this.#active.row && spot.column === this.#active.column && document.activeElement === this.#cell(spot);
    if (this.#editor) this.#leave(true);
    // By finger: the first touch chooses, another one writes. What becomes a push of the table is no touch.
    this.#touched = event.pointerType === "mouse" ? null : { ...spot, same };
    if (this.#touched) return;
    event.preventDefault();
    this.#go(spot, event.shiftKey);
    this.#dragging = true;
    if (spot.column === 0 && !event.shiftKey) this.#enter();
  }

  #click(event: MouseEvent): void {
    const [touched, spot] = [this.#touched, this.#spot(event.target)];
    this.#touched = null;
    if (!touched || !spot || spot.row !== touched.row || spot.column !== touched.column) return;
    if (!touched.same) this.#go(spot, false);
    if (touched.same || spot.column === 0) this.#enter();
  }

  #over(event: PointerEvent): void {
    const spot = this.#dragging && event.buttons === 1 ? this.#spot(event.target) : null;
    if (spot && (spot.row !== this.#active.row || spot.column !== this.#active.column)) this.#go(spot, true);
  }

  // ---- writing ----------------------------------------------------------------------------------------------------

  #edit(typed: string | null = null): void {
    const id = this.#ids[this.#active.row];
    const column = this.#columns[this.#active.column - 1];
    const thing = id === undefined ? undefined : this.#things.get(id);
    const cell = this.#cell(this.#active);
    if (this.#editor || !thing || !column || !cell || !isText(column) || this.context.store.line === "closed") return;
    this.#anchor = null;
    const label = `${columnName(this.context.words, column)}: ${this.context.words.of(thing.title ?? {}) || thing.id}`;
    const field = make("textarea", { class: "objects-editor", rows: "1", "aria-label": label, lang: column.language, dir: "auto" });
    field.value = typed ?? written(thing, column);
    this.#editor = { field, id: thing.id, column };
    cell.replaceChildren(field);
    cell.classList.add("is-written");
    const grow = (): void => {
      field.style.height = "auto";
      field.style.height = `${Math.min(field.scrollHeight + 2, 260)}px`;
    };
    field.addEventListener("input", grow);
    field.addEventListener("keydown", (event) => this.#editorKey(event));
    field.addEventListener("blur", () => this.#editor?.field === field && this.#leave(true));
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
    grow();
  }

  #editorKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const { row, column } = this.#active;
    if (event.key === "Escape") this.#leave(false), this.#go({ row, column }, false);
    else if (event.key === "Enter" && !event.shiftKey && !event.altKey) this.#leave(true), this.#go({ row: row + 1, column }, false);
    else if (event.key === "Tab") {
      // On to the next cell that can be written in; behind the last one the browser leaves the table.
      const step = event.shiftKey ? -1 : 1;
      let next = column + step;
      while (next > 0 && next <= this.#columns.length && !this.#text({ row, column: next })) next += step;
      if (next < 1 || next > this.#columns.length) return;
      this.#leave(true);
      this.#go({ row, column: next }, false);
      this.#edit();
      this.#editor?.field.select(); // what is typed stands instead, as in a spreadsheet
    } else if (event.key === "Enter" && event.altKey) {
      const field = event.target as HTMLTextAreaElement;
      field.setRangeText("\n", field.selectionStart, field.selectionEnd, "end");
      field.dispatchEvent(new Event("input"));
    } else return event.stopPropagation();
    event.preventDefault();
    event.stopPropagation();
  }

  /** Ends writing; `keep`: what was typed is to stand. */
  #leave(keep: boolean): void {
    const editor = this.#editor;
    if (!editor) return;
    this.#editor = null;
    const row = this.#rows.get(editor.id);
    const cell = editor.field.parentElement;
    if (row) row.shown = "";
    cell?.classList.remove("is-written");
    editor.field.remove();
    if (keep) this.events.write([[editor.id, editor.column, editor.field.value]], "typed");
    this.#drawNow();
  }

  get #sheet(): Sheet {
    return { ids: this.#ids, columns: this.#columns, things: this.#things, places: this.#places };
  }

  #clear(): void {
    this.events.write(textsIn(this.#sheet, this.#range()).map(([id, column]) => [id, column, ""] as const), "cleared");
  }

  #fillDown(): void {
    const range = this.#range();
    const first = this.#things.get(this.#ids[range.top] ?? "");
    if (first) this.events.write(textsIn(this.#sheet, range).map(([id, column]) => [id, column, written(first, column)] as const), "filled");
  }

  #copy(event: ClipboardEvent): boolean {
    if (this.#editor || !this.#spot(event.target) || !event.clipboardData) return false;
    event.clipboardData.setData("text/plain", writeBlock(copied(this.#sheet, this.#range(), this.context.words)));
    event.preventDefault();
    return true;
  }

  #paste(event: ClipboardEvent): void {
    if (this.#editor || !this.#spot(event.target)) return;
    const block = readBlock(event.clipboardData?.getData("text/plain") ?? "");
    event.preventDefault();
    if (!block.length || this.context.store.line === "closed") return;
    const { cells, more, columns, covers } = pasted(this.#sheet, this.#range(), block);
    this.events.write(cells, "pasted");
    if (more.length) this.events.beyond(more, columns);
    if (covers) {
      this.#active = { row: covers.top, column: covers.left };
      this.#go({ row: covers.bottom, column: covers.right }, true);
    }
  }
}
