// The words of the second script, in the page's language.

import { say, type Strings } from "../tour/record";
import { possessed } from "./possessed";

export type Say = (name: string, gaps?: Readonly<Record<string, string>>) => string;

const CYRILLIC = /[а-яәғқңөұүһі]/i;

/** In Kazakh a gap may ask for «its» after a number, `{number:poss3}`. */
export const speaking =
  (strings: Strings): Say =>
  (name, gaps = {}) => {
    const latin = !CYRILLIC.test(strings[name] ?? "");
    const text = strings[name]?.replace(/\{(\w+):poss3\}/g, (whole, gap: string) => (gaps[gap] ? possessed(gaps[gap], latin) : whole));
    return say(text ? { [name]: text } : strings, name, gaps);
  };
