// A new label or way: where it is to stand.

import type { Desk, Mode } from "../desk";
import type { Angles } from "../turning";
import { bar } from "./bar";

/** Asks for a place; the next click gives it, or Enter the middle of the picture. */
export class PlaceMode implements Mode {
  readonly name = "place";
  readonly bar: HTMLElement;

  constructor(
    private readonly desk: Desk,
    text: string,
    private readonly placed: (at: Angles) => void,
  ) {
    const { words } = desk.context;
    this.bar = bar(text, [
      [words.say("room_in_middle"), () => this.#middle(), "main"],
      [words.say("room_cancel"), () => desk.stop(), "quiet"],
    ]);
  }

  click(at: Angles): void {
    this.desk.stop();
    this.placed(at);
  }

  key(event: KeyboardEvent): boolean {
    if (event.key !== "Enter" || (event.target as HTMLElement).closest("button")) return false;
    this.#middle();
    return true;
  }

  end(): void {}

  #middle(): void {
    const view = this.desk.panorama?.view ?? { yaw: 0, pitch: 0 };
    this.click({ yaw: Math.round(view.yaw * 100) / 100, pitch: Math.round(view.pitch * 100) / 100 });
  }
}
