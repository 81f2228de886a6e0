// What the store and the portal tell each other (portal/editor/api_views.py).

import type { At, Change, Json, Museum, Operation, Person, Texts } from "../contract";

/** What became of a change that was sent. */
export interface Result {
  readonly id: string;
  readonly status: "done" | "changed" | "gone" | "refused";
  readonly at?: At;
  readonly present?: Json;
  readonly by?: string;
  readonly sentence?: Texts;
}

/** A change that is written. `operations` null: the one that has been sent with this id. */
export interface Written {
  readonly id: string;
  readonly revision: number;
  readonly by: string;
  readonly operations: readonly Operation[] | null;
}

/** What is new since a revision: the changes one by one, or the document as it is now. */
export interface News {
  readonly revision: number;
  readonly changes: readonly Written[];
  readonly document: Museum | null;
  /** Another word when photographs were added, removed or looked into. */
  readonly rooms: string;
  readonly people: readonly Person[];
}

export interface Answer extends News {
  readonly results: readonly Result[];
}

/** The line to the portal; it throws `Refused`. */
export interface Line {
  send(revision: number, changes: readonly Change[]): Promise<Answer>;
  /** `whole`: the document itself, whatever is known of it. */
  news(revision: number, whole: boolean): Promise<News>;
}
