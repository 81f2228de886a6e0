// The line between the store and the portal: one request at a time, in order, again and again until there is an answer.

import { Refused } from "../api";
import type { Aside, Person } from "../contract";
import type { DocumentStore } from "./store";
import type { Line, News } from "./wire";

/** How often it is asked what is new, ms; and how long is waited after a request that had no answer. */
const ASK = 3000;
const ASK_HIDDEN = 15_000;
const AGAIN = [1000, 2000, 5000, 10_000, 15_000];

export interface Heard {
  /** Who else is here now. */
  people(people: readonly Person[]): void;
  /** The photographs are others than this word stood for before. */
  rooms(word: string): void;
}

type Timer = ReturnType<typeof setTimeout>;

export class Sending {
  #running: Promise<void> | null = null;
  #timer: Timer | undefined;
  #due = Infinity;
  #failed = 0;
  #ended = false;
  /** The portal cannot be told changes one by one from what is here. */
  #whole = false;
  #alone = false;

  constructor(
    private readonly store: DocumentStore,
    private readonly line: Line,
    private readonly heard: Heard,
    private readonly ask = ASK,
  ) {
    store.wake = (after) => this.wake(after);
  }

  /** Sends, or asks what is new, in `after` ms at the latest. */
  wake(after: number): void {
    if (this.#ended) return;
    const due = Date.now() + after;
    if (due >= this.#due) return;
    clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(() => void this.#go(), after);
  }

  /** Tries at once: there is a line again, or somebody has signed in. */
  retry(): void {
    this.#failed = 0;
    this.wake(0);
  }

  /** Sends everything, also what is being typed; resolves when it is answered, or could not be. */
  async flush(): Promise<void> {
    while (this.#running) await this.#running;
    const failed = this.#failed;
    while (this.store.waiting && this.#failed === failed && !this.#ended) await this.#go(true);
  }

  end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
  }

  #go(all = false): Promise<void> {
    clearTimeout(this.#timer);
    this.#due = Infinity;
    this.#running ??= this.#once(all).finally(() => {
      this.#running = null;
      if (this.store.line !== "good") this.wake(AGAIN[Math.min(this.#failed, AGAIN.length) - 1] ?? 0);
      else this.wake(this.store.waiting ? 50 : document.visibilityState === "hidden" ? ASK_HIDDEN : this.ask);
    });
    return this.#running;
  }

  async #once(all: boolean): Promise<void> {
    const found = this.store.toSend(all);
    const changes = this.#alone ? found.slice(0, 1) : found;
    try {
      if (changes.length && !this.#whole) {
        const answer = await this.line.send(this.store.revision, changes);
        this.#alone = false;
        this.#took(answer, this.store.take(answer, answer.results));
      } else {
        const news = await this.line.news(this.store.revision, this.#whole);
        this.#took(news, this.store.take(news));
      }
      this.#failed = 0;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#failed++;
      if (error.status >= 400 && changes.length && !lasting(error.status)) {
        // What the portal does not understand it never will; the others of the same request may be well.
        if (changes.length === 1 && changes[0]) this.store.refuse(changes[0], error.texts as Aside["sentence"]);
        this.#alone = true;
        this.#failed = 1;
      } else this.store.lineIs(error.status === 401 ? "signed_out" : [403, 404, 409, 410].includes(error.status) ? "closed" : "offline", error.status === 503 ? error.texts : null);
    }
  }

  #took(news: News, taken: boolean): void {
    this.#whole = !taken;
    this.heard.people(news.people);
    this.heard.rooms(news.rooms);
  }
}

/** Whether the same request may do better later. */
const lasting = (status: number): boolean => status >= 500 || [401, 403, 404, 408, 409, 410, 425, 429].includes(status);
