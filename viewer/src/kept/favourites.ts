// The objects that a visitor likes: kept on this device alone, without an account, by their ids in the order of liking.

/** As many as a person can have meant; a list that came with an address is cut there too. */
const MOST = 500;
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const cleaned = (ids: readonly unknown[]): string[] =>
  ids.filter((id, i): id is string => typeof id === "string" && ID.test(id) && ids.indexOf(id) === i).slice(0, MOST);

/** The ids that an address carries in its fragment, `#cup,saddle`; null where it carries no list. */
export const listIn = (hash: string): string[] | null => {
  const ids = hash.slice(1).split(",");
  return hash && ids.every((id) => ID.test(id)) ? cleaned(ids) : null;
};

export const fragmentOf = (ids: readonly string[]): string => (ids.length ? `#${ids.join(",")}` : "");

export class Favourites {
  private readonly key: string;

  /** `base` leads to the site's root: two museums of one server are two lists. */
  constructor(base: string) {
    this.key = `jetisu360-favourites:${new URL(base, document.baseURI).pathname}`;
  }

  /** Read anew each time: another window may have changed the list. Empty where storage is forbidden. */
  get ids(): readonly string[] {
    try {
      const read: unknown = JSON.parse(localStorage.getItem(this.key) ?? "[]");
      return Array.isArray(read) ? cleaned(read) : [];
    } catch {
      return [];
    }
  }

  /** False when this browser keeps nothing. */
  keep(ids: readonly string[]): boolean {
    try {
      localStorage.setItem(this.key, JSON.stringify(cleaned(ids)));
      return true;
    } catch {
      return false;
    }
  }

  toggle(id: string): boolean {
    const { ids } = this;
    return this.keep(ids.indexOf(id) < 0 ? [...ids, id] : ids.filter((other) => other !== id));
  }
}
