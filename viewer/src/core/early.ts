// What is asked for before there is anything to draw it with: the answers wait here.

/** So many at once; by the time they are there, the others are asked for one by one. */
const MOST = 12;

const asked = new Map<string, Promise<Response>>();

/** Asks for a file that will be wanted, unless many are under way. */
export function askEarly(address: string): void {
  if (asked.size >= MOST) return;
  const answer = fetch(address);
  // Whoever takes the answer hears of it.
  answer.catch(() => undefined);
  asked.set(address, answer);
}

/** The answer to a request, which may be under way already. */
export function answerTo(address: string, signal: AbortSignal): Promise<Response> {
  const early = asked.get(address);
  asked.delete(address);
  return early ?? fetch(address, { signal });
}
