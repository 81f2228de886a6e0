// Operations on the document: what each makes of it, and what takes it back. The twin of tour/operations/{operate,inverse}.py;
// the rules of the values themselves are the server's to know.

import type { At, Change, Json, Museum, Operation, Room } from "./contract";
import { find, form, has, isList, isRow, keyOf, NotMade, plain, type Row, type Rows, same, walk } from "./values";
import { isClosed, isRows, isTable, type RowsNode, type TreeNode } from "./tree";

export { NotMade } from "./values";

/** Photographs that may be rooms, in the order of their names. `sure`: the server has made the change already, so a room that is not known here is one all the same. */
export interface Files {
  readonly names: readonly string[];
  readonly sure?: boolean;
}

export const filesOf = (rooms: readonly Room[]): Files => ({ names: rooms.map(({ file }) => file) });

const SCENES = "scenes";
type Edit = (value: Json) => Json;

/** The document with a change made in it; it stays as it was itself. Throws `NotMade`, and then nothing of it is made. */
export function applied(museum: Museum, operations: readonly Operation[], files: Files): Museum {
  return operations.reduce((all, operation) => operated(all, operation, files), museum);
}

/** The operations that take others back, the last first; none where they make no difference. Throws `NotMade`. */
export function inverse(museum: Museum, operations: readonly Operation[], files: Files): Operation[] {
  const back: Operation[] = [];
  let found = museum;
  for (const operation of operations) {
    const after = operated(found, operation, files);
    const one = backOf(found, after, operation, files);
    if (one) back.unshift(one);
    found = after;
  }
  return back;
}

/** What stands at a place; null: nothing. */
export function present(museum: Museum, at: At): Json {
  let found: Json = museum as unknown as Json;
  const nodes = walk(at);
  for (let i = 0; i < at.length; i++) {
    const [node, part] = [nodes[i] as TreeNode, at[i] as string];
    if (isRows(node)) found = isList(found) ? ((found as Rows)[find(found as Rows, node, part)] ?? null) : null;
    else found = isRow(found) && has(found, part) ? (found[part] as Json) : null;
    // A photograph without a table is where its name puts it.
    if (found === null) return at.length === 3 && i < 2 && at[0] === SCENES && at[2] === "listed" ? false : null;
  }
  return found;
}

/** The key of what stands behind an item (of a room: the next in the tour); null: nothing that has one. */
export function following(museum: Museum, at: At, files: Files): string | null {
  const key = at[at.length - 1] as string;
  const node = walk(at)[at.length - 1] as RowsNode;
  if (at.length === 2 && at[0] === SCENES) {
    const names = tourOrder(museum, files);
    const place = names.findIndex((name) => form(name) === form(key));
    if (place >= 0) return names[place + 1] ?? null;
  }
  const rows = (present(museum, at.slice(0, -1)) ?? []) as Rows;
  const place = find(rows, node, key);
  const next = place < 0 ? undefined : rows[place + 1];
  return next ? keyOf(next, node.key) : null;
}

/** The files of the rooms that are shown, in the order of the tour (portal/museums/rooms.py). */
export function tourOrder(museum: Museum, { names }: Files): string[] {
  const tables = new Map((museum.scenes ?? []).map((scene, place) => [form(scene.file), { scene, place }]));
  const places = names.map((name, number) => ({ name, number, found: tables.get(form(name)) })).filter(({ found }) => !found?.scene.skip);
  const listed = places.filter(({ found }) => found && found.scene.listed !== false).sort((p, q) => (p.found?.place ?? 0) - (q.found?.place ?? 0));
  const rest = places.filter(({ found }) => !found || found.scene.listed === false);
  return [...listed, ...rest].map(({ name }) => name);
}

export function operated(museum: Museum, operation: Operation, files: Files): Museum {
  const nodes = walk(operation.at);
  if (operation.kind === "set") return set(museum, operation, nodes, files);
  if (operation.kind === "add") return add(museum, operation, nodes, files);
  const node = nodes[nodes.length - 2];
  if (!node || !isRows(node)) throw new NotMade("refused", operation.at);
  return operation.kind === "remove" ? remove(museum, operation, node, files) : move(museum, operation, node, files);
}

type Of<K extends Operation["kind"]> = Extract<Operation, { kind: K }>;

function set(museum: Museum, { at, value, was }: Of<"set">, nodes: readonly TreeNode[], files: Files): Museum {
  const node = nodes[nodes.length - 1] as TreeNode;
  const above = nodes[nodes.length - 2];
  const around = nodes[nodes.length - 3];
  if (!above || isRows(above) || !isOneValue(node)) throw new NotMade("refused", at);
  if (around && isRows(around) && around.key.includes(at[at.length - 1] as string)) throw new NotMade("refused", at);
  return edited(museum, at, at, files, (there) => {
    const wanted = plain(value, node);
    if (same(there, wanted, node)) return there;
    if (!same(there, was, node)) throw new NotMade("changed", at, there);
    return wanted;
  });
}

function add(museum: Museum, { at, item, before }: Of<"add">, nodes: readonly TreeNode[], files: Files): Museum {
  const node = nodes[nodes.length - 1] as TreeNode;
  if (!isRows(node) || !isRow(item)) throw new NotMade("refused", at);
  const key = keyOf(item, node.key);
  if (key === null) throw new NotMade("refused", at);
  const one = plain(item, node.rows) as Row;
  const ofRoom = at.length === 1 && at[0] === SCENES;
  if (ofRoom && !isPhotograph(files, key)) throw new NotMade("gone", at);
  return edited(museum, at, at, files, (there) => {
    const items = [...((there ?? []) as Rows)];
    const known = items[find(items, node, key)];
    if (known) {
      if ((ofRoom && Object.keys(one).every((name) => name === "file" || name === "listed")) || same(known, one, node.rows)) return items;
      throw new NotMade("changed", [...at, key], known);
    }
    const place = before === null ? -1 : find(items, node, before);
    items.splice(place < 0 ? items.length : place, 0, one);
    return items;
  });
}

function remove(museum: Museum, { at, was }: Of<"remove">, node: RowsNode, files: Files): Museum {
  try {
    return edited(museum, at, at.slice(0, -1), files, (there) => {
      const items = [...((there ?? []) as (Row & { blur?: Json; keep?: Json })[])];
      const place = find(items, node, at[at.length - 1] as string);
      const item = items[place];
      if (!item) return there;
      if (!same(item, was, node.rows)) throw new NotMade("changed", at, item);
      if (node.key[0] === "file" && (item.blur ?? item.keep)) throw new NotMade("refused", at);
      items.splice(place, 1);
      return items;
    });
  } catch (error) {
    if (error instanceof NotMade && error.why === "gone") return museum;
    throw error;
  }
}

function move(museum: Museum, { at, before }: Of<"move">, node: RowsNode, files: Files): Museum {
  const key = at[at.length - 1] as string;
  const ofRoom = at.length === 2 && at[0] === SCENES;
  const there = ofRoom ? tourOrder(museum, files).some((name) => form(name) === form(key)) : present(museum, at) !== null;
  if (there && (before === key || before === following(museum, at, files))) return museum;
  const found = ofRoom ? allListed(museum, key, files) : museum;
  return edited(found, at, at.slice(0, -1), files, (there) => {
    const items = [...((there ?? []) as Rows)];
    const place = find(items, node, key);
    if (place < 0) throw new NotMade("gone", at);
    const [item] = items.splice(place, 1) as [Row];
    const to = before === null ? (ofRoom ? end(items, files) : items.length) : find(items, node, before);
    if (to < 0) throw new NotMade("gone", at);
    items.splice(to, 0, item);
    return items;
  });
}

/** Every room that is shown gets a place of its own in the list, when one of them is to be moved. */
function allListed(museum: Museum, key: string, files: Files): Museum {
  const order = tourOrder(museum, files);
  const shown = new Set(order.map(form));
  if (!shown.has(form(key))) return museum;
  const scenes = museum.scenes ?? [];
  const tables = new Map(scenes.map((scene) => [form(scene.file), scene]));
  const listed = order.map((file) => {
    const { listed: _, ...table } = tables.get(form(file)) ?? { file };
    return table;
  });
  return { ...museum, scenes: [...listed, ...scenes.filter(({ file }) => !shown.has(form(file)))] };
}

/** Behind the last room that is shown. */
function end(items: Rows, { names }: Files): number {
  const there = new Set(names.map(form));
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i] as Row;
    if (item["skip"] !== true && there.has(form(String(item["file"])))) return i + 1;
  }
  return items.length;
}

/** The document with `edit` done at a place; only what lies on the way there is copied. */
function edited(museum: Museum, told: At, at: At, files: Files, edit: Edit): Museum {
  const nodes = walk(at);
  const inside = (value: Json, depth: number): Json => {
    if (depth === at.length) return edit(value);
    const [node, part] = [nodes[depth] as TreeNode, at[depth] as string];
    if (isTable(node)) {
      const { [part]: there, ...table } = isRow(value) ? value : ({} as Row);
      const inner = inside(there ?? null, depth + 1);
      const made: Row = inner === null || (isList(inner) && !inner.length) ? table : { ...table, [part]: inner };
      return !Object.keys(made).length && (value === null || !node.optional) ? null : made;
    }
    const items = [...((value ?? []) as Rows)];
    let place = find(items, node as RowsNode, part);
    const isNew = place < 0;
    if (isNew) {
      if (depth !== 1 || at[0] !== SCENES || !isPhotograph(files, part)) throw new NotMade("gone", told);
      place = items.push({ file: files.names.find((name) => form(name) === form(part)) ?? part, listed: false }) - 1;
    }
    const item = inside(items[place] as Json, depth + 1) as Row;
    if (depth === 1 && at[0] === SCENES && (isNew || at[2] !== "listed") && isBare(item)) items.splice(place, 1);
    else items[place] = item;
    return items;
  };
  return (inside(museum as unknown as Json, 0) ?? {}) as unknown as Museum;
}

/** Whether a room's table says nothing: a photograph without one is the same. */
const isBare = (scene: Row): boolean => Object.keys(scene).length === 2 && scene["listed"] === false && "file" in scene;

const isPhotograph = ({ names, sure }: Files, name: string): boolean => sure || names.some((one) => form(one) === form(name));

function isOneValue(node: TreeNode): boolean {
  if (isTable(node)) return !Object.values(node.fields).some((inner) => isRows(inner) || isClosed(inner));
  return !isRows(node) && !isClosed(node);
}

function backOf(before: Museum, after: Museum, operation: Operation, files: Files): Operation | null {
  const { at } = operation;
  if (operation.kind === "set") {
    if (same(present(before, at), present(after, at), walk(at)[at.length] as TreeNode)) return null;
    const place = topmostMade(before, at);
    return { kind: "set", at: place, value: plain(present(before, place), walk(place)[place.length] as TreeNode), was: present(after, place) };
  }
  if (operation.kind === "add") {
    const node = walk(at)[at.length] as RowsNode;
    const place = [...at, keyOf(operation.item as Row, node.key) ?? ""];
    if (present(before, place) !== null) return null;
    return { kind: "remove", at: place, was: present(after, place), before: following(after, place, files) };
  }
  if (operation.kind === "remove") {
    const there = present(before, at);
    return there === null ? null : { kind: "add", at: at.slice(0, -1), item: there, before: following(before, at, { names: [] }) };
  }
  const [was, now] = [following(before, at, files), following(after, at, files)];
  return was === now ? null : { kind: "move", at, before: was, was: now };
}

/** The place of the outermost table that a value has brought along, if one had to be made for it. */
function topmostMade(museum: Museum, at: At): At {
  const nodes = walk(at);
  for (let depth = 1; depth < at.length; depth++) {
    const node = nodes[depth] as TreeNode;
    if (isTable(node) && node.optional && !isRows(nodes[depth - 1] as TreeNode) && present(museum, at.slice(0, depth)) === null) return at.slice(0, depth);
  }
  return at;
}

/** A change with a name of its own. */
export function changeOf(said: string, operations: readonly Operation[]): Change {
  return { id: newId(), made: Date.now(), said: said.slice(0, 500), operations };
}

export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
