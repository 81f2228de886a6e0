// What is asked for before there is anything to draw it with: the answers wait here.

const asked = new Map<string, Promise<Response>>();

/** Asks for a file that will be wanted. */
export function askEarly(address: string): void {
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
