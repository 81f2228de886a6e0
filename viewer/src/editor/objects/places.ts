// Where objects stand: the labels that place them.

import type { At, Context, Label, Museum, SharedLabel } from "../contract";

export interface Place {
  /** The label's place in the document. */
  readonly at: At;
  /** The id of the room, for its address; empty where its photograph is missing. */
  readonly room: string;
  readonly name: string;
  readonly label: Label | SharedLabel;
}

let known: { readonly museum: Museum; readonly rooms: unknown; readonly language: string; readonly places: Map<string, Place[]> } | null = null;

/** By the object's id. Asked with every change that is shown, and looked for once for each document. */
export function placesOf(context: Context): ReadonlyMap<string, readonly Place[]> {
  const { museum } = context.store;
  const rooms = context.rooms();
  const { language } = context.words;
  if (known?.museum === museum && known.rooms === rooms && known.language === language) return known.places;
  const places = new Map<string, Place[]>();
  const byFile = new Map(rooms.map((room) => [room.file, room]));
  const add = (place: Place): void => {
    const object = place.label.object ?? "";
    const there = places.get(object);
    if (there) there.push(place);
    else places.set(object, [place]);
  };
  for (const label of museum.labels ?? [])
    if (label.object) add({ at: ["labels", label.id], room: label.scenes?.[0] ?? rooms[0]?.id ?? "", name: context.words.say("objects_every_room"), label });
  for (const scene of museum.scenes ?? []) {
    const room = byFile.get(scene.file)?.id ?? scene.id ?? "";
    for (const label of scene.labels ?? [])
      if (label.object) add({ at: ["scenes", scene.file, "labels", label.id], room, name: room ? context.named(room) : scene.file, label });
  }
  known = { museum, rooms, language, places };
  return places;
}
