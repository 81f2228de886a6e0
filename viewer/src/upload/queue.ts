// The files that were chosen, from the choice to the portal: compared by content, then sent, a few at a time.
import type { Chosen } from "./drop";
import { Hasher } from "./hash";
import { isOwn, isOwnNoMore, refresh } from "./list";
import { addresses, ask, byId, replaces, say, Stopped } from "./page";
import { OVER, overall, Row, type State } from "./rows";
import { send } from "./send";

const AT_ONCE = 2;
/** A phone's browser that makes a new picture of the one that is chosen does so now; younger than this, in milliseconds. */
const FRESH = 120_000;
const handheld = navigator.maxTouchPoints > 0;

const hasher = new Hasher(addresses.hash);

/** What the portal made of a file. */
interface Became {
  readonly duplicate?: string;
  readonly renamed?: string;
}

class Item {
  state: State = "waiting";
  sha256 = "";
  url: string | undefined;
  sent = 0;
  renamed = false;
  /** The portal had nothing like it when it was asked first. */
  private isNew = false;
  readonly fresh: boolean;
  readonly row: Row;
  private stopSending: (() => void) | null = null;

  constructor(
    readonly file: File,
    readonly name: string,
  ) {
    this.fresh = handheld && Date.now() - file.lastModified < FRESH;
    this.row = new Row(name, file.size, () => this.again(), () => leaveOut(this));
    this.to("waiting");
  }

  to(state: State, words = say(state)): void {
    this.state = state;
    this.row.show(state, words, this.file.size ? this.sent / this.file.size : 0);
    if (OVER.includes(state)) this.stop();
    changed();
  }

  again(): void {
    this.to("waiting");
    pump();
  }

  stop(): void {
    this.stopSending?.();
    this.stopSending = null;
    if (this.url) isOwnNoMore(this.url);
  }

  async read(): Promise<void> {
    this.to("reading");
    this.sha256 ||= (await hasher.sha256(this.file)) ?? "";
    if (!this.sha256) return this.to("stopped", say("unreadable"));
    for (;;) {
      try {
        const [answer] = (await ask([{ name: this.name, size: this.file.size, sha256: this.sha256, replaces }])).files;
        if (this.state !== "reading") return; // left out meanwhile
        // (It had arrived, and the answer to that was lost on the way.)
        if (answer?.have) return this.isNew && answer.have === this.name ? this.arrived({}) : this.to("have", say("have", { name: answer.have }));
        this.isNew = true;
        this.url = answer?.url;
        this.sent = answer?.offset ?? 0;
        return this.send();
      } catch (error) {
        if (error instanceof Stopped) return this.to("stopped", say(error.signedOut ? "signedOut" : "stopped"));
        if (this.state !== "reading") return;
        this.row.show("lost", say("lost"), 0);
        await new Promise((done) => setTimeout(done, 5000));
      }
    }
  }

  private send(): void {
    this.to("sending", this.sent ? say("goesOn") : say("sending", { percent: 0 }));
    this.stopSending = send(this.file, this.name, this.sha256, this.url, this.fresh, {
      begun: (url) => {
        this.url = url;
        isOwn(url);
      },
      progress: (sent) => {
        this.sent = sent;
        this.to("sending", say("sending", { percent: Math.floor((100 * sent) / this.file.size) }));
      },
      lost: () => this.to("lost"),
      done: () => void this.received(),
      refused: (said, status) => {
        if (said) this.to("refused", said);
        else if (status === 404 || status === 410) {
          // It was given up meanwhile: from the beginning.
          this.url = undefined;
          this.sent = 0;
          this.stop();
          this.again();
        } else this.to("stopped", status === 401 || status === 403 ? say("signedOut") : say("stopped"));
        pump();
      },
    });
  }

  private async received(): Promise<void> {
    let became: Became = {};
    try {
      became = (await (await fetch(this.url ?? "", { headers: { Accept: "application/json" } })).json()) as Became;
    } catch {
      // It is there all the same.
    }
    this.arrived(became);
  }

  /** The portal has it: under its own name, under another, or as a photograph that was there. */
  private arrived({ duplicate, renamed }: Became): void {
    this.sent = this.file.size;
    this.renamed = !!renamed;
    if (duplicate && duplicate !== this.name) this.to("have", say("have", { name: duplicate }));
    else this.to("received", renamed ? say("renamed", { name: renamed }) : undefined);
    refresh();
    pump();
    if (addresses.after && items.every((item) => item.state === "received")) location.assign(addresses.after);
  }
}

const items: Item[] = [];
let began = 0;
let bytesBefore = 0;

/** Files that a person has chosen. */
export async function take(chosen: readonly Chosen[]): Promise<void> {
  const warning = byId("upload-refused");
  warning.hidden = true;
  // What is under way already was chosen once more: to go on with it, most likely.
  const known = new Set(items.filter((item) => !OVER.includes(item.state)).map((item) => `${item.name}/${item.file.size}`));
  const files = chosen.filter(({ file, path }) => !known.has(`${path}/${file.size}`));
  if (!files.length) return;
  let answer: Awaited<ReturnType<typeof ask>> = { files: [] };
  try {
    answer = await ask(files.map(({ file, path }) => ({ name: path, size: file.size, replaces })));
  } catch (error) {
    if (error instanceof Stopped) return warn(say(error.signedOut ? "signedOut" : "stopped"));
    // Asked again of each, before it is sent.
  }
  if (answer.refused) return warn(answer.refused);
  byId("arriving").hidden = false;
  let some = false;
  files.forEach(({ file, path }, index) => {
    const told = answer.files[index] ?? {};
    if (told.clutter) return;
    some = true;
    const item = new Item(file, path);
    items.push(item);
    if (told.refused) item.to("refused", told.refused);
  });
  if (!some) return warn(say("nothing"));
  if (!began) began = performance.now();
  pump();
}

function warn(words: string): void {
  const warning = byId("upload-refused");
  warning.textContent = words;
  warning.hidden = false;
  byId("arriving").hidden = !items.length;
}

function leaveOut(item: Item): void {
  const gone = !OVER.includes(item.state) || item.state === "stopped";
  item.state = "refused";
  item.stop();
  items.splice(items.indexOf(item), 1);
  item.row.remove();
  byId("arriving").hidden = !items.length;
  changed();
  pump();
  // What had arrived stays for a week, in case it was a slip; the list below says so.
  if (gone) refresh();
}

function pump(): void {
  const busy = items.filter((item) => ["reading", "sending", "lost"].includes(item.state)).length;
  for (const item of items.filter(({ state }) => state === "waiting").slice(0, Math.max(0, AT_ONCE - busy))) void item.read().then(pump);
}

function changed(): void {
  const total = items.reduce((sum, { file }) => sum + file.size, 0);
  const sent = items.reduce((sum, item) => sum + (OVER.includes(item.state) ? item.file.size : item.sent), 0);
  const done = items.filter(({ state }) => state === "received" || state === "have").length;
  const left = items.filter(({ state }) => state === "refused" || state === "stopped").length;
  const seconds = (performance.now() - began) / 1000;
  if (done + left === items.length) {
    began = 0;
    bytesBefore = sent;
    // The photographs themselves stand below; here stays what a person has to read.
    for (const item of items) if (item.state === "received" && !item.renamed) item.row.remove();
  }
  const pace = (sent - bytesBefore) / seconds;
  overall(done, items.length, total ? sent / total : 0, seconds > 5 && pace > 0 ? (total - sent) / pace : null, left);
}

/** Whether something is still on its way. */
export const busy = (): boolean => items.some(({ state }) => !OVER.includes(state));
