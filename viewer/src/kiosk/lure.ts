// What a hall's screen shows while nobody is there: the rooms, one after another, turning slowly, until somebody touches it.

import { turning } from "../asked/rotation";
import type { Motion } from "../control/motion";
import type { Say } from "../more/words";
import type { TourViewer } from "../tour/contract";
import { make } from "../ui/dom";

/** So long it turns in a room, ms. */
const STAY = 24_000;

/** A motion that ends after so many ms. */
export function forAWhile(motion: Motion, length: number): Motion {
  let start: number | undefined;
  return (now, view) => {
    start ??= now;
    const step = motion(now, view);
    return { ...step, done: step.done || now - start >= length };
  };
}

/** The room after this one: behind a door that was not gone through for the longest time, else the next of the tour. */
export function nextRoom(rooms: readonly string[], doors: readonly string[], seen: readonly string[], here: string): string {
  const last = (id: string): number => seen.lastIndexOf(id);
  const behind = doors.filter((id) => id !== here && rooms.includes(id)).sort((one, other) => last(one) - last(other));
  return behind[0] ?? rooms[(rooms.indexOf(here) + 1) % rooms.length] ?? here;
}

export class Lure {
  readonly #words: HTMLElement;
  #isOn = false;

  constructor(
    private readonly viewer: TourViewer,
    say: Say,
  ) {
    const lines = [say("kiosk_touch"), ...say("kiosk_touch_others").split("\n")];
    // Whoever touches the screen means the screen, and no door that happens to be there.
    this.#words = make("button", { type: "button", class: "kiosk-lure", hidden: true }, lines.map((line) => make("span", {}, [line])));
    this.#words.addEventListener("click", () => this.stop());
    viewer.root.append(this.#words);
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  start(): void {
    if (this.#isOn) return;
    this.#isOn = true;
    this.#words.hidden = false;
    // Where motion is not wanted the first room stands still.
    if (!this.viewer.calm) void this.#walk();
  }

  /** Somebody is there: the picture stays where it is. */
  stop(): void {
    if (!this.#isOn) return;
    this.#isOn = false;
    this.#words.hidden = true;
    this.viewer.look(this.viewer.view);
  }

  async #walk(): Promise<void> {
    const { viewer } = this;
    const rooms = Object.keys(viewer.data.scenes);
    const seen: string[] = [];
    while (this.#isOn) {
      seen.push(viewer.scene);
      await viewer.move(forAWhile(turning(viewer.record.view.pitch), STAY));
      if (!this.#isOn) return;
      const { links } = viewer.record;
      const next = nextRoom(rooms, links.map(({ to }) => to), seen, viewer.scene);
      if (next !== viewer.scene) await viewer.walkTo(next, { link: links.find(({ to }) => to === next) ?? null, push: false });
      // A room that cannot be had is passed over, without haste.
      if (viewer.scene !== next) await new Promise((done) => setTimeout(done, STAY));
    }
  }
}
