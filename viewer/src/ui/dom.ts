// Small helpers for making elements.

import type { Spoken } from "../tour/record";
import { mixed } from "./mixed";

type Children = readonly (Node | string | null | undefined)[];

/** An element with attributes (a value of null or false leaves one out) and children. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | boolean | null | undefined>> = {},
  children: Children = [],
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  for (const child of children) if (child) element.append(child);
  return element;
}

/** Puts a record's text into an element, and says its language where that is not the page's. */
export function write<E extends HTMLElement>(element: E, record: Spoken, field: string): E {
  const language = record.lang?.[field];
  element.replaceChildren(...mixed(String((record as Readonly<Record<string, unknown>>)[field] ?? ""), language));
  if (language) element.lang = language;
  else element.removeAttribute("lang");
  return element;
}

/** A text cut at empty lines. */
export const inParts = (text: string | undefined, language?: string | null): HTMLElement[] =>
  (text ?? "")
    .split(/\n\s*\n/)
    .filter((part) => part.trim())
    .map((part) => make("p", { lang: language ?? null }, mixed(part.trim(), language ?? undefined)));

const SAFE = ["http:", "https:", "mailto:", "tel:"];

/** The address, or null when it is one that runs code. */
export function safeAddress(href: string | null | undefined): string | null {
  if (!href) return null;
  try {
    return SAFE.includes(new URL(href, document.baseURI).protocol) ? href : null;
  } catch {
    return null;
  }
}
