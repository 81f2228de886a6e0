// Where changes wait in the browser until the portal has them, so that neither a closed tab nor a dead computer loses one.

import type { Aside, Change } from "../contract";

/** `order`: changes are sent by it. `aside`: it could not be made as it was meant, and waits for a choice. */
export interface Entry {
  readonly change: Change;
  readonly order: number;
  readonly aside?: Omit<Aside, "change">;
}

export interface Journal {
  /** Whether what is put here outlives the page. */
  readonly lasting: boolean;
  /** What was left from before, in its order. */
  readonly left: readonly Entry[];
  put(entry: Entry): void;
  remove(id: string): void;
  /** Resolves when all of it is kept. */
  settled(): Promise<void>;
}

/** For browsers that keep nothing, and for tests. */
export class MemoryJournal implements Journal {
  readonly lasting: boolean = false;
  readonly left: readonly Entry[] = [];
  readonly entries = new Map<string, Entry>();

  put(entry: Entry): void {
    this.entries.set(entry.change.id, entry);
  }

  remove(id: string): void {
    this.entries.delete(id);
  }

  settled(): Promise<void> {
    return Promise.resolve();
  }
}

const DATABASE = "jetisu360-editor";
const ENTRIES = "entries";

interface Row extends Entry {
  readonly id: string;
  /** Of this museum, this person and this tab. */
  readonly owner: string;
}

/**
 * The journal of a tab in IndexedDB. `name`: of this museum and this person. What tabs that are closed have left is taken
 * over; that a tab is open is known by a lock that it holds. Where there are no locks, what other tabs have is sent from here
 * as well: the portal makes a change once, however often it comes.
 */
export async function openJournal(name: string, tab: string): Promise<Journal> {
  try {
    const database = await opened();
    const rows = await all(database);
    const open = await openTabs(name);
    const mine = rows.filter(({ owner }) => owner === owned(name, tab) || (owner.startsWith(`${name} `) && !open.has(owner)));
    mine.sort((one, other) => one.change.made - other.change.made || one.order - other.order);
    return new KeptJournal(database, owned(name, tab), mine);
  } catch {
    return new MemoryJournal();
  }
}

/** How long it is waited for the page that was here before, ms: it is on its way out when a page is loaded anew. */
const LEAVING = 700;

/** Holds a tab's lock for as long as the page lives; false: another page has it (a tab that was duplicated). */
export function holdTab(name: string, tab: string): Promise<boolean> {
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return Promise.resolve(true);
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), LEAVING);
  return new Promise((resolve) => {
    locks
      .request(lockName(owned(name, tab)), { signal: patience.signal }, () => {
        clearTimeout(timer);
        resolve(true);
        return new Promise<void>(() => undefined);
      })
      .catch(() => resolve(false));
  });
}

const owned = (name: string, tab: string): string => `${name} ${tab}`;
const lockName = (owner: string): string => `${DATABASE} ${owner}`;

async function openTabs(name: string): Promise<Set<string>> {
  const asked = (navigator.locks as LockManager | undefined)?.query();
  const held = (await asked?.catch(() => null))?.held ?? [];
  const start = lockName(`${name} `);
  return new Set(held.flatMap((lock) => (lock.name?.startsWith(start) ? [lock.name.slice(DATABASE.length + 1)] : [])));
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(ENTRIES, { keyPath: "id" });
    asked.onsuccess = () => {
      asked.result.onversionchange = () => asked.result.close();
      resolve(asked.result);
    };
    asked.onerror = asked.onblocked = () => reject(asked.error);
  });
}

function all(database: IDBDatabase): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const asked = database.transaction(ENTRIES).objectStore(ENTRIES).getAll() as IDBRequest<Row[]>;
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

class KeptJournal implements Journal {
  lasting = true;
  /** Change → what is to be kept of it; null: nothing any more. Only the newest of each is written. */
  readonly #waiting = new Map<string, Row | null>();
  #writing: Promise<void> | null = null;

  constructor(
    private readonly database: IDBDatabase,
    private readonly owner: string,
    readonly left: readonly Entry[],
  ) {
    for (const entry of left) this.put(entry);
  }

  put(entry: Entry): void {
    this.#write(entry.change.id, { ...entry, id: entry.change.id, owner: this.owner });
  }

  remove(id: string): void {
    this.#write(id, null);
  }

  async settled(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  #write(id: string, row: Row | null): void {
    this.#waiting.set(id, row);
    this.#writing ??= this.#pump();
  }

  async #pump(): Promise<void> {
    while (this.#waiting.size) {
      const rows = [...this.#waiting];
      this.#waiting.clear();
      try {
        await this.#transaction(rows);
        this.lasting = true;
      } catch {
        this.lasting = false; // no room, or the browser has closed it: it is tried again with what comes next
        for (const [id, row] of rows) if (!this.#waiting.has(id)) this.#waiting.set(id, row);
        break;
      }
    }
    this.#writing = null;
  }

  #transaction(rows: readonly (readonly [string, Row | null])[]): Promise<void> {
    return new Promise((resolve, reject) => {
      // Strict: what is told to be written is on the disk, not on its way there.
      const transaction = this.database.transaction(ENTRIES, "readwrite", { durability: "strict" });
      const store = transaction.objectStore(ENTRIES);
      for (const [id, row] of rows) {
        if (row) store.put(row);
        else store.delete(id);
      }
      transaction.oncomplete = () => resolve();
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  }
}
