// A number as one of a Kazakh whole, «9-ы»: the twin of `inflect(number, possessive="poss3")` of jetisu360.kazakh.

/** By the last word that is spoken: нөл, бір, екі …; (он), он, жиырма, отыз …; жүз; мың, миллион. */
const DIGITS = ["і", "і", "сі", "і", "і", "і", "сы", "сі", "і", "ы"];
const TENS = ["", "ы", "сы", "ы", "ы", "і", "ы", "і", "і", "ы"];

/** «9» → «9-ы», «60» → «60-ы», «12» → «12-сі»; in the Latin alphabet of 2021 if asked for. */
export function possessed(number: string, latin = false): string {
  const zeros = /0*$/.exec(number)?.[0].length ?? 0;
  const digit = Number(number[number.length - zeros - 1] ?? 0);
  const suffix = zeros === 0 || !digit ? DIGITS[digit] : zeros === 1 ? TENS[digit] : zeros === 2 ? "і" : "ы";
  return `${number}-${latin ? suffix?.replace("с", "s").replace("ы", "y").replace("і", "ı") : suffix}`;
}
