// What was typed with the keyboard in another layout: «fknsy» is «алтын», «ыцщкв» is “sword”.

const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`234589-=0";
const CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюёәіңғүұөһқ";

/** The same keys in the other layout: a Kazakh one for Latin letters, else the English one. */
export function otherLayout(query: string): string {
  const small = query.toLowerCase();
  const [from, to] = /[a-z]/.test(small) ? [LATIN, CYRILLIC] : [CYRILLIC, LATIN];
  return small.replace(/./gu, (letter) => to[from.indexOf(letter)] ?? letter);
}
