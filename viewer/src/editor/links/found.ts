// What the linking says of a museum's photographs (src/jetisu360/build/found_links.py).

export interface FoundArrow {
  readonly yaw: number;
  readonly pitch: number;
  /** Where one looks who comes in from the other room. */
  readonly arrives: number;
}

/** [yaw, pitch] in the first room, [yaw, pitch] in the second. */
export type Place = readonly [number, number, number, number];

export interface FoundPair {
  /** Names of the two photographs. */
  readonly rooms: readonly [string, string];
  readonly status: "sure" | "suggested" | "confirmed" | "drawn" | "refused";
  readonly confidence: number;
  readonly a: FoundArrow;
  readonly b: FoundArrow;
  /** Where the second camera is in the first picture, and back. */
  readonly yaw: number;
  readonly back: number;
  readonly turn: number;
  readonly metres: number | null;
  readonly matches: number;
  readonly agree: number;
  readonly loops: number;
  readonly joins: boolean;
  readonly contradicts: boolean;
  readonly copies: boolean;
  readonly arrow: boolean;
  readonly places: readonly Place[];
}

export interface FoundRoom {
  readonly file: string;
  readonly part: number;
  readonly scale: number;
  /** Whether its place on a plan is known. */
  readonly placed: boolean;
  readonly heading: number;
  readonly x: number;
  readonly y: number;
  readonly floor: number;
}

export interface Found {
  readonly rooms: readonly FoundRoom[];
  readonly parts: readonly { readonly north: boolean; readonly measured: boolean }[];
  readonly pairs: readonly FoundPair[];
}

/** The answer of `links/api/found?revision=N`, which waits for N where it `solves`. `found` is null before the first preview. */
export interface FoundAnswer {
  readonly found: Found | null;
  /** Of the document that it was solved with. */
  readonly revision: number | null;
  /** Whether the tour is solved again after every answer; else with the next preview. */
  readonly solves?: boolean;
}
