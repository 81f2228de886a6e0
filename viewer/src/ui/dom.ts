// Small helpers for making elements.

import type { Spoken } from "../tour/record";

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
  element.textContent = (record as Readonly<Record<string, unknown>>)[field] as string;
  const language = record.lang?.[field];
  if (language) element.lang = language;
  else element.removeAttribute("lang");
  return element;
}

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
