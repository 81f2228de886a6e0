// What a table would change (portal/objects says it so), and the changes that are made of the rows that a person has chosen.

import type { Language } from "../../review/words";
import type { Context, Exhibit, Json, MediaFile, Operation, Texts } from "../contract";
import { addOperation, freeId, makeSlowly, objectsOf } from "./edits";

export interface PreviewColumn {
  readonly place: number;
  readonly heading: string;
  readonly target: string;
  readonly why: string;
  readonly filled: number;
  readonly examples: readonly string[];
}

export interface PreviewRow {
  readonly number: number;
  readonly status: "new" | "changed" | "same" | "wrong";
  readonly id: string;
  readonly title: Texts | string;
  readonly fields: readonly (readonly [key: string, before: string, after: string])[];
  readonly values: Readonly<Record<string, Json>>;
  readonly wrong: Texts | null;
}

export interface Preview {
  readonly columns: readonly PreviewColumn[];
  readonly rows: number;
  readonly language: Language | null;
  readonly problem: Texts | null;
  readonly shown: readonly PreviewRow[];
  /** What is odd in the table: the kind, and each of them. */
  readonly odd: Readonly<Record<string, readonly string[]>>;
}

export async function applyRows(context: Context, said: string, rows: readonly PreviewRow[], progress: (share: number) => void): Promise<{ added: number; changed: number }> {
  const things = new Map(objectsOf(context.store.museum).map((thing) => [thing.id, thing]));
  const taken = new Set(things.keys());
  const operations: Operation[] = [];
  let [added, changed] = [0, 0];
  for (const row of rows) {
    const thing = things.get(row.id);
    if (row.status === "new") {
      // (Somebody may have made one of this id since the table was looked at.)
      const id = taken.has(row.id) ? freeId(taken, [row.id]) : row.id;
      taken.add(id);
      operations.push(addOperation({ ...row.values, id } as unknown as Exhibit));
      added++;
    } else if (row.status === "changed" && thing) {
      operations.push(...changesOf(thing, row));
      changed++;
    }
  }
  await makeSlowly(context.store, said, operations, progress);
  return { added, changed };
}

function changesOf(thing: Exhibit, row: PreviewRow): Operation[] {
  return row.fields.flatMap(([key, , after]): Operation[] => {
    const [field = "", language] = key.split("@");
    if (field === "pictures") return pictures(thing, row.values["pictures"] as readonly MediaFile[] | undefined);
    const there = (thing as unknown as Readonly<Record<string, Json | undefined>>)[field];
    const was = (language ? (there as Readonly<Record<string, Json>> | undefined)?.[language] : there) ?? null;
    const place = language ? ["objects", thing.id, field, language] : ["objects", thing.id, field];
    return was === after ? [] : [{ kind: "set", at: place, value: after, was }];
  });
}

/** Files are only ever added: what stands there stays. */
function pictures(thing: Exhibit, wanted: readonly MediaFile[] = []): Operation[] {
  const there = thing.pictures ?? [];
  const more = wanted.filter(({ file }) => !there.some((one) => one.file === file));
  if (!more.length) return [];
  return [{ kind: "set", at: ["objects", thing.id, "pictures"], value: [...there, ...more] as unknown as Json, was: (thing.pictures as unknown as Json) ?? null }];
}
