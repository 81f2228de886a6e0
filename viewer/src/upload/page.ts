// What the page has for the script: its elements, addresses and words.

export const byId = <T extends HTMLElement>(id: string): T => {
  const found = document.getElementById(id);
  if (!found) throw new Error(id);
  return found as T;
};

export const box = byId("upload");
const told = (name: string): string => box.dataset[name] ?? "";
export const addresses = { uploads: told("uploads"), known: told("known"), hash: told("hash"), after: told("after") };
export const token = told("token");
export const replaces = told("replaces");
export const language = told("language");

const texts = JSON.parse(byId("upload-words").textContent ?? "{}") as Record<string, string>;

/** A text of the page with its {gaps} filled. */
export const say = (word: string, values: Readonly<Record<string, string | number>> = {}): string =>
  (texts[word] ?? "").replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));

/** 12 MB: as the page itself writes sizes. */
export function size(bytes: number): string {
  const [word, unit] = bytes >= 1e9 ? (["GB", 1e9] as const) : bytes >= 1e6 ? (["MB", 1e6] as const) : (["KB", 1e3] as const);
  const amount = bytes / unit;
  return say(word, { amount: new Intl.NumberFormat(language, { maximumFractionDigits: amount < 10 ? 1 : 0 }).format(amount) });
}

export interface Answer {
  readonly clutter?: boolean;
  readonly refused?: string;
  readonly have?: string;
  readonly url?: string;
  readonly offset?: number;
}

export interface Asked {
  readonly name: string;
  readonly size: number;
  readonly sha256?: string;
  readonly replaces?: string;
}

/** The portal answers, and not with what was asked for; `signedOut`: since it does not know the person any more. */
export class Stopped extends Error {
  constructor(readonly signedOut: boolean) {
    super();
  }
}

/** Asks the portal of files before they are sent. */
export async function ask(files: readonly Asked[]): Promise<{ files: Answer[]; refused?: string }> {
  const answer = await fetch(addresses.known, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token },
    body: JSON.stringify({ files }),
  });
  if (answer.redirected || answer.status === 401 || answer.status === 403) throw new Stopped(true);
  if (answer.status >= 400 && answer.status < 500) throw new Stopped(false);
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()) as { files: Answer[]; refused?: string };
}
