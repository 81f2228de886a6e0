// The sound of a room: again and again, for who wants it, in every room that has one, until it is switched off. It never begins
// before the visitor has touched the page, and makes way for whatever speaks.

import type { TourViewer } from "../tour/contract";
import { button } from "../ui/bar";
import type { Memory } from "../more/memory";
import type { Say } from "../more/words";

/** How loud it is beside a voice, and how much of that comes or goes in a step; ms a step. */
const [LOUD, STEP, EVERY] = [0.6, 0.06, 60];

export class Ambience {
  readonly #button = button("", "sound");
  readonly #player = new Audio();
  /** The visitor has touched this page (what browsers call so outlives a page). */
  #awake = false;
  #failed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly viewer: TourViewer,
    private readonly memory: Memory,
    private readonly say: Say,
  ) {
    this.#player.loop = true;
    this.#player.preload = "none";
    this.#player.volume = 0;
    this.#button.classList.add("viewer-ambience");
    this.#button.addEventListener("click", () => {
      this.#failed = false;
      memory.set({ hears: !memory.hears });
      this.update();
    });
    this.#player.addEventListener("error", () => {
      if (!this.#player.hasAttribute("src")) return;
      this.#failed = true;
      viewer.over?.toast("offline");
      this.update();
    });
    const { root } = viewer;
    viewer.over?.bar.element.append(this.#button);
    viewer.addEventListener("scene", () => {
      this.#failed = false;
      this.update();
    });
    for (const event of ["play", "pause", "ended"]) root.addEventListener(event, () => this.update(), true);
    for (const event of ["pointerup", "keydown"]) addEventListener(event, () => this.#wake(), { capture: true, once: true });
    document.addEventListener("visibilitychange", () => this.update());
    this.update();
  }

  #wake(): void {
    this.#awake = true;
    this.update();
  }

  /** Whether somebody speaks, or music is listened to. */
  get #isTold(): boolean {
    return [...this.viewer.root.querySelectorAll<HTMLMediaElement>("audio, video")].some(({ paused, ended }) => !paused && !ended);
  }

  update(): void {
    const { memory, say, viewer } = this;
    const { ambient } = viewer.record;
    this.#button.hidden = !ambient;
    const wanted = memory.hears && !this.#failed;
    const size = ambient?.size ? ` (${say("megabytes", { n: (ambient.size / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1, minimumFractionDigits: 1 }) })})` : "";
    this.#button.setAttribute("aria-label", say("ambience") + size);
    this.#button.title = say("ambience") + size;
    this.#button.setAttribute("aria-pressed", String(wanted));
    if (ambient && wanted && this.#awake && !document.hidden && !this.#isTold) this.#play(viewer.data.base + ambient.src);
    else this.#fade(0);
  }

  #play(src: string): void {
    const player = this.#player;
    if (player.getAttribute("src") !== src) {
      player.volume = 0;
      player.src = src;
    }
    // A browser that wants another tap first will be asked again after it.
    if (player.paused) player.play().catch(() => undefined);
    this.#fade(LOUD);
  }

  #fade(to: number): void {
    clearTimeout(this.#timer);
    const player = this.#player;
    const from = player.volume;
    player.volume = from < to ? Math.min(to, from + STEP) : Math.max(to, from - STEP);
    // (Some phones have no volume but their own.)
    if (player.volume !== to && player.volume !== from) this.#timer = setTimeout(() => this.#fade(to), EVERY);
    else if (!to) player.pause();
  }
}
