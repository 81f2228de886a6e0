// The keys of the questions: one key an answer. By their place on the keyboard, so that they work with Kazakh and Russian
// letters, too.

export type Act = "yes" | "no" | "here" | "flip" | "unsure" | "undo" | "turn" | "turn_back" | "other" | "place" | "distance" | "same";

/** What a key does, as it is told to people, and to screen readers (aria-keyshortcuts). */
export const SHOWN: Readonly<Record<Act, string>> = {
  yes: "1",
  no: "2",
  here: "3",
  unsure: "4",
  flip: "5",
  same: "6",
  turn: "T",
  turn_back: "Shift+T",
  other: "W",
  place: "M",
  distance: "D",
  undo: "Z",
};

const CODES: Readonly<Record<string, Act>> = {
  Digit1: "yes",
  Numpad1: "yes",
  Digit2: "no",
  Numpad2: "no",
  Digit3: "here",
  Numpad3: "here",
  Digit4: "unsure",
  Numpad4: "unsure",
  Digit5: "flip",
  Numpad5: "flip",
  Digit6: "same",
  Numpad6: "same",
  KeyT: "turn",
  KeyW: "other",
  KeyM: "place",
  KeyD: "distance",
  KeyZ: "undo",
};

/** What a press of a key asks for; null: nothing of ours. */
export function actOf(event: KeyboardEvent): Act | null {
  const target = event.target as HTMLElement | null;
  if (event.ctrlKey || event.metaKey || event.altKey || target?.closest?.("input, textarea, select, [contenteditable]")) return null;
  const act = CODES[event.code] ?? null;
  return event.shiftKey ? (act === "turn" ? "turn_back" : null) : act;
}
