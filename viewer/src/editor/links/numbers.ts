// Numbers as they are written in a language.

/** Many browsers know no Kazakh; its numbers are written as Russian ones are. */
export const numbersIn = (language: string): string => (language === "kk" ? "ru" : language);
