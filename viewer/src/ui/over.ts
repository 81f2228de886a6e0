// Everything that hangs over the picture: doors and labels, their text page, the buttons, what is said.

import type { Size, View } from "../core/view";
import { say, type LabelRecord, type SceneRecord } from "../tour/record";
import { Bar, type BarEvents } from "./bar";
import { make } from "./dom";
import { isFullScreen } from "./fullscreen";
import { inLanguage } from "./mixed";
import { Live } from "./live";
import type { Place } from "./media";
import type { Box } from "./names";
import { Panel } from "./panel";
import { type SpotEvents, Spots } from "./spots";
import { around } from "./surroundings";

export class Over {
  readonly spots: Spots;
  readonly panel: Panel;
  readonly bar: Bar;
  readonly live = new Live();
  /** Whether a room is described in full on arriving, and not by its first sentence. */
  tells = false;
  #record: SceneRecord | null = null;
  /** The groups of buttons, and for which screen that was measured. */
  #buttons: readonly Box[] = [];
  #measured: Size | null = null;

  constructor(
    readonly root: HTMLElement,
    private readonly surface: HTMLElement,
    private readonly page: Place,
    events: BarEvents & Omit<SpotEvents, "open">,
  ) {
    const { strings } = page;
    this.panel = new Panel(page);
    this.spots = new Spots(page, { ...events, open: (label, from) => this.open(label, from) });
    this.bar = new Bar(strings, events, page.closed === true);
    const help = make("p", { class: "viewer-live", id: "viewer-help" }, [say(strings, "help")]);
    surface.setAttribute("aria-describedby", help.id);
    root.append(help, this.spots.element, this.bar.element);
    root.append(this.live.toastElement, this.live.element, this.panel.element);
    for (const event of ["fullscreenchange", "jetisu360-full"])
      document.addEventListener(event, () => this.bar.fullScreen(isFullScreen(root)));
  }

  /** Replaces what hangs over the last scene. A focus that would be lost with a door goes to the picture. */
  show(record: SceneRecord, view: View, size: Size): void {
    const lostFocus = this.spots.element.contains(document.activeElement);
    this.spots.show(record);
    this.place(view, size);
    this.#record = record;
    this.surface.setAttribute("aria-label", say(this.page.strings, "picture", { title: record.title }));
    if (lostFocus) this.surface.focus({ preventScroll: true });
    this.live.say(this.whereabouts(view));
  }

  /** Opens the page of a label. */
  open(label: LabelRecord, from: HTMLElement): void {
    this.panel.open(label, from);
  }

  place(view: View, size: Size): void {
    if (size.width !== this.#measured?.width || size.height !== this.#measured.height) {
      this.#measured = size;
      this.#buttons = this.bar.boxes();
      this.spots.resized();
    }
    this.spots.place(view, size, this.#buttons);
  }

  /** The buttons are others, or elsewhere. */
  changed(): void {
    this.#measured = null;
  }

  /** Says, once the view rests, what is ahead. */
  sayAhead(view: View): void {
    this.live.say(around(this.page.strings, view.yaw, this.spots.things, ["ahead"]));
  }

  /** All that is around. */
  around(view: View): string {
    return around(this.page.strings, view.yaw, this.spots.things);
  }

  /** Where one is, what it is like, and all that is around. */
  whereabouts(view: View): string {
    const { title, description = "", lang } = this.#record ?? { title: "" };
    const told = this.tells ? description : (/^.+?[.!?…](?=\s|$)/s.exec(description)?.[0] ?? description);
    return [`${inLanguage(title, lang?.title)}.`, inLanguage(told, lang?.description), this.around(view)].filter(Boolean).join(" ");
  }

  toast(name: string): void {
    this.live.toast(say(this.page.strings, name));
  }

  zoomEnds(fov: number, [narrowest, widest]: readonly [number, number]): void {
    this.bar.zoomEnds(fov <= narrowest + 0.01, fov >= widest - 0.01);
  }
}
