// What the page brings along for the script (portal/editor).

import type { Language } from "../review/words";

export interface Config {
  /** What every request of this museum begins with: `/museums/<slug>/`. */
  readonly base: string;
  readonly token: string;
  readonly tokenHeader: string;
  readonly language: Language;
  /** Name of this editor in the browser's storage: of this museum and this person. */
  readonly name: string;
  /** The museum is in the archive: nothing in it may be changed. */
  readonly closed: boolean;
  /** How often it is asked what is new, ms, where the answer is not far away. */
  readonly ask?: number;
  readonly pages: Pages;
  readonly words: Readonly<Record<Language, Readonly<Record<string, string>>>>;
}

/**
 * Addresses of pages of the portal: the museum's own, the one where a preview is made, the one where one signs in; empty
 * where there is no portal. `command`: what builds the site there.
 */
export interface Pages {
  readonly museum: string;
  readonly preview: string;
  readonly signIn: string;
  readonly command?: string;
}
