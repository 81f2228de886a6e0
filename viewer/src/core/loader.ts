// Fetches tiles: few at a time, the most wanted first; what is wanted no more makes room for what is.
//
// A tile is waiting (in the wanted list only), running (a request under way), resting (it failed, and may be tried
// again after a pause) or given up (it failed three times, or is missing; coarser tiles stand in for it until the line
// comes back).

export interface Wanted {
  readonly key: string;
  readonly address: string;
}

export interface LoaderEvents<Picture> {
  fetch(address: string, signal: AbortSignal): Promise<Picture>;
  arrived(key: string, picture: Picture): void;
  /** A tile was given up. */
  failed(key: string): void;
  /** Something may be done now that could not before. */
  woken(): void;
}

/** What is not there, and will not be there a moment later either: it is not asked for again. */
export class Missing extends Error {}

const PAUSES = [600, 2000];
/**
 * Enough to keep a slow line busy over its delays, and few enough that tiles arrive one after another, the middle
 * first, and are decoded while others still come.
 */
const PARALLEL = 4;

export class Loader<Picture> {
  #wanted: readonly Wanted[] = [];
  #running = new Map<string, AbortController>();
  #failures = new Map<string, { count: number; until: number }>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly events: LoaderEvents<Picture>,
    private readonly parallel = PARALLEL,
    private readonly now: () => number = () => performance.now(),
  ) {}

  get running(): number {
    return this.#running.size;
  }

  givenUp(key: string): boolean {
    return (this.#failures.get(key)?.count ?? 0) > PAUSES.length;
  }

  /** Whether it failed when it was asked for last, so that something coarser is wanted in the meantime. */
  hasFailed(key: string): boolean {
    return this.#failures.has(key);
  }

  /** Replaces the list of wanted tiles (those that are there already left out), most wanted first. */
  want(wanted: readonly Wanted[]): void {
    this.#wanted = wanted;
    const keys = new Set(wanted.map(({ key }) => key));
    const waiting = wanted.filter(({ key }) => !this.#running.has(key) && this.#mayStart(key)).length;
    // A request that is wanted no more is cancelled only where it stands in the way: its bytes are half paid for.
    for (const [key, controller] of this.#running) {
      if (waiting <= this.parallel - this.#running.size) break;
      if (keys.has(key)) continue;
      this.#running.delete(key);
      controller.abort();
    }
    this.#start();
  }

  /** The line is back: what failed may be tried again. */
  forgive(): void {
    this.#failures.clear();
    this.events.woken();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#wanted = [];
    for (const controller of this.#running.values()) controller.abort();
    this.#running.clear();
  }

  #mayStart(key: string): boolean {
    const failure = this.#failures.get(key);
    return !failure || (failure.count <= PAUSES.length && failure.until <= this.now());
  }

  #start(): void {
    for (const { key, address } of this.#wanted) {
      if (this.#running.size >= this.parallel) return;
      if (!this.#running.has(key) && this.#mayStart(key)) void this.#run(key, address);
    }
  }

  async #run(key: string, address: string): Promise<void> {
    const controller = new AbortController();
    this.#running.set(key, controller);
    try {
      const picture = await this.events.fetch(address, controller.signal);
      if (this.#running.get(key) !== controller) return;
      this.#running.delete(key);
      this.#failures.delete(key);
      this.#wanted = this.#wanted.filter((wanted) => wanted.key !== key);
      this.events.arrived(key, picture);
    } catch (error) {
      if (this.#running.get(key) !== controller) return;
      this.#running.delete(key);
      this.#fail(key, error instanceof Missing);
    }
    this.#start();
  }

  #fail(key: string, forGood: boolean): void {
    const count = forGood ? PAUSES.length + 1 : (this.#failures.get(key)?.count ?? 0) + 1;
    const pause = PAUSES[count - 1];
    this.#failures.set(key, { count, until: this.now() + (pause ?? 0) });
    if (pause === undefined) {
      this.events.failed(key);
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.events.woken(), pause + 20);
  }
}
