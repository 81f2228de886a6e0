// What labels and objects are called, in the language of the page.

import type { Exhibit, Label } from "../contract";
import type { Desk } from "./desk";

export const nameOf = (object: Exhibit, desk: Desk): string => (object.title && desk.context.words.of(object.title)) || object.inventory_number || object.id;

/** What a label is called: its own title, that of its object, or what kind it is. */
export function titleOf(label: Label, { context }: Pick<Desk, "context">): string {
  const own = label.title && context.words.of(label.title);
  if (own) return own;
  const object = label.object ? context.store.museum.objects?.find(({ id }) => id === label.object) : undefined;
  return (object?.title && context.words.of(object.title)) || object?.inventory_number || context.words.say("room_label_unnamed");
}
