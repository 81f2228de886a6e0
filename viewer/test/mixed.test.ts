import assert from "node:assert/strict";
import test from "node:test";
import { inLanguage, mixed } from "../src/ui/mixed";

interface Span {
  lang: string;
  textContent: string;
}
Object.assign(globalThis, { document: { createElement: (): Span => ({ lang: "", textContent: "" }) } });
const read = (text: string, language: string): string =>
  mixed(text, language)
    .map((node) => (typeof node === "string" ? node : `<${(node as unknown as Span).lang}:${node.textContent}>`))
    .join("");

test("Kazakh words in a Russian or English text are said in Kazakh", () => {
  assert.equal(read("орнамент «қошқар мүйіз» – «бараний рог»", "ru"), "орнамент «<kk:қошқар мүйіз>» – «бараний рог»");
  assert.equal(read("The төр is the place of honour", "en"), "The <kk:төр> is the place of honour");
  assert.equal(read("Төрде қонақ отырады.", "kk"), "Төрде қонақ отырады.");
  assert.equal(read("Юрта стоит во дворе.", "ru"), "Юрта стоит во дворе.");
});

test("what fell back to another language says so inside a sentence", () => {
  assert.equal(read(`Ahead: ${inLanguage("Зал", "ru")}, stairs.`, "en"), "Ahead: <ru:Зал>, stairs.");
  assert.equal(read(`${inLanguage("Hall", undefined)}.`, "en"), "Hall.");
});
