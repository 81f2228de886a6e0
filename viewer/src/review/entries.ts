// What stands in the list: places that are open or decided, or the rooms.

import type { Api } from "./api";
import type { Entry } from "./list";
import type { Item, Picture } from "./model";
import { answerOf, kindOf, likely, madeBy } from "./panel";
import type { Words } from "./words";

/** What a room's small picture shows: the middle of it. The server has it ready (commands/review/session.py). */
const OVERVIEW = { sphere: { yaw: 0, pitch: 0, width: 40, height: 40 }, flat: { left: 30, top: 30, width: 40, height: 40 } } as const;

const joined = (parts: readonly string[], by: string): string => parts.filter(Boolean).join(by);

/** An item in a few words: what it is taken for, how likely, and where. */
export const sayItem = (item: Item, words: Words): string => joined([kindOf(item, words), likely(item, words), words.of(item.picture.title)], ", ");

export function itemEntry(item: Item, skipped: boolean, words: Words, api: Api): Entry {
  const note = item.answer !== null ? answerOf(item, words) : skipped ? words.say("is_skipped") : "";
  const made = madeBy(item, words);
  return {
    key: item.key,
    picture: api.small(item.picture, item.where),
    title: words.of(item.picture.title),
    note: joined([kindOf(item, words), note || likely(item, words), made], " · "),
    look: item.answer === null ? (skipped ? "skipped" : "open") : item.answer === "blur" ? "blur" : "keep",
    said: joined([sayItem(item, words), note, made], ", "),
  };
}

export function roomEntry(picture: Picture, open: number, words: Words, api: Api): Entry {
  const title = words.of(picture.title);
  const note = picture.problem ? words.say("room_problem") : words.count("open_here", open);
  return {
    key: picture.id,
    picture: picture.problem ? "" : api.small(picture, picture.flat ? OVERVIEW.flat : OVERVIEW.sphere),
    title,
    note,
    look: picture.problem ? "problem" : open ? "open" : "room",
    said: `${title}, ${note}`,
  };
}
