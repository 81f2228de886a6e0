// The picture turns by itself, slowly, for whoever has asked for it; anything that the visitor does stops it.

import { wrap } from "../core/projection";
import type { Motion } from "../control/motion";
import type { TourViewer } from "../tour/contract";
import { make } from "../ui/dom";
import { icon } from "../ui/icons";
import { PAUSE } from "../more/icons";
import type { Say } from "../more/words";

/** Degrees a second. */
const SPEED = 5;
/** Half of a tilt is gone after so many seconds. */
const LEVELLING = 1.2;

/** Turning to the right, and back to level; after a pause of the browser's it goes on where it was. */
export function turning(level: number): Motion {
  let last: number | undefined;
  return (now, view) => {
    const seconds = last === undefined ? 0 : Math.min((now - last) / 1000, 0.1);
    last = now;
    const pitch = level + (view.pitch - level) * 0.5 ** (seconds / LEVELLING);
    return { view: { ...view, yaw: wrap(view.yaw + SPEED * seconds), pitch }, done: false };
  };
}

export class Rotation {
  isOn = false;
  readonly #pause: HTMLButtonElement;

  constructor(
    private readonly viewer: TourViewer,
    private readonly changed: () => void,
    say: Say,
  ) {
    this.#pause = make("button", { type: "button", class: "viewer-pause", hidden: true }, [icon(PAUSE), make("span", {}, [say("rotate_stop")])]);
    this.#pause.addEventListener("click", () => this.stop());
    viewer.over?.bar.element.append(this.#pause);
    viewer.root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.stop();
    });
  }

  toggle(): void {
    if (this.isOn) this.stop();
    else if (!this.viewer.calm) {
      this.isOn = true;
      this.#show();
      this.#pause.focus({ preventScroll: true });
      void this.#run();
    }
  }

  stop(): void {
    if (!this.isOn) return;
    this.#ended();
    this.viewer.look(this.viewer.view);
  }

  #ended(): void {
    const hadFocus = document.activeElement === this.#pause;
    this.isOn = false;
    this.#show();
    if (hadFocus) this.viewer.surface.focus({ preventScroll: true });
  }

  async #run(): Promise<void> {
    // Whatever else moves the view ends this movement, and with it the rotation.
    await this.viewer.move(turning(this.viewer.record.view.pitch));
    if (this.isOn) this.#ended();
  }

  #show(): void {
    this.#pause.hidden = !this.isOn;
    this.changed();
  }
}
