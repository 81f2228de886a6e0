// Changes of objects, as operations on the document.

import { LANGUAGES } from "../../review/words";
import type { Context, Exhibit, Json, Museum, Operation, Store } from "../contract";
import { at, type Column, written } from "./fields";
import type { Place } from "./places";

/** Of one change (tour/operations): what is more becomes several, each a step of undo. */
const MOST_OPERATIONS = 5000;
const MOST_LETTERS = 1_500_000;

/** A cell and what is to stand in it. */
export type Write = readonly [id: string, column: Column, text: string];

export const objectsOf = (museum: Museum): readonly Exhibit[] => museum.objects ?? [];

/** As it is kept: without blanks around it, with plain line breaks; nothing where nothing is left. */
export const kept = (text: string): string | null => text.replace(/\r\n?/g, "\n").trim() || null;

export function setOperations(things: ReadonlyMap<string, Exhibit>, writes: readonly Write[]): Operation[] {
  const operations: Operation[] = [];
  for (const [id, column, text] of writes) {
    const thing = things.get(id);
    const [value, was] = [kept(text), thing ? written(thing, column) || null : null];
    if (thing && value !== was) operations.push({ kind: "set", at: at(id, column), value, was });
  }
  return operations;
}

/** As many changes as are needed. */
function* parted(operations: readonly Operation[]): Generator<readonly Operation[]> {
  let [first, letters] = [0, 0];
  for (let at = 0; at < operations.length; at++) {
    const size = JSON.stringify(operations[at]).length;
    if (at > first && (at - first >= MOST_OPERATIONS || letters + size > MOST_LETTERS)) {
      yield operations.slice(first, at);
      [first, letters] = [at, 0];
    }
    letters += size;
  }
  if (first < operations.length) yield operations.slice(first);
}

export function makeAll(store: Store, said: string, operations: readonly Operation[]): void {
  for (const part of parted(operations)) store.make(said, part);
}

/** The same, and the page is drawn in between. */
export async function makeSlowly(store: Store, said: string, operations: readonly Operation[], progress: (share: number) => void): Promise<void> {
  let done = 0;
  for (const part of parted(operations)) {
    progress(done / operations.length);
    await new Promise((resolve) => setTimeout(resolve));
    store.make(said, part);
    done += part.length;
  }
}

const LETTERS: Readonly<Record<string, string>> = {
  а: "a", ә: "a", б: "b", в: "v", г: "g", ғ: "g", д: "d", е: "e", ё: "e", ж: "zh", з: "z", и: "i", й: "i", к: "k", қ: "q", л: "l", м: "m", н: "n", ң: "n", о: "o", ө: "o", п: "p", р: "r",
  с: "s", т: "t", у: "u", ұ: "u", ү: "u", ф: "f", х: "h", һ: "h", ц: "ts", ч: "ch", ш: "sh", щ: "sh", ы: "y", і: "i", э: "e", ю: "iu", я: "ia", ъ: "", ь: "",
};

/** An id that is free, from what the object is called or its number. It stays for good: it is in the object's address. */
export function freeId(taken: ReadonlySet<string>, names: readonly (string | undefined)[]): string {
  const slugs = names.map((name) => (name ?? "").toLowerCase().replace(/[а-яёәғқңөұүһі]/g, (letter) => LETTERS[letter] ?? "").replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-+|-+$/g, ""));
  const stem = slugs.find(Boolean) ?? "object";
  const safe = /^(con|prn|aux|nul|com\d|lpt\d)$/.test(stem) ? `${stem}-1` : stem;
  for (let number = 1; ; number++) {
    const id = number === 1 ? safe : `${safe}-${number}`;
    if (!taken.has(id)) return id;
  }
}

export const addOperation = (item: Exhibit, before: string | null = null): Operation => ({ kind: "add", at: ["objects"], item: item as unknown as Json, before });

/** What becomes of labels that place an object which is removed. */
export type Orphans = "keep" | "remove";

/** Everything that removing objects takes: their labels, what the museum is proud of, then the objects themselves. */
export function removeOperations(museum: Museum, ids: ReadonlySet<string>, places: ReadonlyMap<string, readonly Place[]>, orphans: Orphans): Operation[] {
  const operations: Operation[] = [];
  const things = new Map(objectsOf(museum).map((thing) => [thing.id, thing]));
  for (const id of ids) {
    const thing = things.get(id);
    for (const place of (thing && places.get(id)) || []) operations.push(...(orphans === "keep" ? keepLabel(place, thing as Exhibit) : [removeLabel(museum, place)]));
  }
  if (museum.highlights?.some((id) => ids.has(id))) {
    const left = museum.highlights.filter((id) => !ids.has(id));
    operations.push({ kind: "set", at: ["highlights"], value: left.length ? left : null, was: museum.highlights });
  }
  const left = objectsOf(museum).map(({ id }) => id);
  for (const id of ids) {
    const place = left.indexOf(id);
    if (place < 0) continue;
    operations.push({ kind: "remove", at: ["objects", id], was: things.get(id) as unknown as Json, before: left[place + 1] ?? null });
    left.splice(place, 1);
  }
  return operations;
}

function removeLabel(museum: Museum, { at: place, label }: Place): Operation {
  const labels: readonly (typeof label)[] = (place[0] === "labels" ? museum.labels : museum.scenes?.find((scene) => scene.file === place[1])?.labels) ?? [];
  // (Two labels of one room that go together: the one behind them both is what they came before.)
  const next = labels.slice(labels.indexOf(label) + 1).find((other) => other.object !== label.object);
  return { kind: "remove", at: place, was: label as unknown as Json, before: next?.id ?? null };
}

/** The label stays where it is and says what the object said; what it says of its own goes before. */
function keepLabel({ at: own, label }: Place, thing: Exhibit): Operation[] {
  const place = (...path: string[]): readonly string[] => [...own, ...path];
  const operations: Operation[] = [{ kind: "set", at: place("object"), value: null, was: label.object ?? null }];
  if (label.kind === "object") operations.push({ kind: "set", at: place("kind"), value: "text", was: "object" });
  for (const [field, of] of [["title", "title"], ["text", "description"]] as const)
    for (const language of LANGUAGES) {
      const text = thing[of]?.[language];
      if (text && !label[field]?.[language]) operations.push({ kind: "set", at: place(field, language), value: text, was: null });
    }
  if (thing.pictures?.length && !label.pictures?.length) operations.push({ kind: "set", at: place("pictures"), value: thing.pictures as unknown as Json, was: null });
  if (thing.sound && !label.sound) operations.push({ kind: "set", at: place("sound"), value: thing.sound as unknown as Json, was: null });
  return operations;
}

/** What to call an object in a sentence. */
export const called = (context: Context, thing: Exhibit): string => context.words.of(thing.title ?? {}) || thing.inventory_number || thing.id;
