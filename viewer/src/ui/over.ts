// Everything that hangs over the picture: doors and labels, their text page, the buttons, what is said.

import type { Size, View } from "../core/view";
import { say, type SceneRecord, type Strings } from "../tour/record";
import { Bar, type BarEvents } from "./bar";
import { make } from "./dom";
import { isFullScreen } from "./fullscreen";
import { Live } from "./live";
import type { Box } from "./names";
import { Panel } from "./panel";
import { type SpotEvents, Spots } from "./spots";

/** What counts as ahead: this far from the middle of the view, degrees, or a third of a narrow field of view. */
const AHEAD = 20;

export class Over {
  readonly #spots: Spots;
  readonly #panel: Panel;
  readonly #bar: Bar;
  readonly #live = new Live();
  /** The groups of buttons, and for which screen that was measured. */
  #buttons: readonly Box[] = [];
  #measured: Size | null = null;

  constructor(
    root: HTMLElement,
    private readonly surface: HTMLElement,
    private readonly strings: Strings,
    events: BarEvents & Omit<SpotEvents, "open">,
  ) {
    this.#panel = new Panel(strings);
    this.#spots = new Spots(strings, { ...events, open: (label, from) => this.#panel.open(label, from) });
    this.#bar = new Bar(strings, events);
    const help = make("p", { class: "viewer-live", id: "viewer-help" }, [say(strings, "help")]);
    surface.setAttribute("aria-describedby", help.id);
    root.append(help, this.#spots.element, this.#bar.element);
    root.append(this.#live.toastElement, this.#live.element, this.#panel.element);
    for (const event of ["fullscreenchange", "jetisu360-full"])
      document.addEventListener(event, () => this.#bar.fullScreen(isFullScreen(root)));
  }

  /** Replaces what hangs over the last scene. A focus that would be lost with a door goes to the picture. */
  show(record: SceneRecord, view: View, size: Size): void {
    const lostFocus = this.#spots.element.contains(document.activeElement);
    this.#spots.show(record);
    this.place(view, size);
    this.surface.setAttribute("aria-label", say(this.strings, "picture", { title: record.title }));
    if (lostFocus) this.surface.focus({ preventScroll: true });
    this.sayAhead(view, record.title);
  }

  place(view: View, size: Size): void {
    if (size.width !== this.#measured?.width || size.height !== this.#measured.height) {
      this.#measured = size;
      this.#buttons = this.#bar.boxes();
      this.#spots.resized();
    }
    this.#spots.place(view, size, this.#buttons);
  }

  /** Says, once the view rests, what is ahead; on arrival also where one is. */
  sayAhead(view: View, arrived?: string): void {
    const ahead = this.#spots.ahead(view, Math.min(AHEAD, view.fov / 3));
    const sentence = ahead && say(this.strings, ahead.isLink ? "ahead_door" : "ahead_label", { title: ahead.title });
    this.#live.say([arrived ? `${arrived}.` : "", sentence ?? ""].join(" ").trim());
  }

  toast(name: string): void {
    this.#live.toast(say(this.strings, name));
  }

  zoomEnds(fov: number, [narrowest, widest]: readonly [number, number]): void {
    this.#bar.zoomEnds(fov <= narrowest + 0.01, fov >= widest - 0.01);
  }

  closePanel(): void {
    this.#panel.close();
  }
}
