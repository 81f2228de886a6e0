// What is a word and which keys it has: the twin of publish/search/terms.py (tests/vectors/search.json).

import { FACTS } from "./facts";

const SUFFIXES = new Set(FACTS.suffixes.split(" "));
const RUSSIAN = FACTS.russian.split(" ");
const OWN = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяabcdefghijklmnopqrstuvwxyz0123456789";
const FOLDED = new Map(Object.entries({ ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и", ё: "е", ı: "i", ß: "s" }));
/** Latin letters that look like Cyrillic ones, which are meant inside Cyrillic words. */
const CYRILLIC = [..."іІһҺаАеЕоОрРсСхХуУкКМТВәӘөӨүҮ"];
const LOOK = new Map([..."iIhHaAeEoOpPcCxXyYkKMTBəƏѳѲүҮ"].map((letter, i) => [letter, CYRILLIC[i] ?? letter]));
const LONGEST = 40;

export function fold(text: string): string {
  let out = "";
  for (const letter of text.normalize("NFC").toLowerCase()) {
    const plain = OWN.includes(letter) ? letter : letter.normalize("NFD").replace(/[\p{Mn}\p{Me}\p{Cf}]/gu, "");
    for (const one of plain) out += FOLDED.get(one) ?? one;
  }
  return out;
}

function repair(text: string): string {
  return text.replace(/[\p{L}]+/gu, (word) => {
    const strange = word.match(/[A-Za-zƏəѲѳ]/g);
    if (!strange || strange.length === word.length || !/[Ѐ-ԯ]/.test(word)) return word;
    if (!strange.every((letter) => LOOK.has(letter))) return word;
    return Array.from(word, (letter) => LOOK.get(letter) ?? letter).join("");
  });
}

export const words = (text: string): string[] =>
  (repair(text.normalize("NFC")).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => [...word].length <= LONGEST);

function devoiced(text: string): string[] {
  const last = text.endsWith("г") ? "к" : text.endsWith("б") ? "п" : "";
  return last ? [text.slice(0, -1) + last] : [];
}

export function russianStem(word: string): string {
  if (!/^[а-яё]+$/.test(word)) return word;
  const ending = RUSSIAN.find((one) => word.endsWith(one)) ?? "";
  const stems = [word.slice(0, word.length - ending.length), word].map((cut) => cut.replace(/[аеиоуыэюяйь]+$/, ""));
  return stems.find((stem) => stem.length >= 3) ?? word;
}

export function englishStem(word: string): string {
  if (word.length < 4 || !/^[\x00-\x7f]+$/.test(word) || !/s$/.test(word) || /(ss|us|is)$/.test(word)) return word;
  if (/ies$/.test(word) && word.length > 4) return word.slice(0, -3) + "y";
  return word.slice(0, /(sses|xes|ches|shes|zes)$/.test(word) ? -2 : -1);
}

/** The keys under which a folded word may be filed, the longest stem first. */
export function keys(folded: string): string[] {
  const found = [folded];
  for (let at = folded.length - 1; at > 1; at--) {
    if (!SUFFIXES.has(folded.slice(at))) continue;
    const stem = folded.slice(0, at);
    found.push(stem, ...devoiced(stem));
  }
  found.push(...devoiced(folded));
  if (folded.length > 4 && /[ыи]$/.test(folded)) found.push(folded.slice(0, -1));
  return [...new Set([...found, ...found.map(russianStem), englishStem(folded)])];
}
