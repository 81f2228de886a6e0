// Textures that are kept: as many bytes as allowed, the longest unused ones go first.

export class Cache<Value> {
  #entries = new Map<string, { value: Value; bytes: number }>();
  #bytes = 0;

  constructor(
    readonly limit: number,
    private readonly dispose: (value: Value) => void,
  ) {}

  get bytes(): number {
    return this.#bytes;
  }

  /** The value, without counting as a use. */
  peek(key: string): Value | undefined {
    return this.#entries.get(key)?.value;
  }

  /** Marks as used now. A Map keeps its order of insertion, so the first entry is always the longest unused. */
  touch(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
  }

  add(key: string, value: Value, bytes: number): void {
    this.remove(key);
    this.#entries.set(key, { value, bytes });
    this.#bytes += bytes;
  }

  remove(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#bytes -= entry.bytes;
    this.dispose(entry.value);
  }

  /** Lets go of what is above the limit, but never of what is on the screen. */
  trim(onScreen: (key: string) => boolean): void {
    for (const key of [...this.#entries.keys()]) {
      if (this.#bytes <= this.limit) return;
      if (!onScreen(key)) this.remove(key);
    }
  }

  /** Forgets everything; `gone` when the values are no more (a lost WebGL context) and need no disposal. */
  clear(gone = false): void {
    if (!gone) for (const { value } of this.#entries.values()) this.dispose(value);
    this.#entries.clear();
    this.#bytes = 0;
  }
}

/** Bytes of textures that a device may hold, by its memory in gigabytes (which browsers round, or keep to themselves). */
export function textureBudget(deviceMemory = 4): number {
  const megabytes = deviceMemory >= 8 ? 160 : deviceMemory >= 4 ? 96 : deviceMemory >= 2 ? 64 : 40 * deviceMemory;
  return megabytes * 1024 * 1024;
}
