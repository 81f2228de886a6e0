// What the viewer is to its parts, and its parts to it: they know each other by this alone, never by their files.

import type { Motion } from "../control/motion";
import type { Size, View } from "../core/view";
import type { Memory } from "../more/memory";
import type { Say } from "../more/words";
import type { Over } from "../ui/over";
import type { XrSession } from "../xr/webxr";
import type { StopAddress } from "./address";
import type { Trail } from "./trail";
import type { LinkRecord, Lists, PictureRecord, Records, SceneRecord, Strings, TourData } from "./record";

export interface WalkOptions {
  readonly link?: LinkRecord | null;
  readonly view?: View | null;
  /** False when the address already is that of the target (back and forward). */
  readonly push?: boolean;
  /** The stop of a guided route that one walks to; the one before stays in the entry of before. */
  readonly stop?: StopAddress;
}

/** The viewer, as its parts use it; sends what docs/viewer.md says. */
export interface TourViewer extends EventTarget {
  readonly root: HTMLElement;
  readonly surface: HTMLElement;
  readonly data: TourData;
  readonly records: Records;
  /** Seconds of rest after which a hall's screen begins anew; null elsewhere. */
  readonly kiosk: number | null;
  /** What hangs over the picture; null before the first view. */
  readonly over: Over | null;
  readonly scene: string;
  readonly record: SceneRecord;
  readonly view: View;
  readonly cssSize: Size;
  /** Whether one is walking from scene to scene. */
  readonly busy: boolean;
  /** Whether the view moves by itself now. */
  readonly moving: boolean;
  /** Whether motion is not wanted. */
  readonly calm: boolean;
  /** The stop of a guided route that the visitor stands at. */
  stop: StopAddress | null;
  /** The browser's history. */
  readonly trail: Trail;
  /** What is open over the picture, by its name in the address. */
  readonly open: string | null;
  opened: Opening | null;
  /** Back or forward was pressed during a walk. */
  turnedBack: boolean;
  onward: Onward | null;
  hold(view: View, frame: SceneRecord): View;
  look(view: View): void;
  move(step: Motion): Promise<void>;
  go(view: View, duration?: number): Promise<void>;
  tell(): void;
  openLabel(id: string, from: HTMLElement): void;
  openNamed(name: string): void;
  atStop(stop: StopAddress | null, push?: boolean): void;
  walkTo(id: string, options?: WalkOptions): Promise<void>;
}

/** What is open over the picture: an account that the second script keeps. */
export interface Opening {
  /** How many things are open, one over the other, and what the last is called in the address. */
  readonly count: number;
  readonly name: string | null;
}

/** The view of who walks along `link` (null: jumps) and would look `ahead`. */
export type Onward = (ahead: View, from: SceneRecord, link: LinkRecord | null, to: SceneRecord) => View;

/** What the second script gives to the first. */
export interface More {
  enlarge(pictures: readonly PictureRecord[], index: number): Promise<void>;
  /** Opens a list by its name in the address. */
  open(name: string): void;
  share(): Promise<void>;
  /** Back or forward was pressed: goes where the address says. */
  turnBack(): Promise<void>;
}

export type StartMore = (viewer: TourViewer, strings: Strings, lists: Lists) => More;

/** Turning slowly by itself. */
export interface Turning {
  readonly isOn: boolean;
  toggle(): void;
  stop(): void;
}

/** The guided routes. */
export interface Guiding {
  readonly isOn: boolean;
  open(from: HTMLElement): void;
  leave(): void;
}

/** What a visitor asks for now and then; the focus comes back to `from`. */
export interface Asked {
  rooms(from: HTMLElement): void;
  room(from: HTMLElement): void;
  settings(from: HTMLElement): void;
  plan(from: HTMLElement): void;
  share(): void;
  readonly rotation: Turning;
  readonly guide: Guiding;
}

/** What a visit asks for once, if ever. */
export interface Rare {
  /** Follows the phone until what it gives back is called; `silent` hears when no sensor says anything. */
  follow(viewer: TourViewer, silent: () => void): () => void;
  /** Opens a picture as large as the window, with the others to turn to. */
  enlarge(root: HTMLElement, base: string, say: Say, pictures: readonly PictureRecord[], index: number): void;
}

/** What is this visitor's own. */
export interface Own {
  /** Lets who reads of an object like it. */
  like(): void;
}

/** What these need of the second script: which side of the world is ahead, and that something was switched on or off. */
export interface Around {
  facing(): string;
  refresh(): void;
}

/** What has a script of its own, fetched when it is first asked for: each script puts its share into `window.jetisu360`. */
export interface Parts {
  /** Shows the tour in a headset's session until it ends. */
  xr?: (viewer: TourViewer, session: XrSession, say: Say) => Promise<void>;
  /** Watches a hall's screen for a rest of so many seconds, and then lets all begin anew; `stop` ends what goes on by itself. */
  kiosk?: (viewer: TourViewer, rest: number, say: Say, memory: Memory, stop: () => void) => void;
  /** Picture and text where there is no WebGL. */
  plain?: (root: HTMLElement, data: TourData) => void;
  rare?: Rare;
  /** Lists, routes, texts and settings, and turning by itself. `route`: the button of the routes. */
  asked?: (viewer: TourViewer, say: Say, lists: Lists, memory: Memory, route: HTMLElement, around: Around) => Asked;
  /** Explains the signs on the first visit; likes and what else is this visitor's own. */
  own?: (viewer: TourViewer, memory: Memory, say: Say) => Own;
  /** Lets buttons make room for doors and labels that they stand over. */
  aside?: (viewer: TourViewer) => void;
}
