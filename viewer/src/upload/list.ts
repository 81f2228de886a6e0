// The list of photographs below: fetched anew while something comes in or is being looked into, row by row, so that
// nothing that a person reads or has under the finger moves without need.

// (The page on which one photograph is replaced has no list.)
const list = document.getElementById("photographs") ?? document.createElement("div");
const QUIET = 2000;
let timer = 0;
let asked = false;

/** Soon, and once for many calls. */
export function refresh(after = 400): void {
  if (asked || !list.isConnected) return;
  asked = true;
  clearTimeout(timer);
  timer = window.setTimeout(() => void fetched(), after);
}

async function fetched(): Promise<void> {
  asked = false;
  try {
    const answer = await fetch(list.dataset.address ?? "", { headers: { Accept: "text/html" } });
    if (answer.ok && !answer.redirected) {
      const got = document.createElement("div");
      got.innerHTML = await answer.text();
      renew(got);
    }
  } catch {
    // The line is lost: the next time.
  }
  watch();
}

/** Asks again as long as a photograph waits for its verdict. */
export function watch(): void {
  if (list.querySelector("[data-waits]")) refresh(QUIET);
}

function renew(got: HTMLElement): void {
  // A part that has the same rows stays; a row that has the same version is the same element.
  const before = new Map(Array.from(list.querySelectorAll<HTMLElement>("[data-version]"), (row) => [row.id, row]));
  for (const row of Array.from(got.querySelectorAll<HTMLElement>("[data-version]"))) {
    const known = before.get(row.id);
    if (known && known.dataset.version === row.dataset.version) row.replaceWith(known);
  }
  const focused = document.activeElement instanceof HTMLElement && got.contains(document.activeElement) ? document.activeElement : null;
  list.replaceChildren(...Array.from(got.childNodes));
  focused?.focus({ preventScroll: true });
  hideOwn();
}

const own = new Set<string>();

/** An upload of this page's is shown above, not among what is not whole. */
export function isOwn(url: string): void {
  own.add(url.replace(/\/+$/, "").split("/").pop() ?? "");
  hideOwn();
}

export function isOwnNoMore(url: string): void {
  own.delete(url.replace(/\/+$/, "").split("/").pop() ?? "");
}

function hideOwn(): void {
  const part = list.querySelector<HTMLElement>('[data-part="parts"]');
  if (!part) return;
  const rows = Array.from(part.querySelectorAll<HTMLElement>("[data-upload]"));
  for (const row of rows) row.hidden = own.has(row.dataset.upload ?? "");
  part.hidden = rows.every((row) => row.hidden);
}
