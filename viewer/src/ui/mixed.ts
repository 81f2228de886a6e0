// Words of another language inside a text: each in its own, so that a screen reader says «төр» as it is said.

const OWN = "ӘәҒғҚқҢңӨөҰұҮүҺһІі";
const WORD = `[А-яЁё${OWN}]*[${OWN}][А-яЁё${OWN}]*`;
/** Words that only Kazakh can spell, in Russian or English; or what `inLanguage` has marked. */
const OTHER = new RegExp(`(${WORD}(?:[ -]${WORD})*)|\u2066(\\w+)\u2068(.*?)\u2069`);

/** A text as it stands inside a sentence of another language: marks that nobody sees or hears. */
export const inLanguage = (text: string, language: string | undefined): string =>
  language ? `\u2066${language}\u2068${text}\u2069` : text;

/** The text as nodes. In a Kazakh page Kazakh words need no mark. */
export function mixed(text: string, language = document.documentElement.lang): (Node | string)[] {
  const parts = text.split(OTHER);
  const nodes: (Node | string)[] = [];
  const spoken = (words: string, inside: string): void => {
    const span = document.createElement("span");
    span.lang = inside;
    span.textContent = words;
    nodes.push(span);
  };
  for (let i = 0; i < parts.length; i += 4) {
    const [plain, kazakh, other, marked] = parts.slice(i, i + 4);
    if (plain) nodes.push(plain);
    // «ДҮ-001» is a number, and no word.
    if (kazakh && (language.startsWith("kk") || kazakh === kazakh.toUpperCase())) nodes.push(kazakh);
    else if (kazakh) spoken(kazakh, "kk");
    if (other && marked) spoken(marked, other);
  }
  return nodes;
}
