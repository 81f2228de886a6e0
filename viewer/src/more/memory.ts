// What the browser remembers of a visitor of this museum: rooms that were seen, stops that were reached.

interface Kept {
  rooms: string[];
  stops: Map<string, unknown>;
  /** Of the letters, percent. */
  size: number;
  /** Whether rooms are described in full on arriving. */
  tells: boolean;
  /** Whether the signs in the picture were explained. */
  hinted: boolean;
  /** Whether rooms are heard. */
  hears: boolean;
}

/** How large letters may be, percent. */
export const SIZES = [100, 125, 150] as const;
const nothing = (): Kept => ({ rooms: [], stops: new Map(), size: 100, tells: false, hinted: false, hears: false });

export class Memory {
  readonly #key: string;
  #kept = nothing();

  /** `base` is the address of the site's root: two museums of one server are two memories. `changed`: what was set is. */
  constructor(
    base: string,
    private readonly changed: (memory: Memory) => void = () => undefined,
  ) {
    this.#key = `jetisu360:${new URL(base, document.baseURI).pathname}`;
    try {
      const read = JSON.parse(localStorage.getItem(this.#key) ?? "{}") as Partial<Record<keyof Kept, unknown>>;
      if (Array.isArray(read.rooms)) this.#kept.rooms = read.rooms.filter((room) => typeof room === "string");
      if (read.stops && typeof read.stops === "object") this.#kept.stops = new Map(Object.entries(read.stops));
      this.#kept.size = SIZES.find((size) => size === read.size) ?? 100;
      this.#kept.tells = read.tells === true;
      this.#kept.hinted = read.hinted === true;
      this.#kept.hears = read.hears === true;
    } catch {
      // Storage may be forbidden, or hold something else: then this visit is the first.
    }
    this.changed(this);
  }

  get size(): number {
    return this.#kept.size;
  }

  get tells(): boolean {
    return this.#kept.tells;
  }

  get hinted(): boolean {
    return this.#kept.hinted;
  }

  get hears(): boolean {
    return this.#kept.hears;
  }

  set(change: Partial<Pick<Kept, "size" | "tells" | "hinted" | "hears">>): void {
    Object.assign(this.#kept, change);
    this.changed(this);
    this.#write();
  }

  get rooms(): readonly string[] {
    return this.#kept.rooms;
  }

  saw(room: string): void {
    if (this.#kept.rooms.includes(room)) return;
    this.#kept.rooms.push(room);
    this.#write();
  }

  /** The stop of a route that was reached last, from 1; 0 when it was not begun, or ended. */
  reached(route: string): number {
    const number = Number(this.#kept.stops.get(route));
    return Number.isInteger(number) && number > 0 ? number : 0;
  }

  reach(route: string, number: number): void {
    this.#kept.stops.set(route, number);
    this.#write();
  }

  /** The next visitor is another one. */
  forget(): void {
    this.#kept = nothing();
    this.changed(this);
    this.#write();
  }

  #write(): void {
    try {
      const { stops } = this.#kept;
      localStorage.setItem(this.#key, JSON.stringify({ ...this.#kept, stops: Object.fromEntries(stops) }));
    } catch {
      // Then it lasts as long as the page.
    }
  }
}
