// What was sent where there was no line: it waits on the phone, in the order in which it was sent, until it has arrived.

export interface Item {
  readonly id: number;
  /** Whose it is: a number of the portal's own. Of others nothing is sent, and nothing shown. */
  readonly person: number;
  /** The page of the form, which is sent to its own address. */
  readonly address: string;
  /** What it is about, and what the button said, as the person read it. */
  readonly about: string;
  readonly what: string;
  readonly at: string;
  readonly entries: readonly (readonly [string, string | File])[];
  /** Why the portal did not take it. */
  readonly refused?: string;
}

const NAME = "jetisu360-field";
const STORE = "outbox";

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "id", autoIncrement: true });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error(NAME));
  });
}

async function done<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, { durability: "strict" });
      const asked = act(transaction.objectStore(STORE));
      // Only when it is on the disk it is kept.
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error(STORE));
    });
  } finally {
    database.close();
  }
}

export const add = (item: Omit<Item, "id">): Promise<IDBValidKey> => done("readwrite", (store) => store.add(item));
export const change = (item: Item): Promise<IDBValidKey> => done("readwrite", (store) => store.put(item));
export const remove = (id: number): Promise<undefined> => done("readwrite", (store) => store.delete(id));
export const of = async (person: number): Promise<Item[]> => (await done<Item[]>("readonly", (store) => store.getAll())).filter((item) => item.person === person);
