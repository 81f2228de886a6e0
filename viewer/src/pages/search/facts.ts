// What the search page tells its script (publish/search/pages.py).

import { facts } from "../dom";

interface Said {
  readonly [name: string]: string | Readonly<Record<string, string>>;
  readonly "search-count": Readonly<Record<string, string>>;
}

interface Facts {
  readonly base: string;
  readonly path: string;
  readonly language: string;
  readonly strings: Said;
  /** Folded chains of Kazakh suffixes, and Russian endings, the longest first; between spaces. */
  readonly suffixes: string;
  readonly russian: string;
  /** First key of every shard. */
  readonly shards: readonly string[];
  readonly documents: number;
  /** Documents a file of what is shown. */
  readonly chunk: number;
}

export const FACTS = facts<Facts>("search-facts");
