// The files of the index, fetched once each; docs/search.md has their format.

import { FACTS } from "./facts";

/** [the word as it is spelled, documents that have it in the title, documents that have it in the text]. */
type Spelling = readonly [string, readonly number[], readonly number[]];

export interface Entry {
  readonly key: string;
  readonly spellings: readonly Spelling[];
}

/** [kind, title, its language if another, line, page, view, picture]. */
export type Result = readonly [number, string, string | null, string, string, string, string];

/** Asks once; again only after a failure. */
function once<Key, Value>(ask: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const kept = new Map<Key, Promise<Value>>();
  return (key) => {
    let asked = kept.get(key);
    if (!asked) {
      asked = ask(key);
      kept.set(key, asked);
      asked.catch(() => kept.delete(key));
    }
    return asked;
  };
}

async function load(name: string): Promise<Response> {
  const answer = await fetch(`${FACTS.base}${FACTS.path}/${name}`);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer;
}

/** What results show of the documents of one file. */
export const chunk = once(async (number: number) => (await (await load(`${FACTS.language}-${number}.json`)).json()) as Result[]);

export const shard = once(async (number: number) => parse(await (await load(`${number}.bin`)).arrayBuffer()));

/** The file that a key would be in: the last that begins with it or before it. */
export function shardOf(key: string): number {
  let [low, high] = [0, FACTS.shards.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((FACTS.shards[middle] ?? "") <= key) low = middle;
    else high = middle - 1;
  }
  return low;
}

function parse(buffer: ArrayBuffer): Entry[] {
  const bytes = new Uint8Array(buffer);
  const text = new TextDecoder();
  const entries: Entry[] = [];
  let at = 0;
  const take = (length: number): Uint8Array => bytes.subarray(at, (at += length));
  const number = (): number => {
    let [value, shift, byte] = [0, 0, 0];
    do {
      byte = bytes[at++] ?? 0;
      value += (byte & 127) * 2 ** shift;
      shift += 7;
    } while (byte & 128);
    return value;
  };
  const list = (): number[] => {
    const head = number();
    const found: number[] = [];
    if (head % 2) {
      const bits = take(Math.ceil(FACTS.documents / 8));
      for (let place = 0; place < bits.length * 8; place++) if (((bits[place >> 3] ?? 0) >> (place & 7)) & 1) found.push(place);
    } else for (let count = head / 2, last = -1; count > 0; count--) found.push((last += number() + 1));
    return found;
  };
  let before: Uint8Array = new Uint8Array(0);
  while (at < bytes.length) {
    const [shared, length] = [number(), number()];
    const whole = new Uint8Array(shared + length);
    whole.set(before.subarray(0, shared));
    whole.set(take(length), shared);
    before = whole;
    const key = text.decode(whole);
    const spellings: Spelling[] = [];
    for (let count = number(); count > 0; count--) {
      const size = number();
      spellings.push([size ? text.decode(take(size)) : key, list(), list()]);
    }
    entries.push({ key, spellings });
  }
  return entries;
}
