// The screen of a hall: when nobody has touched it for a while, it counts down and starts over for the next visitor.

import type { TourViewer } from "../tour/contract";
import { make } from "../ui/dom";
import type { Memory } from "../more/memory";
import type { Say } from "../more/words";
import { Lure } from "./lure";

const COUNTDOWN = 20;
const SIGNS = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;

class Kiosk {
  readonly #dialog: HTMLDialogElement;
  readonly #words = make("p", { id: "kiosk-words" });
  readonly #lure: Lure;
  readonly #left = make("p", { class: "kiosk-left", role: "timer" });
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking = false;
  /** Where the pointer was last. */
  #x = -9;
  #y = -9;

  constructor(
    private readonly viewer: TourViewer,
    private readonly rest: number,
    private readonly say: Say,
    private readonly memory: Memory,
    private readonly stop: () => void,
  ) {
    const stay = make("button", { type: "button", class: "guide-step is-main" }, [say("kiosk_stay")]);
    this.#words.textContent = say("kiosk_asks");
    this.#dialog = make("dialog", { class: "kiosk", role: "alertdialog", "aria-labelledby": "kiosk-words" }, [this.#words, this.#left, stay]);
    stay.addEventListener("click", () => {
      this.#dialog.close();
      this.#stays();
    });
    this.#dialog.addEventListener("close", () => this.#stays());
    viewer.root.append(this.#dialog);
    this.#lure = new Lure(viewer, say);
    for (const sign of SIGNS) addEventListener(sign, (event) => this.#touched(event), { passive: true, capture: true });
    // Nothing leads out of the museum, whoever put the link there; a new window would cover it.
    document.addEventListener("click", (event) => this.#guard(event), true);
    this.#languages();
    this.#wait();
  }

  /** A browser also tells of a pointer at rest under which the page has changed: that is nobody's hand. */
  #touched(event: Event): void {
    const { type, screenX, screenY } = event as PointerEvent;
    if (type === "pointermove" && Math.abs(screenX - this.#x) + Math.abs(screenY - this.#y) < 3) return;
    if (screenX !== undefined) {
      this.#x = screenX;
      this.#y = screenY;
    }
    if (type === "keydown") this.#lure.stop();
    if (!this.#dialog.open) this.#wait();
  }

  /** The browser tells of a closing later, on a busy screen much later: it counts once, and not when the question is open again. */
  #stays(): void {
    if (!this.#asking || this.#dialog.open) return;
    this.#asking = false;
    this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), this.rest * 1000);
  }

  #ask(): void {
    // Somebody listens or watches.
    const plays = [...this.viewer.root.querySelectorAll<HTMLMediaElement>("audio, video")].some(({ paused, ended }) => !paused && !ended);
    if (plays || this.viewer.busy || this.#lure.isOn) return this.#wait();
    this.#asking = true;
    this.#dialog.showModal();
    let left = COUNTDOWN;
    const count = (): void => {
      if (!this.#dialog.open) return;
      this.#left.textContent = this.say("kiosk_left", { n: String(left) });
      if (left-- > 0) {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(count, 1000);
      } else {
        this.#dialog.close();
        void this.#reset().then(() => this.#lure.start());
      }
    };
    count();
  }

  /** For the next visitor all is as at the start. */
  async #reset(): Promise<void> {
    const { viewer } = this;
    for (const dialog of viewer.root.querySelectorAll("dialog")) if (dialog.open) dialog.close();
    this.stop();
    this.memory.forget();
    const { start } = viewer.data;
    const { view } = await viewer.records.get(start);
    await viewer.walkTo(start, { view });
    viewer.look(view);
    this.memory.saw(viewer.scene);
  }

  #guard(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
    if (!link) return;
    const outside = link.origin !== location.origin || link.target === "_blank" || link.hasAttribute("download");
    if (outside) event.preventDefault();
  }

  /** The page around is hidden; its choice of language is not. */
  #languages(): void {
    const links = [...document.querySelectorAll<HTMLAnchorElement>("a[data-keep-view][hreflang]")].map((link) => {
      const [address, hash] = (link.getAttribute("href") ?? "").split("#");
      const copy = link.cloneNode(true) as HTMLAnchorElement;
      copy.href = `${address}${location.search}${hash ? `#${hash}` : ""}`;
      return copy;
    });
    if (links.length) this.viewer.over?.bar.add(this.say("language"), "languages", links);
  }
}

window.jetisu360 = {
  ...window.jetisu360,
  kiosk: (viewer, rest, say, memory, stop) => void new Kiosk(viewer, rest, say, memory, stop),
};
