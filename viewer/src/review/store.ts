// What is known of the review: what the server has told, with what is still on its way to it.

import { type Api, Refused } from "./api";
import { applied, type Changes, inverse, type Item, itemsOf, type Picture, type Texts } from "./model";
import { Waiting } from "./waiting";

/** How often it is asked whether anything is new, ms. */
const ASK = 3000;

export interface StoreEvents {
  changed(): void;
  /** What is in the way of writing, and how many decisions wait; null when nothing is. */
  blocked(why: { texts: Texts | null; waiting: number } | null): void;
  refused(texts: Texts | null): void;
}

export class Store {
  pictures: readonly Picture[] = [];
  items: readonly Item[] = [];
  title: Texts = {};
  readonly #waiting: Waiting;
  #version = "";
  #made = 0;

  /** `name` and `tab`: see `Waiting`. */
  constructor(
    private readonly api: Api,
    private readonly events: StoreEvents,
    name: string,
    tab: string,
    storage: Storage | null,
  ) {
    const told = {
      written: ({ pictures, version }: { pictures: readonly Picture[]; version: string }) => this.#written(pictures, version),
      blocked: events.blocked,
      refused: (texts: Texts | null) => {
        events.refused(texts);
        void this.#load(); // it is not so, whatever has been shown
      },
    };
    this.#waiting = new Waiting(api, told, name, tab, storage);
  }

  /** Loads everything, sends what waits, and keeps on asking. */
  async start(): Promise<void> {
    await this.#load();
    void this.send();
    setInterval(() => void this.#ask(), ASK);
    document.addEventListener("visibilitychange", () => void this.#ask());
  }

  item(key: string | null): Item | null {
    return this.items.find((item) => item.key === key) ?? null;
  }

  picture(id: string | null): Picture | null {
    return this.pictures.find((picture) => picture.id === id) ?? null;
  }

  openIn(picture: Picture | null): Item[] {
    return this.items.filter((item) => item.answer === null && item.picture.id === picture?.id);
  }

  /** Makes a change here at once, and sends it; the change that takes it back. */
  make(changes: Changes): Changes {
    const back = inverse(this.pictures, changes);
    this.#take(applied(this.pictures, changes));
    this.#made = Math.max(Date.now(), this.#made + 1); // a clock that is set back takes nothing back
    this.#waiting.add({ ...changes, made: this.#made });
    return back;
  }

  /** Tries again what could not be written. */
  send(): Promise<void> {
    return this.#waiting.send();
  }

  async #load(): Promise<void> {
    try {
      const review = await this.api.review();
      this.#version = review.version;
      this.title = review.title;
      this.#blocked(review.problem);
      this.#take(this.#withWaiting(review.pictures));
    } catch (error) {
      this.#failed(error);
    }
  }

  async #ask(): Promise<void> {
    if (document.visibilityState === "hidden") return;
    try {
      const { version, problem } = await this.api.version();
      if (this.#waiting.all.length) void this.send();
      else this.#blocked(problem);
      if (version !== this.#version) await this.#load();
    } catch (error) {
      this.#failed(error);
    }
  }

  #failed(error: unknown): void {
    this.events.blocked({ texts: error instanceof Refused ? error.texts : null, waiting: this.#waiting.all.length });
  }

  #blocked(problem: Texts | null): void {
    this.events.blocked(problem ? { texts: problem, waiting: this.#waiting.all.length } : null);
  }

  #written(changed: readonly Picture[], version: string): void {
    this.#version = version;
    const known = new Map(changed.map((picture) => [picture.id, picture]));
    this.#take(this.#withWaiting(this.pictures.map((picture) => known.get(picture.id) ?? picture)));
  }

  #withWaiting(pictures: readonly Picture[]): readonly Picture[] {
    return this.#waiting.all.reduce<readonly Picture[]>((all, changes) => applied(all, changes), pictures);
  }

  #take(pictures: readonly Picture[]): void {
    this.pictures = pictures;
    this.items = pictures.flatMap(itemsOf);
    this.events.changed();
  }
}
