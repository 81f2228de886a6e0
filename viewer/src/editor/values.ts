// Values of a document: their normal form, and where they stand. The twin of tour/operations/{places,plain}.py.

import type { At, Json } from "./contract";
import { PLACES } from "./places";
import { isClosed, isItems, isRows, isTable, type RowsNode, type TableNode, type TreeNode } from "./tree";

export type Row = { readonly [key: string]: Json };
export type Rows = readonly Row[];

export const isRow = (value: Json | undefined): value is Row => typeof value === "object" && value !== null && !Array.isArray(value);
export const has = (table: object, key: string): boolean => Object.prototype.hasOwnProperty.call(table, key);
export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** Why a change cannot be made as it was meant. */
export class NotMade extends Error {
  constructor(
    readonly why: "changed" | "gone" | "refused",
    readonly at: At,
    readonly present: Json = null,
  ) {
    super(`${why}: ${at.join(" → ")}`);
  }
}

/** A file's name as it is meant: systems keep the same letters in different forms. */
export function form(name: string): string {
  const plain = name.normalize("NFC").toLowerCase();
  return plain.startsWith("./") ? plain.slice(2) : plain;
}

/** An item's key as places have it; null where it has none. */
export function keyOf(item: Row, key: readonly string[]): string | null {
  let parts: readonly (Json | undefined)[] = key.map((name) => item[name]);
  if (key[0] === "between") parts = isList(parts[0]) ? [...parts[0]].sort() : [];
  return parts.length && parts.every((part) => typeof part === "string" && part !== "") ? parts.join(" ") : null;
}

/** Where the item of a key is; -1: nowhere. */
export function find(rows: Rows, node: RowsNode, key: string): number {
  // (A table that comes in adds thousands of objects, and each is looked for among all that are there.)
  if (node.key[0] === "id") return rows.findIndex((item) => item["id"] === key);
  if (node.key[0] !== "file") return rows.findIndex((item) => keyOf(item, node.key) === key);
  const exact = rows.findIndex((item) => item["file"] === key);
  if (exact >= 0) return exact;
  const wanted = form(key);
  return rows.findIndex((item) => form(String(item["file"] ?? "")) === wanted);
}

/** The nodes along a place, the document's own first. */
export function walk(at: At): TreeNode[] {
  const nodes: TreeNode[] = [PLACES];
  for (const part of at) {
    const node = nodes[nodes.length - 1] as TreeNode;
    const inner = isTable(node) ? (has(node.fields, part) ? node.fields[part] : undefined) : isRows(node) ? node.rows : undefined;
    if (!inner || isClosed(inner)) throw new NotMade("refused", at);
    nodes.push(inner);
  }
  return nodes;
}

/** A value without what is a default at its place; null where nothing is left. */
export function plain(value: Json | undefined, node: TreeNode): Json {
  if (value === undefined || value === null || value === "" || (isList(value) && !value.length)) return null;
  if (isTable(node)) return plainTable(value, node);
  if (isRows(node) || isItems(node)) {
    const inner = isRows(node) ? node.rows : node.items;
    return isList(value) ? value.map((item) => plain(item, inner) ?? item) : value;
  }
  return !isClosed(node) && node.default !== undefined && value === node.default ? null : value;
}

function plainTable(value: Json, node: TableNode): Json {
  // As a picture may be written, and a room's patch.
  const file = typeof value === "string" && "file" in node.fields;
  const table: Json = file ? { file: value } : value === false && "shown" in node.fields ? { shown: false } : value;
  if (!isRow(table)) return value;
  const kept: Record<string, Json> = {};
  for (const [key, inner] of Object.entries(table)) {
    const one = plain(inner, (has(node.fields, key) && node.fields[key]) || {});
    if (one !== null) kept[key] = one;
  }
  return Object.keys(kept).length || node.optional ? kept : null;
}

/** Whether both mean the same at a place. */
export const same = (one: Json | undefined, other: Json | undefined, node: TreeNode): boolean => alike(plain(one, node), plain(other, node));

/** Equal as JSON is. */
export function alike(one: Json, other: Json): boolean {
  if (one === other) return true;
  if (isList(one) && isList(other)) return one.length === other.length && one.every((item, i) => alike(item, other[i] as Json));
  if (!isRow(one) || !isRow(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => has(other, key) && alike(one[key] as Json, other[key] as Json));
}

/** Whether two values mean the same at a place of the document. */
export function sameAt(at: At, one: Json | undefined, other: Json | undefined): boolean {
  return same(one, other, walk(at)[at.length] as TreeNode);
}
