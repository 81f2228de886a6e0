// What stands over the picture of a label or a way.

import type { Exhibit, Label } from "../contract";
import type { Desk } from "./desk";
import { titleOf } from "./title";
import type { Mark } from "./marks";
import type { Way } from "./ways";

/** A document that changes shares what has not changed: a label that is the same has the same mark. */
const kept = new WeakMap<Label, { readonly mark: Mark; readonly objects: readonly Exhibit[] | undefined; readonly language: string }>();

export function markOf(label: Label, desk: Desk): Mark {
  const { words, store } = desk.context;
  const { objects } = store.museum;
  const known = kept.get(label);
  if (known?.language === words.language && (!label.object || known.objects === objects)) return known.mark;
  const title = titleOf(label, desk);
  const lacks = (["kk", "ru"] as const).some((language) => !label.title?.[language] && !(label.object && objects?.find(({ id }) => id === label.object)?.title?.[language]));
  const place = words.place(label.yaw, label.pitch ?? 0);
  const kind = label.kind ?? (label.object ? "object" : "text");
  const mark: Mark = {
    key: `label ${label.id}`,
    kind,
    yaw: label.yaw,
    pitch: label.pitch ?? 0,
    title,
    said: words.say(lacks ? "room_mark_lacking" : "room_mark", { title, kind: words.say(`room_kind_${kind}`), place }),
    isLacking: lacks,
  };
  kept.set(label, { mark, objects, language: words.language });
  return mark;
}

export function wayMark(way: Way, desk: Desk): Mark {
  const { words, named } = { words: desk.context.words, named: desk.context.named(way.to) };
  const place = words.place(way.yaw, way.pitch);
  return {
    key: `way ${way.to}`,
    kind: "way",
    yaw: way.yaw,
    pitch: way.pitch,
    title: named,
    said: words.say(way.origin === "found" ? "room_mark_found" : "room_mark_way", { title: named, place }),
    isFound: way.origin === "found",
  };
}
