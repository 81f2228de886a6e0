// Control in the field, on a phone: what one has opened can be read without a line, and what one sends there waits on
// the phone until there is one. Desks have a line: for them nothing is changed.

import { CACHE, type Keep } from "./kept";
import { Bar } from "./bar";
import { add, change, type Item, of, remove } from "./outbox";
import { type Config, sentence } from "./page";
import { type Said, send } from "./send";

const PATIENCE = 6000;
/** What was said to the last page is told by the next one. */
const SAID = "jetisu360.field.said";
const PERSON = "jetisu360.field.person";
const TRY_AGAIN = 60_000;

const given = document.getElementById("field")?.textContent;
if (given && matchMedia("(pointer: coarse)").matches && "indexedDB" in window) void field(JSON.parse(given) as Config);

async function field(config: Config): Promise<void> {
  let items: Item[] = [];
  let working: string | null = null;
  let stranger = false;
  let line = navigator.onLine;
  const asOf = document.body.dataset.keptAt ?? null;
  const bar = new Bar(config, {
    send: () => void sendAll(),
    remove: (item) => void remove(item.id).then(renew),
  });
  const show = (): void => bar.show(items, line, working, asOf, stranger);
  const renew = async (): Promise<void> => {
    items = await of(config.person).catch(() => []);
    show();
  };

  async function sendAll(): Promise<void> {
    if (working !== null) return;
    const said: Said[] = [];
    let here = false;
    for (const item of items.filter(({ refused }) => !refused)) {
      working = sentence(config, "sending", { what: item.what, percent: 0 });
      show();
      const outcome = await send(item, config, (share) => {
        working = sentence(config, "sending", { what: item.what, percent: Math.floor(100 * share) });
        show();
      });
      stranger = outcome.kind === "stranger";
      line = outcome.kind !== "no line";
      if (outcome.kind === "sent") {
        await remove(item.id);
        said.push(...outcome.said);
        here ||= item.address === location.pathname;
      } else if (outcome.kind === "refused") await change({ ...item, refused: outcome.why });
      else break;
    }
    working = null;
    await renew();
    if (said.length) tell(said, here);
  }

  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (event.defaultPrevented || !("later" in form.dataset) || "sure" in form.dataset) return;
    event.preventDefault();
    if (form.getAttribute("aria-busy") === "true") return;
    form.setAttribute("aria-busy", "true");
    void submitted(form, event.submitter).finally(() => form.removeAttribute("aria-busy"));
  });

  async function submitted(form: HTMLFormElement, button: HTMLElement | null): Promise<void> {
    const files = Array.from(form.querySelectorAll<HTMLInputElement>("input[type=file]")).some((input) => input.files?.length);
    // Photographs take long, and a line may break meanwhile: they are on the phone first, whatever the line is like.
    if (!files && (await hasLine())) {
      form.dataset.sure = "";
      form.requestSubmit(button instanceof HTMLButtonElement ? button : null);
      delete form.dataset.sure;
      return;
    }
    const body = new FormData(form);
    if (button instanceof HTMLButtonElement && button.name) body.append(button.name, button.value);
    const entries = Array.from(body.entries()).filter(([, value]) => typeof value === "string" || value.size > 0);
    try {
      await add({
        person: config.person,
        address: location.pathname,
        about: document.querySelector("h1")?.textContent?.trim().slice(0, 120) ?? document.title,
        what: button?.textContent?.trim() ?? "",
        at: new Date().toISOString(),
        entries,
      });
    } catch {
      // No room on the phone: that is said, and the form stays as it was filled in.
      alert(config.words.full);
      return;
    }
    form.reset();
    await renew();
    notice(form, config.words.kept);
    void sendAll();
  }

  addEventListener("online", () => {
    line = true;
    void sendAll();
    show();
  });
  addEventListener("offline", () => {
    line = false;
    show();
  });
  setInterval(() => navigator.onLine && items.some(({ refused }) => !refused) && void sendAll(), TRY_AGAIN);
  document.addEventListener("submit", (event) => {
    if ("leaves" in (event.target as HTMLFormElement).dataset && items.length && !confirm(config.words.leave)) event.preventDefault();
  });

  told();
  await another(config.person);
  await renew();
  if (!asOf) void keepAtHand(config);
  if (line && !asOf) void sendAll();
}

/** Whether the portal answers, whatever it says. */
async function hasLine(): Promise<boolean> {
  if (!navigator.onLine) return false;
  try {
    await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    return true;
  } catch {
    return false;
  }
}

/** What another person had opened here is nobody's to read. */
async function another(person: number): Promise<void> {
  try {
    if (localStorage.getItem(PERSON) !== String(person)) await caches.delete(CACHE);
    localStorage.setItem(PERSON, String(person));
  } catch {
    await caches.delete(CACHE);
  }
}

/** This page, and the cards that it names, with what they look like. */
async function keepAtHand(config: Config): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register(config.worker, { scope: "/control/" });
    const { active } = await navigator.serviceWorker.ready;
    const cards = Array.from(document.querySelectorAll<HTMLAnchorElement>("#content a[href^='/control/assignments/']"), ({ pathname }) => pathname);
    const own = [...new Set(cards.filter((path) => /^\/control\/assignments\/\d+$/.test(path)))].slice(0, 40);
    const files = Array.from(document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>("link[rel=stylesheet], script[src]"), (element) => (element instanceof HTMLLinkElement ? element.href : element.src));
    const keep: Keep = { pages: [location.pathname + location.search, ...own.flatMap((path) => [path, `${path}/evidence`])], files: ["/control/offline", ...files] };
    active?.postMessage({ keep });
  } catch {
    // Without it there is nothing to read without a line; what is sent waits all the same.
  }
}

function notice(form: HTMLElement, words: string): void {
  const shown = document.createElement("p");
  shown.className = "notice is-info";
  shown.setAttribute("role", "status");
  shown.textContent = words;
  form.before(shown);
}

/** What the portal said. The page of it comes anew first. */
function tell(said: readonly Said[], here: boolean): void {
  try {
    sessionStorage.setItem(SAID, JSON.stringify(said));
  } catch {
    // The page shows what has arrived.
  }
  if (here) location.reload();
  else told();
}

function told(): void {
  const main = document.getElementById("content");
  try {
    const kept = sessionStorage.getItem(SAID);
    sessionStorage.removeItem(SAID);
    for (const { words, wrong } of kept ? (JSON.parse(kept) as Said[]) : []) {
      const shown = document.createElement("p");
      shown.className = `notice is-${wrong ? "error" : "success"}`;
      shown.setAttribute("role", wrong ? "alert" : "status");
      shown.textContent = words;
      main?.prepend(shown);
    }
  } catch {
    // Nothing is told twice rather than wrongly.
  }
}
