// How many of the texts that visitors meet there are in each language: the rule of tour/museum_toml/completeness.py, so that
// the numbers here are those of the board; and which are missing, with the way to each.

import { type Language, LANGUAGES } from "../../review/words";
import type { FilmFile, Label, MediaFile, Museum, Room, Scene, SharedLabel, SoundFile, Texts } from "../contract";
import { ordered } from "../rooms";

export const GROUPS = ["museum", "rooms", "labels", "objects", "routes", "media"] as const;
/** `media`: what is said of pictures and heard in sounds, for those who do not see or hear; counted apart. */
export type Group = (typeof GROUPS)[number];

/** Where a text is written: a screen of the editor, or a page of the portal. */
export interface Way {
  readonly screen?: string;
  readonly detail?: Readonly<Record<string, string>>;
  readonly page?: string;
}

export interface Counted {
  readonly group: Group;
  readonly field: string;
  /** What it is a text of: a room, an object. */
  readonly of: { readonly room?: string; readonly title?: Texts | undefined; readonly name: string };
  readonly texts: Texts | undefined;
  way(language: Language): Way;
}

export type Counts = Readonly<Record<Language, { readonly have: number; readonly of: number }>>;

const CARD = ["description", "material", "date", "maker", "rights"] as const;
const VISIT = ["address", "place", "hours", "admission"] as const;
export const has = (texts: Texts | undefined, language: Language): boolean => !!texts?.[language]?.trim();
const begun = (texts: Texts | undefined): boolean => LANGUAGES.some((language) => has(texts, language));

interface More {
  readonly credits?: Texts;
  readonly visit?: Readonly<Record<string, Texts | undefined>>;
  readonly routes?: readonly { readonly id: string; readonly title?: Texts; readonly description?: Texts; readonly stops?: readonly { readonly title?: Texts; readonly text?: Texts }[] }[];
}

/** Every text that has to be there: titles always, others as soon as they are begun in one language. */
export function* textsOf(museum: Museum & More, rooms: readonly Room[]): Generator<Counted> {
  const page = (name: string) => (): Way => ({ page: name });
  const own = { name: "", title: museum.title };
  for (const field of ["title", "description"] as const) yield { group: "museum", field, of: own, texts: museum[field], way: page("texts") };
  yield* free([{ group: "museum", field: "credits", of: own, texts: museum.credits, way: page("texts") }]);
  yield* free(VISIT.map((field) => ({ group: "museum", field, of: own, texts: museum.visit?.[field], way: page("visit") })));
  // (A label of every room is written in whichever one is open.)
  const objects = new Map((museum.objects ?? []).map((thing) => [thing.id, thing.title]));
  for (const label of museum.labels ?? []) yield* labelTexts(label.scenes?.[0] ?? rooms[0]?.id ?? "", label, objects);
  const scenes = new Map((museum.scenes ?? []).map((scene) => [scene.file, scene]));
  // (A photograph that was refused, or that nobody has looked into yet, has no size and is no room.)
  for (const room of ordered(rooms, museum).shown) if (room.width) yield* roomTexts(room, scenes.get(room.file), objects);
  for (const thing of museum.objects ?? []) {
    const of = { name: thing.inventory_number ?? thing.id, title: thing.title };
    const to = (field: string) => (language: Language): Way => ({ screen: "objects", detail: { item: thing.id, about: `${field}@${language}` } });
    yield { group: "objects", field: "title", of, texts: thing.title, way: to("title") };
    yield* free(CARD.map((field) => ({ group: "objects", field, of, texts: thing[field], way: to(field) })));
    yield* media(of, thing, (field, place) => (language) => ({ screen: "objects", detail: { item: thing.id, about: field === "alt" ? `pictures@${place}@${language}` : `sound@${language}` } }));
  }
  for (const route of museum.routes ?? []) {
    const of = { name: route.id, title: route.title };
    const nowhere = (): Way => ({});
    yield { group: "routes", field: "title", of, texts: route.title, way: nowhere };
    yield* free([{ group: "routes", field: "description", of, texts: route.description, way: nowhere }]);
    for (const stop of route.stops ?? []) yield* free((["title", "text"] as const).map((field) => ({ group: "routes", field: `stop_${field}`, of, texts: stop[field], way: nowhere })));
  }
}

type Titles = ReadonlyMap<string, Texts | undefined>;

function* roomTexts(room: Room, scene: Scene | undefined, objects: Titles): Generator<Counted> {
  const of = { room: room.id, name: room.file };
  const way = (): Way => ({ screen: "rooms", detail: { room: room.id } });
  yield { group: "rooms", field: "title", of, texts: scene?.title, way };
  yield* free([{ group: "rooms", field: "description", of, texts: scene?.description, way }]);
  for (const label of scene?.labels ?? []) yield* labelTexts(room.id, label, objects);
}

function* labelTexts(room: string, label: Label | SharedLabel, objects: Titles): Generator<Counted> {
  // (Its id is no name for people: without a title it is called what it shows.)
  const of = { room, name: "", title: label.title ?? (label.object ? objects.get(label.object) : undefined) };
  const way = (): Way => ({ screen: "rooms", detail: { room, item: label.id } });
  if (!label.object) yield { group: "labels", field: "title", of, texts: label.title, way };
  yield* free([{ group: "labels", field: "text", of, texts: label.text, way }]);
  yield* media(of, label, () => way);
}

function* media(
  of: Counted["of"],
  thing: { readonly pictures?: readonly MediaFile[]; readonly sound?: SoundFile } & Partial<Pick<Label, "film">>,
  to: (field: "alt" | "transcript", place: number) => (language: Language) => Way,
): Generator<Counted> {
  for (const [place, { alt }] of (thing.pictures ?? []).entries()) yield { group: "media", field: "alt", of, texts: alt, way: to("alt", place) };
  for (const heard of [thing.sound, thing.film] as readonly (SoundFile | FilmFile | undefined)[])
    if (heard) yield { group: "media", field: "transcript", of, texts: heard.transcript, way: to("transcript", 0) };
}

function* free(texts: readonly Counted[]): Generator<Counted> {
  for (const one of texts) if (begun(one.texts)) yield one;
}

/** `whole` is what the board counts: everything but `media`. */
export function countAll(museum: Museum, rooms: readonly Room[]): { readonly whole: Counts; readonly groups: ReadonlyMap<Group, Counts>; readonly missing: readonly { readonly text: Counted; readonly language: Language }[] } {
  const groups = new Map<Group, Record<Language, { have: number; of: number }>>();
  const none = (): Record<Language, { have: number; of: number }> => ({ kk: { have: 0, of: 0 }, ru: { have: 0, of: 0 }, en: { have: 0, of: 0 } });
  const whole = none();
  const missing: { text: Counted; language: Language }[] = [];
  for (const text of textsOf(museum, rooms)) {
    let group = groups.get(text.group);
    if (!group) groups.set(text.group, (group = none()));
    for (const language of LANGUAGES) {
      const there = has(text.texts, language);
      for (const counts of text.group === "media" ? [group] : [group, whole]) {
        counts[language].of++;
        if (there) counts[language].have++;
      }
      if (!there) missing.push({ text, language });
    }
  }
  return { whole, groups, missing };
}
