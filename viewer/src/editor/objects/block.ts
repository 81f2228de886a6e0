// What a block of chosen cells is: the texts in it, as a spreadsheet takes them, and what a spreadsheet's block becomes here.

import type { Words } from "../../review/words";
import type { Exhibit } from "../contract";
import { type Column, isText, shown } from "./fields";
import type { Place } from "./places";

/** The table as it is shown: rows by id, columns, and what is known of each row. */
export interface Sheet {
  readonly ids: readonly string[];
  readonly columns: readonly Column[];
  readonly things: ReadonlyMap<string, Exhibit>;
  readonly places: ReadonlyMap<string, readonly Place[]>;
}

/** Rows from 0; column 0 is the head of the row. Both ends belong to it. */
export interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface Pasted {
  readonly cells: readonly (readonly [id: string, column: Column, text: string])[];
  /** Rows that go beyond the last one. */
  readonly more: readonly (readonly string[])[];
  readonly columns: readonly Column[];
  /** What is chosen afterwards; null: what was chosen before. */
  readonly covers: Range | null;
}

/** Cells of the range in which one may write. */
export function textsIn({ ids, columns }: Sheet, { top, bottom, left, right }: Range): [id: string, column: Column][] {
  const found: [string, Column][] = [];
  for (const id of ids.slice(top, bottom + 1))
    for (const column of columns.slice(Math.max(left, 1) - 1, right)) if (isText(column)) found.push([id, column]);
  return found;
}

export function copied({ ids, columns, things, places }: Sheet, { top, bottom, left, right }: Range, words: Words): string[][] {
  const rows: string[][] = [];
  for (const id of ids.slice(top, bottom + 1)) {
    const thing = things.get(id);
    if (!thing) continue;
    const texts = columns.slice(Math.max(left, 1) - 1, right).map((column) => shown(thing, column, places.get(id) ?? [], words));
    rows.push(left === 0 ? [words.of(thing.title ?? {}), ...texts] : texts);
  }
  return rows;
}

/** One text goes into every chosen cell; a block goes where the range begins, as large as it is. */
export function pasted({ ids, columns: all }: Sheet, { top, bottom, left, right }: Range, block: readonly (readonly string[])[]): Pasted {
  const start = Math.max(left, 1);
  const one = block.length === 1 && block[0]?.length === 1;
  const columns = all.slice(start - 1, one ? right : start - 1 + Math.max(...block.map((row) => row.length)));
  const rows = one ? Array.from({ length: bottom - top + 1 }, () => columns.map(() => block[0]?.[0] ?? "")) : block;
  const cells: [string, Column, string][] = [];
  rows.forEach((texts, step) => {
    const id = ids[top + step];
    if (id === undefined) return;
    columns.forEach((column, place) => {
      const text = texts[place];
      if (text !== undefined && isText(column)) cells.push([id, column, text]);
    });
  });
  const more = rows.slice(Math.max(0, ids.length - top));
  const covers = one ? null : { top, left: start, bottom: Math.min(top + rows.length, ids.length) - 1, right: start + columns.length - 1 };
  return { cells, more, columns, covers };
}
