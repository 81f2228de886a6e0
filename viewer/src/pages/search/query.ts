// Which documents a query finds, in which order.

import { FACTS } from "./facts";
import { chunk, type Entry, type Result, shard, shardOf } from "./shards";
import { englishStem, fold, keys, russianStem, words } from "./terms";

/** Document → how well it fits, 0 the best. */
type Fits = Map<number, number>;

const MOST_WORDS = 8;
/** Title before text (4), the whole word before a beginning (2), spelled so before folded (1). */
const [IN_TEXT, BEGINNING, FOLDED] = [4, 2, 1];
/** What a word costs that a document has not: more than any fit. */
const MISSING = 8;

function better(fits: Fits, documents: readonly number[], fit: number): void {
  for (const one of documents) if (!((fits.get(one) ?? Infinity) <= fit)) fits.set(one, fit);
}

function add(fits: Fits, entry: Entry, word: string, beginning: boolean): void {
  for (const [spelling, titled, told] of entry.spellings) {
    const exact = word.startsWith(spelling) || (beginning && spelling.startsWith(word));
    const fit = (beginning ? BEGINNING : 0) + (exact ? 0 : FOLDED);
    better(fits, titled, fit);
    better(fits, told, fit + IN_TEXT);
  }
}

async function fitsOf(word: string, typing: boolean): Promise<Fits> {
  const folded = fold(word);
  const fits: Fits = new Map();
  const wanted = keys(folded).filter((key) => key.length > 1 || key === folded);
  const loaded = await Promise.all(wanted.map((key) => shard(shardOf(key))));
  // The longest stem that there is decides, with what it is in the other languages; shorter ones would be other words.
  let allowed: string[] = [];
  wanted.forEach((key, place) => {
    if (allowed.length && !allowed.includes(key)) return;
    const entry = loaded[place]?.find((one) => one.key === key);
    if (!entry) return;
    if (!allowed.length) allowed = [key, russianStem(key), russianStem(folded), englishStem(folded)];
    add(fits, entry, word, false);
  });
  if (typing) await beginnings(fits, folded, word);
  // An unknown form: what has as much of it as possible in common.
  for (let length = folded.length - 1; !fits.size && length >= Math.max(4, folded.length - 4); length--)
    await beginnings(fits, folded.slice(0, length), word.slice(0, length));
  return fits;
}

async function beginnings(fits: Fits, folded: string, word: string): Promise<void> {
  const number = shardOf(`${folded}*`);
  let entries = await shard(number);
  const head = entries.find(({ key }) => key === `${folded}*`);
  if (head) return add(fits, head, word, true);
  // They may all be in the next file, whose first key is then one of them.
  if (FACTS.shards[number + 1]?.startsWith(folded)) entries = await shard(number + 1);
  for (const entry of entries) if (entry.key.startsWith(folded) && entry.key !== folded) add(fits, entry, word, true);
}

export interface Found {
  /** Numbers of documents in the order of the results. */
  readonly found: number[];
  /** True where not all words are in each. */
  readonly some: boolean;
}

/** Documents whose title or number is all that is asked for, cut and spelled as one likes. */
async function wholes(asked: readonly string[]): Promise<readonly number[]> {
  const key = `=${asked.map(fold).join("")}`;
  return (await shard(shardOf(key))).find((entry) => entry.key === key)?.spellings[0]?.[1] ?? [];
}

export async function search(query: string, typing = true): Promise<Found> {
  const asked = words(query).slice(0, MOST_WORDS);
  if (!asked.length || !FACTS.documents) return { found: [], some: false };
  const parts = await Promise.all(asked.map((word, place) => fitsOf(word, typing && place === asked.length - 1)));
  const total: Fits = new Map();
  for (const part of parts)
    for (const [one, fit] of part) total.set(one, (total.get(one) ?? parts.length * MISSING) - MISSING + fit);
  const exact = new Set(await wholes(asked));
  let found = [...total.keys()].filter((one) => exact.has(one) || parts.every((part) => part.has(one)));
  found.push(...[...exact].filter((one) => !total.has(one)));
  const some = !found.length && parts.length > 1 && total.size > 0;
  if (some) found = [...total.keys()];
  const fit = (one: number): number => (exact.has(one) ? -1 - parts.length * MISSING : (total.get(one) ?? 0));
  return { found: found.sort((a, b) => fit(a) - fit(b) || a - b), some };
}

/** What results show of these documents. */
export async function shown(numbers: readonly number[]): Promise<Result[]> {
  const chunks = await Promise.all(numbers.map((one) => chunk(Math.floor(one / FACTS.chunk))));
  return numbers.map((one, place) => chunks[place]?.[one % FACTS.chunk] as Result);
}
