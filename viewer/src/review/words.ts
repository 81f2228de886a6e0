// What the page says, in the three languages at once: the switch needs no server.

import type { Texts } from "./model";

export const LANGUAGES = ["kk", "ru", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

type Strings = Readonly<Record<string, string>>;

export class Words {
  constructor(
    private readonly strings: Readonly<Record<Language, Strings>>,
    public language: Language,
  ) {}

  say(key: string, details: Readonly<Record<string, string | number>> = {}): string {
    const text = this.strings[this.language][key] ?? this.strings.kk[key] ?? key;
    const said = text.replace(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole));
    // A name that is in quotation marks itself: the same marks twice are written once.
    return said.replace(/([«»“”])\1+/g, "$1");
  }

  /** A message that counts: `<key>_one`, `<key>_few` … by the rules of the language. */
  count(key: string, n: number): string {
    const form = new Intl.PluralRules(this.language).select(n);
    const strings = this.strings[this.language];
    return this.say(`${key}_${form}` in strings ? `${key}_${form}` : `${key}_other`, { n });
  }

  /** A text in several languages; another one where this is missing. */
  of(texts: Texts): string {
    return texts[this.language] ?? texts["kk"] ?? texts["ru"] ?? texts["en"] ?? "";
  }

  /** A moment (ISO 8601) as one writes it, by the clock of whoever reads it. */
  moment(at: string): string {
    const date = new Date(at);
    if (Number.isNaN(date.getTime())) return "";
    // In figures: not every browser knows the Kazakh names of months.
    const two = "2-digit" as const;
    const form = { day: two, month: two, year: "numeric", hour: two, minute: two, hour12: false } as const;
    return new Intl.DateTimeFormat(this.language === "en" ? "en-GB" : "ru", form).format(date);
  }

  /** Where a direction is, for those who do not see it. */
  place(yaw: number, pitch: number): string {
    const [aside, above] = [Math.round(Math.abs(yaw)), Math.round(Math.abs(pitch))];
    const across = aside < 3 ? this.say("ahead") : aside > 177 ? this.say("behind") : this.say(yaw > 0 ? "right_by" : "left_by", { n: aside });
    return above < 3 ? across : `${across}, ${this.say(pitch > 0 ? "up_by" : "down_by", { n: above })}`;
  }
}
