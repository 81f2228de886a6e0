// The columns of the table of objects, and what an object says in each.

import { type Language, LANGUAGES, type Words } from "../../review/words";
import type { At, Exhibit, Texts } from "../contract";
import type { Place } from "./places";

export const TEXTS = ["title", "description", "material", "date", "maker", "rights"] as const;
export type TextField = (typeof TEXTS)[number];
export type PlainField = "inventory_number" | "dimensions";
export type Field = TextField | PlainField | "pictures" | "sound" | "rooms";

export interface Column {
  /** `title@kk`, `dimensions`. */
  readonly key: string;
  readonly field: Field;
  readonly language: Language | null;
  /** Width in rem. */
  readonly width: number;
}

const WIDTHS: Readonly<Record<Field, number>> = {
  inventory_number: 11, title: 15, description: 20, material: 12, date: 10, maker: 12, rights: 12, dimensions: 11, pictures: 8, sound: 8, rooms: 14,
};
const plain = (field: Field): Column => ({ key: field, field, language: null, width: WIDTHS[field] });

export const COLUMNS: readonly Column[] = [
  plain("inventory_number"),
  ...TEXTS.flatMap((field) => LANGUAGES.map((language): Column => ({ key: `${field}@${language}`, field, language, width: WIDTHS[field] }))),
  ...(["dimensions", "pictures", "sound", "rooms"] as const).map(plain),
];
/** Shown until somebody chooses others. */
export const AT_FIRST: readonly string[] = ["inventory_number", "title@kk", "title@ru", "title@en", "description@kk", "description@ru", "pictures", "rooms"];

/** Fields that keys can write in; the others open what they are about. */
export const isText = ({ field }: Column): boolean => field !== "pictures" && field !== "sound" && field !== "rooms";

export const columnName = (words: Words, { field, language }: Column): string =>
  language ? `${words.say(`objects_field_${field}`)}, ${words.say(`objects_in_${language}`)}` : words.say(`objects_field_${field}`);

export const at = (id: string, { field, language }: Column): At => (language ? ["objects", id, field, language] : ["objects", id, field]);

export function written(thing: Exhibit, { field, language }: Column): string {
  if (language) return (thing[field as TextField] as Texts | undefined)?.[language] ?? "";
  return field === "inventory_number" || field === "dimensions" ? (thing[field] ?? "") : "";
}

/** What a cell shows. */
export function shown(thing: Exhibit, column: Column, places: readonly Place[], words: Words): string {
  if (isText(column)) return written(thing, column);
  if (column.field === "pictures") return thing.pictures?.length ? words.count("objects_pictures", thing.pictures.length) : "";
  if (column.field === "sound") return thing.sound ? (LANGUAGES.some((one) => thing.sound?.transcript?.[one]?.trim()) ? words.say("objects_sound_written") : words.say("objects_sound_there")) : "";
  return [...new Set(places.map(({ name }) => name))].join(", ");
}

/** Whether something has to be written here: titles always; other texts in every language as soon as they are begun in one. */
export function lacks(thing: Exhibit, { field, language }: Column): boolean {
  if (!language) return false;
  const texts = thing[field as TextField] as Texts | undefined;
  if (texts?.[language]?.trim()) return false;
  return field === "title" || LANGUAGES.some((one) => texts?.[one]?.trim());
}

/** Letters of a search: without the case, and Kazakh letters as a Russian keyboard has them. */
const FOLDED: Readonly<Record<string, string>> = { ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и", ё: "е" };
export const folded = (text: string): string => text.toLowerCase().replace(/[әғқңөұүһіё]/g, (letter) => FOLDED[letter] ?? letter);

// (A changed object is another value, so that what was folded once holds for as long as the value is there.)
const haystacks = new WeakMap<Exhibit, string>();

export function haystack(thing: Exhibit): string {
  let text = haystacks.get(thing);
  if (text === undefined) {
    const texts = TEXTS.flatMap((field) => Object.values((thing[field] as Texts | undefined) ?? {}));
    text = folded([thing.id, thing.inventory_number ?? "", thing.dimensions ?? "", ...texts].join("\n"));
    haystacks.set(thing, text);
  }
  return text;
}
