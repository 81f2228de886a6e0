// Lengths as people write them.

import { numbersIn } from "../links/numbers";

export const metres = (value: number, language: string): string => value.toLocaleString(numbersIn(language), { maximumFractionDigits: 2 });
