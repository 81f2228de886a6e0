// The words of the second script, in the page's language.

import { say, type Strings } from "../tour/record";

export type Say = (name: string, gaps?: Readonly<Record<string, string>>) => string;

export const speaking =
  (strings: Strings): Say =>
  (name, gaps) =>
    say(strings, name, gaps);
