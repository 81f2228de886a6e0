// What a photograph is looked at on, sphere or flat alike: the page moves frames on it and knows no projection.

import type { Direction } from "../control/keyboard";
import type { Picture, Where } from "./model";

/** A point of the screen, from the surface's upper left corner, CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How a marked place looks: what is asked about, what is still open, what is blurred, what may be seen, what is being drawn. */
export type MarkLook = "current" | "open" | "blur" | "keep" | "edit";

export interface Mark {
  readonly key: string;
  readonly where: Where;
  readonly look: MarkLook;
}

/** A picture around a place that is sharper than the whole; `around` as in `Item`. */
export interface Detail {
  readonly where: Where;
  readonly around: number;
  readonly address: string;
}

export interface Surface {
  readonly element: HTMLElement;
  /** What was looked at before goes; rejects with what the server said, and does nothing when another one was asked for since. */
  show(picture: Picture): Promise<void>;
  /** Looks at a place; `calm`: at once. */
  look(where: Where, calm: boolean): void;
  /** Looks as one does who comes in. */
  home(): void;
  sharpen(detail: Detail | null): void;
  mark(marks: readonly Mark[]): void;
  nudge(way: Direction): void;
  zoom(closer: boolean): void;
  /** Whether dragging draws instead of looking around. */
  drawing: boolean;
  /** A frame in the middle of what one sees. */
  middle(): Where;
  between(from: Point, to: Point): Where;
  /** The frame moved as the pointer went. */
  shifted(where: Where, from: Point, to: Point): Where;
  /** The frame moved and grown by steps of the keyboard, right and up. */
  stepped(where: Where, right: number, up: number, wider: number, taller: number): Where;
  /** Its corners on the screen, clockwise from the upper left one; those behind one's back are left out. */
  corners(where: Where): Point[];
  destroy(): void;
}
