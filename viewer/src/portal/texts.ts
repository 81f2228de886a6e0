// The page of an official text: keys for every decision, and each without loading the whole page anew. Every form and
// link of it works without this script, which presses the same buttons and puts the answer in the place of what was there.

/** By their place on the keyboard, so that they work with Kazakh and Russian letters, too. */
const CODES: Readonly<Record<string, string>> = {
  KeyJ: "next",
  KeyK: "previous",
  KeyC: "confirm",
  KeyA: "give",
  KeyR: "refuse",
  KeyE: "edit",
  KeyS: "split",
  KeyM: "merge",
  KeyZ: "undo",
};
const OFF = "jetisu360.texts.keys";
const FIELDS = "input:not([type=hidden], [type=checkbox]), textarea, select";

/** Keys that came while an answer was awaited: they are about what comes then. */
const waiting: string[] = [];
let asking = false;

const bench = () => document.getElementById("bench");
const find = <T extends HTMLElement = HTMLElement>(what: string) => bench()?.querySelector<T>(what) ?? null;

function isOff(): boolean {
  try {
    return localStorage.getItem(OFF) === "off";
  } catch {
    return false;
  }
}

function switchKeys(off: boolean): void {
  try {
    localStorage.setItem(OFF, off ? "off" : "on");
  } catch {
    // Where nothing may be kept it holds for this page only, which then says so by its button.
  }
  ready();
}

/** What only works with a script is shown, and the current quote brought into view. */
function ready(): void {
  const keys = find("[data-keys]");
  const button = find("[data-keys-switch]");
  if (keys) keys.hidden = false;
  bench()?.classList.toggle("has-keys", !isOff());
  if (button) {
    button.textContent = (isOff() ? button.dataset.off : button.dataset.on) ?? "";
    button.setAttribute("aria-pressed", String(!isOff()));
  }
}

/** The quote is brought into the text's own window; the proposal under the bar, where it lies elsewhere (`moved`). */
function show(moved: boolean): void {
  const quote = find("mark.is-current");
  const text = find("[data-text]");
  if (quote && text && text.scrollHeight > text.clientHeight) {
    const at = quote.getBoundingClientRect().top - text.getBoundingClientRect().top;
    if (at < 0 || at > text.clientHeight - 80) text.scrollTop += at - text.clientHeight / 3;
  }
  const proposal = find(".proposal.is-current");
  const top = proposal?.getBoundingClientRect().top ?? 0;
  if (moved && (top < 50 || top > innerHeight / 3)) proposal?.scrollIntoView({ block: "start" });
}

async function ask(address: string, body?: FormData): Promise<void> {
  asking = true;
  bench()?.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, body ? { method: "POST", body } : {});
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("bench");
    if (!fresh) throw new Error("another page");
    put(page, fresh);
    history.replaceState(null, "", answer.url.includes("?at=") ? answer.url : location.href);
  } catch {
    // Signed out, not allowed any more, no network: the browser shows what there is to show.
    waiting.length = 0;
    location.reload();
    return;
  }
  asking = false;
  const next = waiting.shift();
  if (next) press(next);
}

function put(page: Document, fresh: HTMLElement): void {
  const scrolled = find("[data-text]")?.scrollTop ?? 0;
  const open = find<HTMLDetailsElement>("[data-keys]")?.open ?? false;
  bench()?.replaceWith(document.adoptNode(fresh));
  const text = find("[data-text]");
  if (text) text.scrollTop = scrolled;
  const keys = find<HTMLDetailsElement>("[data-keys]");
  if (keys) keys.open = open;
  const main = document.getElementById("content");
  for (const old of main?.querySelectorAll(":scope > .notice") ?? []) old.remove();
  main?.prepend(...Array.from(page.querySelectorAll("#content > .notice"), (notice) => document.adoptNode(notice)));
  ready();
  show(true);
  const wrong = find(".proposal.is-current .has-error :is(input, textarea, select)");
  (wrong ?? find(".proposal.is-current"))?.focus({ preventScroll: true });
}

function send(form: HTMLFormElement, button: HTMLElement | null): void {
  const body = new FormData(form);
  if (button instanceof HTMLButtonElement && button.name) body.append(button.name, button.value);
  void ask(form.action, body);
}

function press(act: string): void {
  if (act === "edit") {
    const field = find(`[data-lacking] :is(${FIELDS})`) ?? find(`.proposal.is-current :is(${FIELDS})`);
    field?.focus();
    if (field instanceof HTMLTextAreaElement) field.setSelectionRange(field.value.length, field.value.length);
  } else if (act === "split") {
    const split = find<HTMLDetailsElement>("[data-split]");
    if (split) {
      split.open = true;
      split.querySelector("select")?.focus();
    }
  } else {
    find(`[data-act="${act}"]`)?.click();
  }
}

function keyed(event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  const writes = target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]") !== null;
  if (event.key === "Escape" && writes && bench()?.contains(target)) {
    find(".proposal.is-current")?.focus({ preventScroll: true });
    return;
  }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && writes && bench()?.contains(target)) {
    event.preventDefault();
    press("confirm");
    return;
  }
  if (event.key === "Enter" && target.id === "split-place") {
    event.preventDefault();
    find("[data-act=split]")?.click();
    return;
  }
  const act = CODES[event.code];
  if (!act || writes || isOff() || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  event.preventDefault();
  if (asking) waiting.push(act);
  else press(act);
}

document.addEventListener("keydown", keyed);
document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (event.defaultPrevented || !bench()?.contains(form)) return;
  event.preventDefault();
  if (!asking) send(form, event.submitter);
});
document.addEventListener("click", (event) => {
  const target = event.target as Element;
  if (target.closest("[data-keys-switch]")) switchKeys(!isOff());
  const link = target.closest<HTMLAnchorElement>("#bench a[data-walk]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  if (!asking) void ask(link.href);
});
ready();
show(false);
