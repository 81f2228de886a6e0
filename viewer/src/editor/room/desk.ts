// What the parts of the room's screen share: the room, what is chosen in it, the picture, and the tool at work.

import type { At, Context, Label, Room, Scene } from "../contract";
import type { Marks } from "./marks";
import type { Panorama } from "./panorama";
import type { Angles, Level } from "./turning";
import type { Way } from "./ways";

export interface Desk {
  readonly context: Context;
  /** null: the browser shows no panorama. */
  readonly panorama: Panorama | null;
  readonly marks: Marks | null;
  /** For lines over the picture. */
  readonly lines: SVGSVGElement;
  /** For handles over the picture. */
  readonly handles: HTMLElement;
  readonly room: Room;
  readonly scene: Scene | null;
  /** The level in which directions are meant, and the picture is shown. */
  readonly level: Level;
  /** Key of the chosen mark; "": the room itself. */
  readonly chosen: string;
  readonly ways: readonly Way[];
  /** Nothing may be changed. */
  readonly frozen: boolean;
  /** All that are seen in the room, each where it is seen there. */
  readonly labels: readonly Label[];
  label(id?: string): Label | null;
  /** Where a label is written: with its room, or once for every room. */
  atLabel(id: string, ...path: string[]): At;
  way(to?: string): Way | null;
  choose(key: string, focus?: boolean): void;
  start(mode: Mode): void;
  stop(): void;
  addLabel(at: Angles): void;
  addWay(at: Angles): void;
  remove(key: string): void;
}

/** A tool that has the picture to itself until it is done. */
export interface Mode {
  readonly name: string;
  /** What is to be done, and its buttons. */
  readonly bar: HTMLElement;
  /** A click on the picture. */
  click?(at: Angles): void;
  key?(event: KeyboardEvent): boolean;
  /** After every frame. */
  draw?(): void;
  /** The document is another. */
  update?(): void;
  end(): void;
}
