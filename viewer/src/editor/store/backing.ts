// What the shell is given: the document, the rooms and the people, opened at the portal.

import { EditorApi } from "../api";
import type { Backing, Change, Museum, Person, Room } from "../contract";
import { filesOf, newId } from "../operations";
import type { Config } from "../config";
import { holdTab, type Journal, MemoryJournal, openJournal } from "./journal";
import { Sending } from "./sending";
import { Steps } from "./steps";
import { DocumentStore } from "./store";
import type { Answer, Line, News } from "./wire";

interface Opened extends News {
  readonly document: Museum;
  readonly photographs: readonly Room[];
}

/** Opens the museum; throws `Refused`. */
export async function connect(config: Config): Promise<Backing> {
  const api = new EditorApi(config.base, config.token, config.tokenHeader, config.language);
  const session = stored(() => sessionStorage);
  const tab = await tabOf(config.name, session);
  const journal = await openJournal(config.name, tab);
  let room: string | null = null;
  const opened = await api.post<Opened>("editor/api/open", { tab });
  const line: Line = {
    send: (revision, changes) => api.post<Answer>("editor/api/changes", { tab, room, revision, who: config.name, changes: changes as readonly Change[] as never }),
    news: (revision, whole) => {
      const asked = new URLSearchParams({ since: String(whole ? 0 : revision), tab, room: room ?? "", who: config.name });
      return api.get<News>(`editor/api/news?${asked.toString()}`);
    },
  };
  const museum = new OpenMuseum(api, line, opened, journal, new Steps(`${config.name} steps`, session), (name) => (room = name), config.ask);
  if (config.closed) museum.store.close();
  return museum;
}

class OpenMuseum implements Backing {
  readonly store: DocumentStore;
  #rooms: readonly Room[];
  #people: readonly Person[];
  #word: string;
  readonly #sending: Sending;
  readonly #heard = new Set<() => void>();

  constructor(
    readonly api: EditorApi,
    line: Line,
    opened: Opened,
    journal: Journal,
    steps: Steps,
    private readonly stand: (room: string | null) => void,
    ask?: number,
  ) {
    this.#rooms = opened.photographs;
    this.#people = opened.people;
    this.#word = opened.rooms;
    const files = (): ReturnType<typeof filesOf> => filesOf(this.#rooms);
    this.store = new DocumentStore({ museum: opened.document, revision: opened.revision, files, journal, steps });
    this.#sending = new Sending(this.store, line, { people: (people) => this.#met(people), rooms: (word) => void this.#look(word) }, ask);
    this.#sending.wake(0);
    addEventListener("online", () => this.#sending.retry());
    addEventListener("focus", () => this.#sending.retry());
    document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? void this.#sending.flush() : this.#sending.retry()));
    addEventListener("pagehide", () => void this.#sending.flush());
    addEventListener("beforeunload", (event) => {
      if (this.store.waiting && !this.store.keeps) event.preventDefault();
    });
  }

  rooms(): readonly Room[] {
    return this.#rooms;
  }

  people(): readonly Person[] {
    return this.#people;
  }

  here(room: string | null): void {
    this.stand(room);
    this.#sending.wake(0);
  }

  subscribe(changed: () => void): () => void {
    this.#heard.add(changed);
    return () => this.#heard.delete(changed);
  }

  #met(people: readonly Person[]): void {
    if (JSON.stringify(people) === JSON.stringify(this.#people)) return;
    this.#people = people;
    this.#tell();
  }

  async #look(word: string): Promise<void> {
    if (word === this.#word) return;
    this.#word = word;
    try {
      this.#rooms = (await this.api.get<{ photographs: readonly Room[] }>("editor/api/rooms")).photographs;
      this.#tell();
    } catch {
      this.#word = ""; // asked again with the next news
    }
  }

  #tell(): void {
    for (const changed of [...this.#heard]) changed();
  }
}

/** The name of this tab: the same when its page is loaded anew, another in a tab that was made as a copy of it. */
async function tabOf(name: string, session: Storage | null): Promise<string> {
  const known = session?.getItem("jetisu360-editor-tab");
  if (known && (await holdTab(name, known))) return known;
  const tab = newId();
  await holdTab(name, tab);
  session?.setItem("jetisu360-editor-tab", tab);
  return tab;
}

function stored(area: () => Storage): Storage | null {
  try {
    return area();
  } catch {
    return null;
  }
}

/** A store that sends nothing: for components on their own, and for tests. */
export function loose(museum: Museum, rooms: readonly Room[] = []): DocumentStore {
  return new DocumentStore({ museum, revision: 1, files: () => filesOf(rooms), journal: new MemoryJournal(), steps: new Steps("", null) });
}
