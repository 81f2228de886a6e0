// The keys of the page. By their place on the keyboard, so that they work with Kazakh and Russian letters, too.

export type Act = "blur" | "exhibit" | "none" | "skip" | "back" | "undo" | "room" | "mark" | "adjust" | "closer" | "wider" | "frame" | "keys";

/** What a key does, as it is told to people, and to screen readers (aria-keyshortcuts). */
export const SHOWN: Readonly<Record<Act, string>> = {
  blur: "1",
  exhibit: "2",
  none: "3",
  skip: "4",
  back: "5",
  undo: "Z",
  room: "R",
  mark: "A",
  adjust: "F",
  closer: "+",
  wider: "−",
  frame: "0",
  keys: "?",
};

const CODES: Readonly<Record<string, Act>> = {
  Digit1: "blur",
  Numpad1: "blur",
  Digit2: "exhibit",
  Numpad2: "exhibit",
  Digit3: "none",
  Numpad3: "none",
  Digit4: "skip",
  Numpad4: "skip",
  Digit5: "back",
  Numpad5: "back",
  Digit0: "frame",
  Numpad0: "frame",
  KeyZ: "undo",
  KeyR: "room",
  KeyA: "mark",
  KeyF: "adjust",
  Equal: "closer",
  NumpadAdd: "closer",
  Minus: "wider",
  NumpadSubtract: "wider",
};

/** What a press of a key asks for; null: nothing of ours. `off`: single keys are switched off (WCAG 2.1.4). */
export function actOf(event: KeyboardEvent, off: boolean): Act | null {
  const target = event.target as HTMLElement | null;
  const writes = !!target?.closest?.("input, textarea, select, [contenteditable]");
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) return event.code === "KeyZ" && !writes ? "undo" : null;
  if (event.ctrlKey || event.metaKey || event.altKey || writes || off) return null;
  if (event.key === "?") return "keys";
  if (event.shiftKey && event.code !== "Equal") return null;
  return CODES[event.code] ?? null;
}
