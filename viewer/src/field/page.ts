// What the page has for the script: who is signed in, and the words.

export interface Config {
  readonly person: number;
  readonly worker: string;
  readonly words: Readonly<Record<Word, string>>;
}

export type Word =
  | ("title" | "as_of" | "no_line" | "waits" | "refused_of" | "look" | "send_now" | "kept" | "sending" | "refused")
  | ("remove" | "remove_sure" | "open" | "close" | "stranger" | "leave" | "full" | "reload");

export const sentence = (config: Config, word: Word, values: Readonly<Record<string, string | number>> = {}): string =>
  config.words[word].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));

/** "30.11.2026, 14:05". (In figures: browsers do not know the months in Kazakh.) */
export function moment(iso: string): string {
  const at = new Date(iso);
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${two(at.getDate())}.${two(at.getMonth() + 1)}.${at.getFullYear()}, ${two(at.getHours())}:${two(at.getMinutes())}`;
}
