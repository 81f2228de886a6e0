// One thing out of the outbox, to the portal: its page is asked for anew, for who is signed in and for a valid token, and
// then the form is sent as it was. Each form can come twice: the portal knows it again (cards/sending.py, by SHA-256).

import type { Item } from "./outbox";
import type { Config } from "./page";

export type Outcome =
  | { readonly kind: "sent"; readonly said: readonly Said[] }
  | { readonly kind: "refused"; readonly why: string }
  /** Nobody, or somebody else, is signed in. */
  | { readonly kind: "stranger" }
  | { readonly kind: "no line" };

export interface Said {
  readonly words: string;
  readonly wrong: boolean;
}

const TOKEN = "csrfmiddlewaretoken";

export async function send(item: Item, config: Config, progress: (share: number) => void): Promise<Outcome> {
  try {
    const page = await fetch(item.address, { cache: "no-store", headers: { Accept: "text/html" } });
    const there = parsed(await page.text());
    // (An address that leads elsewhere asks who one is.)
    if (page.redirected) return { kind: "stranger" };
    if (page.status >= 500) return { kind: "no line" };
    if (!page.ok) return { kind: "refused", why: heading(there) };
    const who = there.getElementById("field")?.textContent;
    if (!who || (JSON.parse(who) as Config).person !== item.person) return { kind: "stranger" };
    const token = there.querySelector<HTMLInputElement>(`[name=${TOKEN}]`)?.value ?? "";
    const answer = await posted(item, token, progress);
    return told(answer, parsed(answer.responseText), config);
  } catch {
    return { kind: "no line" };
  }
}

function posted(item: Item, token: string, progress: (share: number) => void): Promise<XMLHttpRequest> {
  const body = new FormData();
  for (const [name, value] of item.entries) if (name !== TOKEN) body.append(name, value);
  body.append(TOKEN, token);
  return new Promise((resolve, reject) => {
    // (Of how much has been sent, `fetch` says nothing.)
    const request = new XMLHttpRequest();
    request.open("POST", item.address);
    request.setRequestHeader("Accept", "text/html");
    request.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0);
    request.onload = () => resolve(request);
    request.onerror = request.onabort = request.ontimeout = () => reject(new Error(String(request.status)));
    request.send(body);
  });
}

function told(answer: XMLHttpRequest, page: Document, config: Config): Outcome {
  if (answer.status >= 500) return { kind: "no line" };
  const wrong = page.querySelector(".form-errors, .has-error .error")?.textContent?.trim();
  if (answer.status === 422) return { kind: "refused", why: wrong || config.words.refused };
  if (answer.status >= 400) return { kind: "refused", why: heading(page) || config.words.refused };
  const said = Array.from(page.querySelectorAll("#content > .notice"), (notice) => ({ words: notice.textContent?.trim() ?? "", wrong: notice.classList.contains("is-error") }));
  return { kind: "sent", said };
}

const parsed = (text: string): Document => new DOMParser().parseFromString(text, "text/html");
const heading = (page: Document): string => page.querySelector("h1")?.textContent?.trim() ?? "";
