// Decisions on their way to museum.toml. They are kept in the browser until the server has said that they are written,
// one after another, so that neither a closed tab nor a stopped server loses one.

import type { Api, Changed } from "./api";
import { Refused } from "./api";
import { type Changes, rounded, type Texts } from "./model";

const PAUSE = 2500;

/** Decisions of one request at most, unless one step was of more. */
const MOST = 50;

/** Several changes as one; the moment is that of the last. */
const joined = (all: readonly Changes[]): Changes => {
  const last = all[all.length - 1] as Changes;
  if (all.length === 1) return last;
  return { ...last, add: all.flatMap(({ add }) => add), remove: all.flatMap(({ remove }) => remove) };
};

export interface WaitingEvents {
  written(changed: Changed): void;
  /** What is in the way, and how many decisions wait; null when nothing is. */
  blocked(why: { texts: Texts | null; waiting: number } | null): void;
  /** A change that can never be written. */
  refused(texts: Texts | null, changes: Changes): void;
}

export class Waiting {
  #queue: Changes[];
  #sending = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * `name`: of this review in the browser's storage, the same whenever the same folder is reviewed; `tab`: of this tab. What
   * another tab has left there is taken over: to decide the same twice is to decide it once.
   */
  constructor(
    private readonly api: Pick<Api, "change">,
    private readonly events: WaitingEvents,
    private readonly name: string,
    private readonly tab: string,
    private readonly storage: Storage | null,
  ) {
    this.#queue = this.#stored();
  }

  get all(): readonly Changes[] {
    return this.#queue;
  }

  add(changes: Changes): void {
    this.#queue.push(changes);
    this.#store();
    void this.send();
  }

  /** Sends what waits; called again whenever it may work. */
  async send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    clearTimeout(this.#timer);
    let most = MOST;
    while (this.#queue.length) {
      const together = this.#first(most);
      try {
        const changed = await this.api.change(joined(together));
        this.#done(together.length);
        most = MOST;
        this.events.blocked(null);
        this.events.written(changed);
      } catch (error) {
        const refused = error instanceof Refused ? error : new Refused(null, true);
        if (refused.later) {
          this.events.blocked({ texts: refused.texts, waiting: this.#queue.length });
          this.#timer = setTimeout(() => void this.send(), PAUSE);
          break;
        }
        if (together.length > 1) {
          most = 1; // whichever it is, it alone is refused
          continue;
        }
        this.#done(1);
        this.events.refused(refused.texts, together[0] as Changes);
      }
    }
    this.#sending = false;
  }

  /** What may go in one request: who decides faster than it can be written waits no longer for it. Of one place only one. */
  #first(most: number): Changes[] {
    const places = new Set<string>();
    const fits = (changes: Changes): boolean => {
      const mine = [...changes.add, ...changes.remove].map(({ file, flat, where }) => JSON.stringify([file, flat, rounded(where)]));
      if (places.size && (places.size + mine.length > MOST || mine.some((place) => places.has(place)))) return false;
      for (const place of mine) places.add(place);
      return true;
    };
    const at = this.#queue.slice(0, most).findIndex((changes) => !fits(changes));
    return this.#queue.slice(0, at < 0 ? most : at);
  }

  #done(count: number): void {
    this.#queue.splice(0, count);
    this.#store();
  }

  #stored(): Changes[] {
    try {
      const kept = this.storage;
      const names = Array.from({ length: kept?.length ?? 0 }, (_, i) => kept?.key(i) ?? "");
      const ours = names.filter((name) => name.startsWith(`${this.name} `)).sort();
      const found = ours.flatMap((name) => JSON.parse(kept?.getItem(name) ?? "[]") as Changes[]);
      for (const name of ours) kept?.removeItem(name);
      this.#keep(found);
      return found;
    } catch {
      return [];
    }
  }

  #store(): void {
    try {
      this.#keep(this.#queue);
    } catch {
      // A browser that keeps nothing: the decisions still wait in this tab.
    }
  }

  #keep(queue: readonly Changes[]): void {
    const name = `${this.name} ${this.tab}`;
    if (queue.length) this.storage?.setItem(name, JSON.stringify(queue));
    else this.storage?.removeItem(name);
  }
}
