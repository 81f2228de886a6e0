// What the page tells the viewer: the records of scenes, in one language.

import type { Limits } from "../core/limits";
import type { PictureSource } from "../core/picture";
import type { View } from "../core/view";

/** Languages of texts that fell back: field → language. */
export interface Spoken {
  readonly lang?: Readonly<Record<string, string>>;
}

/** A flat picture; addresses are relative to `base`, as all of these are. */
export interface PictureRecord extends Spoken {
  readonly src: string;
  readonly width?: number | null;
  readonly height?: number | null;
  readonly thumbnail?: string | null;
  readonly alt?: string;
  readonly credit?: string;
}

export interface SoundRecord extends Spoken {
  readonly src: string;
  readonly type?: string;
  /** Of the speech; null where nobody speaks. */
  readonly language?: string | null;
  readonly captions?: string;
  readonly title?: string;
  readonly transcript?: string;
}

export interface FilmRecord extends Spoken {
  readonly src: string;
  readonly type?: string;
  readonly poster?: string | null;
  readonly captions?: readonly { readonly src: string; readonly language: string }[];
  readonly transcript?: string;
}

/** What may be seen and heard of a label or its object. */
interface Media {
  readonly pictures?: readonly PictureRecord[];
  readonly sound?: SoundRecord | null;
  readonly film?: FilmRecord | null;
}

export interface ExhibitRecord extends Spoken, Media {
  readonly title?: string;
  readonly description?: string;
  readonly inventory_number?: string;
  readonly material?: string;
  readonly date?: string;
  readonly maker?: string;
  readonly dimensions?: string;
  readonly rights?: string;
}

export interface LabelRecord extends Spoken, Media {
  readonly id: string;
  readonly kind: string;
  readonly yaw: number;
  readonly pitch: number;
  readonly title: string;
  readonly text?: string;
  readonly href?: string | null;
  readonly object?: ExhibitRecord | null;
  /** Address of the object's own page. */
  readonly page?: string | null;
  /** Its outline, [yaw, pitch] of each corner. */
  readonly polygon?: readonly (readonly [number, number])[] | null;
  /** It stands in every room: what is this room's own is met before it. */
  readonly everywhere?: boolean;
}

export interface LinkRecord extends Spoken {
  readonly to: string;
  readonly title: string;
  readonly yaw: number;
  readonly pitch: number;
  readonly arrival?: { readonly yaw: number; readonly pitch: number } | null;
  /** The arrival is a person's word about this way: it holds on every screen. */
  readonly said?: boolean;
}

export interface SceneRecord extends Spoken, PictureSource {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly poster?: string;
  readonly thumbnail?: string;
  /** Address of the room's own page. */
  readonly page?: string | null;
  readonly view: View;
  readonly limits?: Limits | null;
  readonly heading?: number | null;
  readonly labels: readonly LabelRecord[];
  readonly links: readonly LinkRecord[];
  /** What is heard in the room again and again; bytes, where they are known. */
  readonly ambient?: { readonly src: string; readonly size?: number | null };
}

export type Strings = Readonly<Record<string, string>>;

/** What a list of rooms says of one. */
export interface SceneEntry extends Spoken {
  readonly title: string;
  /** No way leads to it. */
  readonly apart?: boolean;
  readonly thumbnail?: string | null;
}

export interface StopRecord extends Spoken {
  readonly scene: string;
  readonly yaw?: number | null;
  readonly pitch?: number | null;
  readonly fov?: number | null;
  readonly label?: string | null;
  readonly title?: string;
  readonly text?: string;
  readonly sound?: SoundRecord | null;
}

export interface RouteRecord extends Spoken {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly stops: readonly StopRecord[];
}

/** All rooms and guided routes: fetched with the second script, because it grows with the museum. */
export interface Lists {
  readonly scenes: Readonly<Record<string, SceneEntry>>;
  readonly routes: readonly RouteRecord[];
  /** Address of the page of favourites, where there are objects. */
  readonly favourites?: string;
}

/** Where the parts of the viewer are that the first view does without. */
export interface MoreFiles {
  readonly script: string;
  readonly style: string;
  readonly strings: string;
  readonly lists: string;
  readonly xr: string;
  readonly kiosk: string;
  readonly plain: string;
  readonly rare: string;
  readonly own: string;
  readonly asked: string;
  readonly aside: string;
}

export interface TourData {
  readonly language: string;
  readonly base: string;
  readonly start: string;
  /** Id of every scene, in the order of the tour → address of its record. */
  readonly scenes: Readonly<Record<string, string>>;
  readonly scene: SceneRecord;
  readonly strings: Strings;
  readonly more?: MoreFiles | null;
}

/** Rejects when it cannot be had. */
export async function fetchJson<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return (await response.json()) as T;
}

/** Records of scenes; each is fetched once, and again only after a failure. */
export class Records {
  #kept = new Map<string, Promise<SceneRecord>>();

  /** A map, in which the names that every object has (`constructor`) are no scenes. */
  readonly #addresses: ReadonlyMap<string, string>;

  constructor(private readonly data: TourData) {
    this.#addresses = new Map(Object.entries(data.scenes));
    this.#kept.set(data.scene.id, Promise.resolve(data.scene));
  }

  has(id: string): boolean {
    return this.#addresses.has(id) || id === this.data.scene.id;
  }

  get(id: string): Promise<SceneRecord> {
    let record = this.#kept.get(id);
    if (!record) {
      record = this.#fetch(id);
      this.#kept.set(id, record);
      record.catch(() => this.#kept.delete(id));
    }
    return record;
  }

  async #fetch(id: string): Promise<SceneRecord> {
    const address = this.#addresses.get(id);
    if (!address) throw new Error(`no scene ${id}`);
    return fetchJson(this.data.base + address);
  }
}

/** The sentence of that name with its {gaps} filled. */
export function say(strings: Strings, name: string, gaps: Readonly<Record<string, string>> = {}): string {
  return (strings[name] ?? name).replace(/\{(\w+)\}/g, (whole, gap: string) => gaps[gap] ?? whole);
}
