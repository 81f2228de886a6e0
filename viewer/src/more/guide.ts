// The guided route: a card that leads from stop to stop, while the visitor looks about freely.

import { atan2 } from "../core/projection";
import { focal, type View } from "../core/view";
import type { StopAddress } from "../tour/address";
import type { RouteRecord, StopRecord } from "../tour/record";
import type { TourViewer } from "../tour/contract";
import { button } from "../ui/bar";
import { inParts, make, write } from "../ui/dom";
import { silence, sound } from "../ui/media";
import { Sheet } from "../ui/panel";
import { BACK, NEXT } from "./icons";
import type { Memory } from "./memory";
import { resumeAt, viewAt } from "./route";
import type { Say } from "./words";

export class Guide {
  readonly sheet: Sheet;
  readonly #card: HTMLElement;
  readonly #place = make("p", { class: "guide-place" });
  readonly #body = make("div", { class: "guide-body", tabindex: "0", role: "group" });
  readonly #back: HTMLButtonElement;
  readonly #next: HTMLButtonElement;
  readonly #return: HTMLButtonElement;
  readonly #routes: readonly RouteRecord[];
  #route: RouteRecord | null = null;
  /** From 1; one more than there are stops is the end. */
  #number = 0;
  /** Only the last of several quick steps is walked to its end. */
  #step = 0;
  #onTheWay = false;
  /** The visitor has started the recording of a stop: those of the next ones then start by themselves. */
  #voice = false;

  constructor(
    private readonly viewer: TourViewer,
    routes: readonly RouteRecord[],
    private readonly memory: Memory,
    private readonly say: Say,
    private readonly opener: HTMLElement,
  ) {
    this.#routes = routes.filter(({ stops }) => stops.length);
    this.sheet = new Sheet(say("close_list"), "viewer-routes-title", "!routes");
    const close = button(say("route_leave"), "close");
    close.addEventListener("click", () => this.leave());
    this.#back = make("button", { type: "button", class: "guide-step" });
    this.#next = make("button", { type: "button", class: "guide-step is-main" });
    this.#return = make("button", { type: "button", class: "guide-return" }, [say("route_return")]);
    this.#back.addEventListener("click", () => void this.to(this.#number - 1));
    this.#next.addEventListener("click", () => this.#forward());
    this.#return.addEventListener("click", () => void this.#walk(this.#number));
    const head = make("div", { class: "guide-head" }, [this.#place, close]);
    const foot = make("div", { class: "guide-foot" }, [this.#back, this.#next]);
    this.#card = make("section", { class: "viewer-guide", "aria-label": say("route"), hidden: true }, [head, this.#body, this.#return, foot]);
    viewer.over?.bar.element.append(this.#card);
    viewer.root.addEventListener("keydown", (event) => {
      if (!this.#route || event.defaultPrevented || (event.target as Element).closest("dialog, audio, .guide-body")) return;
      if (event.key === "PageDown") this.#forward();
      else if (event.key === "PageUp" && this.#number > 1) void this.to(this.#number - 1);
      else return;
      event.preventDefault();
    });
    viewer.addEventListener("scene", () => this.#strayed());
    viewer.addEventListener("stop", (event) => this.#follow((event as CustomEvent<StopAddress | null>).detail));
    new ResizeObserver(() => this.#fit()).observe(this.#card);
    if (viewer.stop) this.#follow(viewer.stop);
  }

  get isOn(): boolean {
    return this.#route !== null;
  }

  /** Tells of the routes, and lets one choose where to begin. */
  open(from: HTMLElement): void {
    const parts = this.#routes.map((route) => {
      const reached = resumeAt(route, this.memory.reached(route.id));
      const begin = make("button", { type: "button", class: reached > 1 ? "guide-step" : "guide-step is-main" }, [this.say(reached > 1 ? "route_anew" : "route_start")]);
      begin.addEventListener("click", () => this.#begin(route, 1));
      const resume = make("button", { type: "button", class: "guide-step is-main" }, [this.say("route_resume", { number: String(reached) })]);
      resume.addEventListener("click", () => this.#begin(route, reached));
      return make("article", { class: "guide-route" }, [
        write(make("h3"), route, "title"),
        make("p", { class: "viewer-note" }, [this.#count(route)]),
        ...inParts(route.description, route.lang?.description),
        make("div", { class: "guide-foot" }, reached > 1 ? [begin, resume] : [begin]),
      ]);
    });
    this.sheet.show([make("h2", { class: "viewer-panel-title", id: "viewer-routes-title" }, [this.say("route")]), ...parts], from);
  }

  /** To a stop (from 1), beyond the last: to the end. */
  async to(number: number): Promise<void> {
    const route = this.#route;
    if (!route) return;
    this.#number = Math.max(1, Math.min(number, route.stops.length + 1));
    const ended = this.#number > route.stops.length;
    this.memory.reach(route.id, ended ? 0 : this.#number);
    this.#show(route);
    if (ended) {
      // A walk to the last stop that is still under way would write its address again.
      this.#step++;
      this.#onTheWay = false;
      this.viewer.atStop(null);
      this.viewer.over?.live.answer(this.say("route_ended"));
    } else await this.#walk(this.#number);
  }

  leave(): void {
    const hadFocus = this.#card.contains(document.activeElement);
    this.#step++;
    this.#onTheWay = false;
    this.#route = null;
    this.#voice = false;
    silence(this.#card);
    this.#card.hidden = true;
    this.#fit();
    this.viewer.atStop(null);
    if (hadFocus) this.opener.focus({ preventScroll: true });
  }

  #begin(route: RouteRecord, number: number): void {
    this.#route = route;
    this.#card.hidden = false;
    // The list gives the focus back to its button when it closes; here it is to go on.
    this.sheet.element.addEventListener("close", () => this.#next.focus({ preventScroll: true }), { once: true });
    this.sheet.close();
    void this.to(number);
  }

  #forward(): void {
    const route = this.#route;
    if (!route) return;
    if (this.#number > route.stops.length) this.leave();
    else void this.to(this.#number + 1);
  }

  /** The address names a stop (it was opened, or back was pressed). */
  #follow(at: StopAddress | null): void {
    const route = this.#routes.find(({ id }) => id === at?.route) ?? null;
    if (!at || !route || at.number > route.stops.length) {
      if (this.#route) this.leave();
      return;
    }
    if (this.#route === route && this.#number === at.number) return;
    // Whatever step was under way, the visitor has called it back.
    this.#step++;
    this.#onTheWay = false;
    this.#route = route;
    this.#number = at.number;
    this.memory.reach(route.id, at.number);
    this.#card.hidden = false;
    this.#show(route);
  }

  #count(route: RouteRecord): string {
    const count = route.stops.length;
    const form = new Intl.PluralRules(this.viewer.data.language).select(count);
    const name = `stops_${form}`;
    const said = this.say(name, { n: String(count) });
    return said === name ? this.say("stops_other", { n: String(count) }) : said;
  }

  async #walk(number: number): Promise<void> {
    const step = ++this.#step;
    this.#onTheWay = true;
    await this.#lead(number, () => step === this.#step && this.#route !== null);
    if (step !== this.#step) return;
    this.#onTheWay = false;
    this.#strayed();
    // (A browser that will not play leaves the button.)
    if (this.#voice) void this.#body.querySelector<HTMLMediaElement>("audio, video")?.play().catch(() => undefined);
  }

  async #lead(number: number, isLast: () => boolean): Promise<void> {
    const { viewer } = this;
    const stop = this.#stop(number);
    if (!stop || !this.#route) return;
    const route = this.#route;
    viewer.over?.live.answer(this.#spoken(route, stop, number));
    while (viewer.busy) await new Promise((done) => setTimeout(done, 60));
    if (!isLast()) return;
    const at = { route: route.id, number };
    const record = await viewer.records.get(stop.scene).catch(() => null);
    if (!record || !isLast()) return viewer.over?.toast("scene_failed");
    const view = this.#above(viewAt(stop, record));
    if (viewer.scene !== stop.scene) {
      const isNextDoor = viewer.record.links.some(({ to }) => to === stop.scene);
      await viewer.walkTo(stop.scene, isNextDoor ? { stop: at } : { view, stop: at });
      // An entry of its own in the history, so that “back” returns to the stop before.
    } else viewer.atStop(at, true);
    if (!isLast() || viewer.scene !== stop.scene) return;
    await viewer.go(view, 900);
    if (!isLast()) return;
    viewer.atStop(at);
  }

  /** What is shown stands in the middle of what the card leaves free, where it covers the lower part of the picture. */
  #above(view: View): View {
    const { cssSize } = this.viewer;
    if (this.#card.offsetWidth < cssSize.width - 2) return view;
    return { ...view, pitch: view.pitch - atan2(this.#card.offsetHeight / 2, focal(view.fov, cssSize.height)) };
  }

  #stop(number: number): StopRecord | undefined {
    return this.#route?.stops[number - 1];
  }

  #spoken(route: RouteRecord, stop: StopRecord, number: number): string {
    const place = this.say("route_place", { number: String(number), total: String(route.stops.length) });
    return [place, stop.title, stop.text].filter(Boolean).map((part) => `${part?.replace(/[.\s]+$/, "")}.`).join(" ");
  }

  #show(route: RouteRecord): void {
    const { viewer, say } = this;
    const stop = this.#stop(this.#number);
    silence(this.#card);
    this.#body.scrollTop = 0;
    this.#back.disabled = false;
    if (stop) {
      const total = route.stops.length;
      this.#place.textContent = say("route_place", { number: String(this.#number), total: String(total) });
      const parts: HTMLElement[] = [write(make("h2", { class: "guide-title" }), stop, "title")];
      if (stop.sound) parts.push(this.#heard(sound(stop.sound, viewer.data)));
      parts.push(...inParts(stop.text, stop.lang?.text));
      const { label, scene } = stop;
      if (label) {
        const more = make("button", { type: "button", class: "guide-return" }, [say("route_label")]);
        more.addEventListener("click", () => viewer.scene === scene && viewer.openLabel(label, more));
        parts.push(more);
      }
      this.#body.replaceChildren(...parts);
      this.#write(this.#next, say(this.#number === total ? "route_finish" : "route_next"), "", NEXT);
    } else {
      this.#place.textContent = route.title;
      this.#body.replaceChildren(make("h2", { class: "guide-title" }, [say("route_ended")]), make("p", {}, [say("route_thanks")]));
      this.#write(this.#next, say("route_close"), "", "");
    }
    this.#write(this.#back, say("route_back"), BACK, "");
    this.#back.hidden = this.#number === 1;
    this.#body.setAttribute("aria-label", stop?.title || say("route"));
    this.#strayed();
  }

  /** Whoever stops a recording has heard enough; one that ends, or that a step cut short, goes on at the next stop. */
  #heard(figure: HTMLElement): HTMLElement {
    const player = figure.querySelector<HTMLMediaElement>("audio, video");
    player?.addEventListener("play", () => (this.#voice = true));
    player?.addEventListener("pause", () => {
      if (player.isConnected && !player.ended) this.#voice = false;
    });
    return figure;
  }

  #write(element: HTMLButtonElement, text: string, before: string, after: string): void {
    const look = (path: string): Node | string => (path ? button("", path).firstChild as Node : "");
    element.replaceChildren(look(before), make("span", {}, [text]), look(after));
  }

  /** In another room than that of the stop, a button leads back to it. */
  #strayed(): void {
    const stop = this.#stop(this.#number);
    this.#return.hidden = !this.#route || !stop || stop.scene === this.viewer.scene || this.#onTheWay;
  }

  /** The buttons of the picture stand above the card where it is as wide as the screen. */
  #fit(): void {
    const { root, over } = this.viewer;
    const height = this.#card.hidden ? 0 : this.#card.offsetHeight;
    root.classList.toggle("has-guide", height > 0);
    root.style.setProperty("--guide", `${height}px`);
    over?.changed();
  }
}
