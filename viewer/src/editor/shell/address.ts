// The address of what is shown: `#rooms/hall/window`, `#links/hall%20yard?all=1`.

export type Detail = Readonly<Record<string, string>>;

/** What stands between slashes, in this order; anything else of a detail stands behind the question mark. */
const PLACES = ["room", "item"] as const;

export function readAddress(hash: string): { screen: string; detail: Detail } | null {
  const [path = "", query = ""] = hash.replace(/^#/, "").split("?", 2);
  const parts = path.split("/").map(decoded);
  if (!parts[0]) return null;
  const detail: Record<string, string> = Object.fromEntries(new URLSearchParams(query));
  PLACES.forEach((name, at) => {
    const part = parts[at + 1];
    if (part) detail[name] = part;
  });
  return { screen: parts[0], detail };
}

export function writeAddress(screen: string, detail: Detail): string {
  const parts = [screen];
  for (const name of PLACES) {
    const value = detail[name];
    if (!value) break;
    parts.push(value);
  }
  const rest = Object.entries(detail).filter(([name, value]) => value && !parts.slice(1).some((_, at) => PLACES[at] === name));
  const query = new URLSearchParams(rest).toString();
  return `#${parts.map(encodeURIComponent).join("/")}${query ? `?${query}` : ""}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a sign of per cent that somebody typed
  }
}
