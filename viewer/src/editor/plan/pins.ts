// The two places by which the museum's own drawing is fitted to the rooms: moved by mouse, finger and keys. While one is moved,
// the drawing follows.

import type { Words } from "../../review/words";
import { make } from "../../ui/dom";
import type { Laid, Place } from "./drawing";
import { metres } from "./numbers";

export interface Pinned extends Laid {
  readonly address: string;
  /** Where its places lie, metres. */
  readonly pins: readonly Place[];
  /** Where the drawing lies once one of them is elsewhere. */
  relaid(pin: number, to: Place): Laid;
}

interface Held extends Place {
  readonly drawing: number;
  readonly pin: number;
}

/** Pixels within which a press is no move; nearer to a room than this, a place is taken by a handle above it. */
const [MOVED, NEAR, ABOVE] = [4, 26, 40];

export class Pins {
  readonly element = make("div", { class: "floor-rooms" });
  #buttons = new Map<string, HTMLButtonElement>();
  #drawings: readonly Pinned[] = [];
  #held: Held | null = null;

  /** `scale`: pixels a metre; `merge`: quick steps of keys are one step of undo. */
  constructor(
    private readonly words: Words,
    private readonly board: { pixels(place: Place): Place; scale(): number; draw(): void },
    private readonly moved: (drawing: number, pin: number, to: Place, merge: boolean) => void,
  ) {}

  update(drawings: readonly Pinned[]): void {
    this.#drawings = drawings;
    const known = new Set(drawings.flatMap(({ pins }, drawing) => pins.map((_, pin) => `${drawing} ${pin}`)));
    for (const [key, button] of this.#buttons)
      if (!known.has(key)) {
        button.remove();
        this.#buttons.delete(key);
      }
    drawings.forEach(({ pins }, drawing) => pins.forEach((_, pin) => this.#made(drawing, pin)));
  }

  /** Where each drawing is to be shown now. */
  laid(): Laid[] {
    const held = this.#held;
    return this.#drawings.map((one, at) => (held?.drawing === at ? one.relaid(held.pin, held) : one));
  }

  /** `rooms`: where those are, pixels: a room is under no handle. */
  place(rooms: readonly Place[]): void {
    this.#drawings.forEach(({ pins }, drawing) =>
      pins.forEach((pin, number) => {
        const button = this.#buttons.get(`${drawing} ${number}`);
        if (!button) return;
        const at = this.#at(drawing, number) ?? pin;
        const { x, y } = this.board.pixels(at);
        const isAbove = rooms.some((room) => Math.hypot(room.x - x, room.y - y) < NEAR);
        button.classList.toggle("is-above", isAbove);
        button.style.transform = `translate(${x.toFixed(1)}px, ${(y - (isAbove ? ABOVE : 0)).toFixed(1)}px)`;
        const { language } = this.words;
        const said = this.words.say("plan_pin", { number: number + 1, x: metres(at.x, language), y: metres(at.y, language) });
        if (button.getAttribute("aria-label") !== said) {
          button.setAttribute("aria-label", said);
          button.title = said;
        }
      }),
    );
  }

  #at(drawing: number, pin: number): Place | undefined {
    const held = this.#held;
    return held && held.drawing === drawing && held.pin === pin ? held : this.#drawings[drawing]?.pins[pin];
  }

  #made(drawing: number, pin: number): void {
    const key = `${drawing} ${pin}`;
    if (this.#buttons.has(key)) return;
    const button = make("button", { type: "button", class: "floor-pin" });
    this.#buttons.set(key, button);
    this.element.append(button);
    button.addEventListener("keydown", (event) => {
      const at = this.#at(drawing, pin);
      const step = event.shiftKey ? 1 : 0.1;
      const way = new Map([
        ["ArrowLeft", [-step, 0]],
        ["ArrowRight", [step, 0]],
        ["ArrowUp", [0, step]],
        ["ArrowDown", [0, -step]],
      ]).get(event.key);
      if (!way || !at || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      this.moved(drawing, pin, { x: at.x + (way[0] ?? 0), y: at.y + (way[1] ?? 0) }, true);
    });
    this.#drag(button, drawing, pin);
  }

  #drag(button: HTMLButtonElement, drawing: number, pin: number): void {
    let start: { x: number; y: number; at: Place } | null = null;
    button.addEventListener("pointerdown", (event) => {
      const at = this.#at(drawing, pin);
      if (event.button !== 0 || !at || this.#held) return;
      event.stopPropagation();
      button.setPointerCapture(event.pointerId);
      start = { x: event.clientX, y: event.clientY, at };
    });
    button.addEventListener("pointermove", (event) => {
      if (!start) return;
      event.stopPropagation();
      const [dx, dy] = [event.clientX - start.x, event.clientY - start.y];
      if (!this.#held && Math.hypot(dx, dy) < MOVED) return;
      const scale = this.board.scale();
      this.#held = { drawing, pin, x: start.at.x + dx / scale, y: start.at.y - dy / scale };
      this.board.draw();
    });
    const end = (event: PointerEvent): void => {
      const held = this.#held;
      if (!start) return;
      start = null;
      this.#held = null;
      event.stopPropagation();
      if (held && event.type === "pointerup") this.moved(drawing, pin, held, false);
      this.board.draw();
    };
    button.addEventListener("pointerup", end);
    button.addEventListener("pointercancel", end);
  }
}
