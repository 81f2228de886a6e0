// What control keeps on a phone: pages that can be read without a line. Known to the page and to its service worker.

/** One cache for one person: it goes when that person signs out, or another one comes. */
export const CACHE = "jetisu360:field";
/** What of control can be read without a line: the folder, a card, its photographs and their page. */
export const READABLE = /^\/control\/(?:assignments\/\d+(?:\/evidence)?|evidence\/\d+)?$/;
export const PICTURE = /^\/control\/evidence\/\d+\/small$/;
/** Pages and pictures that are kept; the oldest go first. */
export const MOST = 300;
/** After that many milliseconds a page is too old to be shown. */
export const TOO_OLD = 14 * 24 * 3600 * 1000;
/** When a page was kept, as a header in the cache. */
export const KEPT_AT = "x-kept-at";

/** What a page asks its service worker to have at hand. */
export interface Keep {
  readonly pages: readonly string[];
  readonly files: readonly string[];
}
