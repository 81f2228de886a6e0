// Keys, while the focus is on the picture or on one of the buttons over it.

export type Direction = "left" | "right" | "up" | "down";

export interface Keys {
  nudge(direction: Direction): void;
  zoom(closer: boolean): void;
  home(): void;
  fullScreen(): void;
  /** Says where one is and what is around. */
  tell(): void;
}

const ARROWS = new Map<string, Direction>([["ArrowLeft", "left"], ["ArrowRight", "right"], ["ArrowUp", "up"], ["ArrowDown", "down"]]);

export function steerByKeyboard(root: HTMLElement, keys: Keys): void {
  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const target = event.target as HTMLElement;
    if (target.closest("dialog, audio, video, input, textarea, select, [contenteditable]")) return;
    const arrow = ARROWS.get(event.key);
    if (arrow) keys.nudge(arrow);
    else if (event.key === "+" || event.key === "=") keys.zoom(true);
    else if (event.key === "-" || event.key === "_") keys.zoom(false);
    else if (event.key === "Home" || event.key === "0") keys.home();
    // By its place on the keyboard, so that it works with Kazakh and Russian letters, too.
    else if (event.code === "KeyF") keys.fullScreen();
    else if (event.code === "KeyI") keys.tell();
    else return;
    event.preventDefault();
  });
}
