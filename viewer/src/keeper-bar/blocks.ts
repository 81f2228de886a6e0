// What is copied: lines of museum.toml, as docs/museum-toml.md writes them.

import type { View } from "../core/view";

export type Kind = "text" | "object" | "way" | "view";

/** A direction in a room's picture, degrees. */
export interface Spot {
  readonly yaw: number;
  readonly pitch: number;
}

/** Text by language. */
export type Texts = Readonly<Record<string, string>>;

export interface Place {
  readonly id: string;
  readonly title: string;
}

/** One decimal is a third of a degree of a door's width: more is noise that a keeper would have to read. */
export const degrees = (value: number): string => {
  const text = (Math.round(value * 10) / 10 + 0).toFixed(1);
  return text === "180.0" ? "-180.0" : text;
};

const quoted = (text: string): string => JSON.stringify(text);
const remark = (text: string): string => `# ${text.replace(/[\u0000-\u001f\u007f]+/g, " ")}`;
const texts = (all: Texts): string => `{ ${Object.entries(all).map(([language, text]) => `${language} = ${quoted(text)}`).join(", ")} }`;
const where = ({ yaw, pitch }: Spot): string[] => [`yaw = ${degrees(yaw)}`, `pitch = ${degrees(pitch)}`];
const lines = (indent: string, all: readonly string[]): string => all.map((line) => `${indent}${line}\n`).join("");

/** A label with a text of its own; `said`: where it stands, for who reads the file later. */
export const textLabel = (spot: Spot, said: string, samples: { title: Texts; text: Texts }): string =>
  lines("  ", ["[[scenes.labels]]  " + remark(said), 'kind = "text"', ...where(spot), `title = ${texts(samples.title)}`, `text = ${texts(samples.text)}`]);

export const objectLabel = (spot: Spot, said: string, object: string): string =>
  lines("  ", ["[[scenes.labels]]  " + remark(said), ...where(spot), `object = ${quoted(object)}`]);

export const way = (spot: Spot, said: string, from: string, to: string): string =>
  lines("", ["[[links]]  " + remark(said), `from = ${quoted(from)}`, `to = ${quoted(to)}`, ...where(spot)]);

export const firstView = ({ yaw, pitch, fov }: View): string =>
  lines("", [`view = { yaw = ${degrees(yaw)}, pitch = ${degrees(pitch)}, fov = ${degrees(fov)} }`]);
