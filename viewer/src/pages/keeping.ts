// What the page that keeps a museum (offline.ts) and the service worker (worker/sw.ts) say to each other.

export type Quality = "light" | "full";

/** A copy of the museum, whole or not. */
export interface Copy {
  readonly version: string;
  readonly quality: Quality;
  readonly bytes: number;
}

/** What is kept of the museum: lies in a cache of its own. */
export interface Kept {
  /** The copy that answers. */
  current: Copy | null;
  /** The copy that is being fetched, or was. */
  wanted: Copy | null;
  /** The visitor said stop. */
  stopped: boolean;
  /** Why it was not fetched to its end: no room, or no network. */
  problem: "full" | "network" | null;
}

/** Bytes. */
export interface Progress {
  done: number;
  readonly total: number;
}

export interface State extends Kept {
  readonly working: boolean;
  readonly progress: Progress | null;
}

/** The worker to the page. */
export interface Told {
  readonly offline?: State;
}

/** The page to the worker. */
export type Asked =
  | { readonly offline: "keep"; readonly quality: Quality }
  | { readonly offline: "stop" | "remove" | "state" };

/** offline.json (publish/offline/listing.py). */
export type Plan = Readonly<Record<Quality, { readonly files: number; readonly bytes: number }>> & {
  readonly version: string;
  /** Folder → [name, bytes, 1 if only in the full copy, checksum of what has no version in its address]. */
  readonly folders: Readonly<Record<string, readonly (readonly [string, number, (0 | 1)?, string?])[]>>;
};
