// What the browser remembers of a visitor of this museum: rooms that were seen, stops that were reached.

interface Kept {
  rooms: string[];
  stops: Map<string, unknown>;
}

export class Memory {
  readonly #key: string;
  #kept: Kept = { rooms: [], stops: new Map() };

  /** `base` is the address of the site's root: two museums of one server are two memories. */
  constructor(base: string) {
    this.#key = `jetisu360:${new URL(base, document.baseURI).pathname}`;
    try {
      const read = JSON.parse(localStorage.getItem(this.#key) ?? "{}") as { rooms?: unknown; stops?: object };
      if (Array.isArray(read.rooms)) this.#kept.rooms = read.rooms.filter((room) => typeof room === "string");
      if (read.stops && typeof read.stops === "object") this.#kept.stops = new Map(Object.entries(read.stops));
    } catch {
      // Storage may be forbidden, or hold something else: then this visit is the first.
    }
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
    this.#kept = { rooms: [], stops: new Map() };
    this.#write();
  }

  #write(): void {
    try {
      const { rooms, stops } = this.#kept;
      localStorage.setItem(this.#key, JSON.stringify({ rooms, stops: Object.fromEntries(stops) }));
    } catch {
      // Then it lasts as long as the page.
    }
  }
}
