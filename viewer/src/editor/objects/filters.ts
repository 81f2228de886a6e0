// What the table can be narrowed to: what is still to be done.

import { LANGUAGES } from "../../review/words";
import type { Exhibit } from "../contract";
import { COLUMNS, lacks } from "./fields";
import type { Place } from "./places";

type Fits = (thing: Exhibit, places: readonly Place[]) => boolean;

const lacking = (language: (typeof LANGUAGES)[number]): Fits => {
  const columns = COLUMNS.filter((column) => column.language === language);
  return (thing) => columns.some((column) => lacks(thing, column));
};

export const FILTERS = {
  all: () => true,
  kk: lacking("kk"),
  ru: lacking("ru"),
  en: lacking("en"),
  pictures: (thing) => !thing.pictures?.length,
  alt: (thing) => (thing.pictures ?? []).some(({ alt }) => LANGUAGES.some((one) => !alt?.[one]?.trim())),
  transcript: (thing) => !!thing.sound && LANGUAGES.some((one) => !thing.sound?.transcript?.[one]?.trim()),
  unplaced: (_thing, places) => !places.length,
  placed: (_thing, places) => places.length > 0,
} satisfies Readonly<Record<string, Fits>> as Readonly<Record<"all" | "kk" | "ru" | "en" | "pictures" | "alt" | "transcript" | "unplaced" | "placed", Fits>>;

export type Filter = keyof typeof FILTERS;
