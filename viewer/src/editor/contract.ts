// What the parts of the editor know of each other (docs/decisions/editor-operations.md): the museum's document, the
// operations that change it, and what a screen is given.

import type { Language, Words } from "../review/words";
import type { Pages } from "./config";

export type Texts = Readonly<Record<string, string>>;
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

// ---- the document: the values of museum.toml (tour/museum_toml/entries.py); what is absent is a default ----------

export interface MediaFile {
  readonly file: string;
  readonly alt?: Texts;
  readonly credit?: Texts;
}

export interface SoundFile {
  readonly file: string;
  readonly language?: Language;
  readonly title?: Texts;
  readonly transcript?: Texts;
  readonly captions?: string;
  /** The same, spoken in other languages. */
  readonly also?: readonly SoundFile[];
}

export interface FilmFile {
  readonly file: string;
  readonly poster?: string;
  readonly captions?: readonly { readonly file: string; readonly language: Language }[];
  readonly transcript?: Texts;
}

export type LabelKind = "object" | "text" | "picture" | "sound" | "film" | "link";

/** Directions are in degrees, in the levelled picture that visitors see (docs/museum-toml.md). */
export interface Label {
  readonly id: string;
  readonly kind?: LabelKind;
  readonly yaw: number;
  readonly pitch?: number;
  readonly title?: Texts;
  readonly text?: Texts;
  readonly object?: string;
  readonly href?: string;
  readonly pictures?: readonly MediaFile[];
  readonly sound?: SoundFile;
  readonly film?: FilmFile;
  readonly polygon?: readonly (readonly [number, number])[];
}

/** A label of every room. `yaw` 0 and `pitch` −80 unless said, in each room's picture. */
export interface SharedLabel extends Omit<Label, "yaw"> {
  readonly yaw?: number;
  /** Ids of the only rooms that have it; absent: all of them. Not together with `except`. */
  readonly scenes?: readonly string[];
  readonly except?: readonly string[];
  /** `yaw` counts from north where a room's heading is known. */
  readonly north?: boolean;
}

/** What is laid over the tripod. A scene's own says what is otherwise than in the museum's; `false`: none. */
export interface Patch {
  /** `false` stands for what a scene writes as `patch = false`. */
  readonly shown?: boolean;
  readonly picture?: string;
  /** Degrees from straight below to its edge, 5 to 60; 15 unless said. */
  readonly radius?: number;
  /** Where its upper edge points: degrees to the right of the picture's centre. */
  readonly turn?: number;
  /** Cut to a circle; unless said, a picture without transparent parts is. */
  readonly round?: boolean;
  /** What lies under it is filled from what surrounds it. */
  readonly blur?: boolean;
}

export interface Scene {
  readonly id?: string;
  readonly file: string;
  readonly heading?: number;
  readonly level?: { readonly pitch?: number; readonly roll?: number };
  readonly position?: { readonly x: number; readonly y: number; readonly z?: number; readonly floor?: number };
  readonly view?: { readonly yaw?: number; readonly pitch?: number; readonly fov?: number };
  readonly skip?: boolean;
  readonly listed?: boolean;
  readonly title?: Texts;
  readonly description?: Texts;
  readonly patch?: Patch | false;
  readonly ambient?: SoundFile;
  readonly labels?: readonly Label[];
}

export interface Link {
  readonly from: string;
  readonly to: string;
  readonly yaw: number;
  readonly pitch?: number;
  readonly arrival?: { readonly yaw?: number; readonly pitch?: number };
  readonly both?: boolean;
}

export interface Pair {
  readonly between: readonly [string, string];
  readonly link?: boolean;
  readonly flip?: boolean;
  readonly distance?: number;
  /** Where the second is in the first, and back, degrees: what a person was shown who said yes. */
  readonly yaw?: number;
  readonly back?: number;
}

export interface Exhibit {
  readonly id: string;
  readonly inventory_number?: string;
  readonly record?: string;
  readonly title?: Texts;
  readonly description?: Texts;
  readonly material?: Texts;
  readonly date?: Texts;
  readonly maker?: Texts;
  readonly dimensions?: string;
  readonly rights?: Texts;
  readonly pictures?: readonly MediaFile[];
  readonly sound?: SoundFile;
}

/** The museum's own drawing of a storey; places on it in percent from its upper left corner. */
export interface PlanDrawing {
  readonly picture: string;
  readonly floor?: number;
  readonly title?: Texts;
  readonly points?: readonly { readonly left: number; readonly top: number; readonly scene?: string; readonly x?: number; readonly y?: number }[];
  readonly distance?: number;
}

export interface Museum {
  readonly id?: string;
  readonly language?: Language;
  readonly start?: string;
  readonly title?: Texts;
  readonly description?: Texts;
  readonly scenes?: readonly Scene[];
  readonly labels?: readonly SharedLabel[];
  readonly links?: readonly Link[];
  readonly objects?: readonly Exhibit[];
  readonly patch?: Patch;
  readonly walk?: { readonly find?: boolean; readonly camera_height?: number; readonly pairs?: readonly Pair[] };
  readonly highlights?: readonly string[];
  readonly plans?: readonly PlanDrawing[];
}

// ---- operations -------------------------------------------------------------------------------------------------

/**
 * A place in the document: names of fields, and for an item of a list its key: `["scenes", "hall.jpg", "labels", "l-4f2a",
 * "title", "kk"]`. Keys: scenes by `file`, labels, objects and routes by `id`, links by `"<from> <to>"`, `walk.pairs` by
 * both ids in the order of the alphabet with a blank between. Any other list (pictures, polygon, stops, highlights) is one value.
 *
 * A photograph needs no table in the document: what is set or added below it makes one, which leaves it at its place in the tour.
 * Moving a room (`["scenes", file]` before another's file) gives every room its place in the list. Keys are never set.
 */
export type At = readonly string[];

/** `was`: what the person saw there; `null`: nothing (an empty text and an empty list are nothing). */
export type Operation =
  | { readonly kind: "set"; readonly at: At; readonly value: Json; readonly was: Json }
  /** `at`: the list. `before`: key of the item that it comes before; null: the end. */
  | { readonly kind: "add"; readonly at: At; readonly item: Json; readonly before: string | null }
  /** `at`: the item. `before`: what stood behind it, for taking it back. */
  | { readonly kind: "remove"; readonly at: At; readonly was: Json; readonly before: string | null }
  | { readonly kind: "move"; readonly at: At; readonly before: string | null; readonly was: string | null };

/** Operations that happen together or not at all: one step of undo. `made`: ms; `said`: what it was, for undo and history. */
export interface Change {
  readonly id: string;
  readonly made: number;
  readonly said: string;
  readonly operations: readonly Operation[];
}

/** A change that could not be made as it was meant; nothing of it is lost until a person has chosen. */
export interface Aside {
  readonly change: Change;
  /** `changed`: somebody wrote another value; `gone`: what it was about is not there any more; `refused`: it breaks a rule. */
  readonly why: "changed" | "gone" | "refused";
  readonly by: string;
  readonly at: At;
  readonly present: Json;
  readonly sentence: Texts | null;
}

/** Everything that screens do with the document. They never keep a copy of it. */
export interface Store {
  /** The document with what is still on its way to the server. */
  readonly museum: Museum;
  readonly revision: number;
  readonly waiting: number;
  readonly asides: readonly Aside[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What the next undo takes back and the next redo makes again, as it was said; null: there is nothing. */
  readonly undoes: string | null;
  readonly redoes: string | null;
  /** How writing goes: `offline`: no answer; `signed_out`: the server knows the person no more; `closed`: nothing may be changed (the museum is in the archive). */
  readonly line: "good" | "offline" | "signed_out" | "closed";
  /** What the server says of that, if it says anything. */
  readonly lineSaid: Texts | null;
  /** Sets values; `was` is read from the document. Nothing is made where nothing differs. `merge`: key by which quick steps become one step of undo (typing, dragging). */
  set(said: string, values: readonly (readonly [At, Json])[], merge?: string): void;
  /** Makes a change of several kinds of operations. */
  make(said: string, operations: readonly Operation[], merge?: string): void;
  undo(): string | null;
  redo(): string | null;
  /** A person's choice about what lies aside. */
  settle(aside: Aside, choice: "mine" | "theirs"): void;
  /** Whether the browser keeps what waits, should the page or the computer die. */
  readonly keeps: boolean;
  /** Calls back after every change of anything above; gives a function that ends it. */
  subscribe(changed: () => void): () => void;
}

// ---- rooms: what the portal knows of photographs beside the document ----------------------------------------------

/** Tiles of the last preview, which were cut with this level (degrees). */
export interface RoomTiles {
  /** A scene record as the viewer reads it (tour/record.ts): tile grid, preview, limits. Addresses are below `base`. */
  readonly record: Json;
  readonly base: string;
  readonly level: { readonly pitch: number; readonly roll: number };
  /** Ways that the pictures showed (`origin: measured` in that preview's tour), in the directions of these tiles. */
  readonly found: readonly {
    readonly to: string;
    readonly yaw: number;
    readonly pitch: number;
    readonly arrival: { readonly yaw: number; readonly pitch: number } | null;
  }[];
}

export interface Room {
  readonly photograph: number;
  readonly file: string;
  /** The id that links use: the document's, else the one that a build gives. */
  readonly id: string;
  readonly small: string;
  readonly width: number;
  readonly height: number;
  readonly capturedAt: string | null;
  readonly tiles: RoomTiles | null;
}

export interface Person {
  readonly name: string;
  readonly room: string | null;
  readonly tab: string;
}

// ---- screens ----------------------------------------------------------------------------------------------------

export interface Api {
  /** GET or POST below `museums/<slug>/`; POST sends JSON, or a FormData as it is. Throws `Refused` with a sentence in three languages. */
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: Json | FormData): Promise<T>;
  address(path: string): string;
  /** What a request of one's own has to carry (files are sent by tus). */
  readonly headers: Readonly<Record<string, string>>;
}

export interface Context {
  readonly store: Store;
  readonly api: Api;
  readonly words: Words;
  readonly calm: boolean;
  rooms(): readonly Room[];
  room(id: string): Room | null;
  people(): readonly Person[];
  /** What to call a room or an object, in the language of the page. */
  named(scene: string): string;
  readonly pages: Pages;
  /** Says something to those who hear the page, and shows it for a while; `shown` false: it stands there anyway. */
  say(text: string, shown?: boolean): void;
  open(screen: string, detail?: Readonly<Record<string, string>>): void;
}

export interface Screen {
  readonly name: string;
  readonly element: HTMLElement;
  /** Takes the whole width: the list of rooms is put away while it is shown. */
  readonly wide?: boolean;
  /** Shown; `detail` comes from the address (`#rooms/hall`) or from `open`. */
  show(detail: Readonly<Record<string, string>>): void;
  hide(): void;
  /** Something of the document, of rooms or of people is another; called while shown. */
  update(): void;
  /** A key that the shell did not take; true if it is used. */
  key?(event: KeyboardEvent): boolean;
  /** Its keys, and what each does, for the window that tells them. */
  keys?(): readonly (readonly [string, string])[];
  /** A room is dragged from the list over the screen (client pixels; null: it has left), or let go there; true if it may be. */
  drag?(room: string, at: { readonly x: number; readonly y: number } | null, dropped: boolean): boolean;
}

/** Name, as it stands in the address (`#rooms/hall`) → how it is made, when it is first shown. In the order of their tabs. */
export type Screens = Readonly<Record<string, (context: Context) => Screen>>;

/** What the shell is given: the document and the line to the portal (`store/`). */
export interface Backing {
  readonly store: Store;
  readonly api: Api;
  rooms(): readonly Room[];
  people(): readonly Person[];
  /** Tells the others in which room one is. */
  here(room: string | null): void;
  /** Calls back when rooms or people are others; the store tells of itself. */
  subscribe(changed: () => void): () => void;
}
