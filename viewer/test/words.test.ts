import assert from "node:assert/strict";
import test from "node:test";
import { Words } from "../src/review/words";

const strings = { kk: { gone: "«{name}» жойылды" }, ru: { gone: "«{name}» удалено" }, en: { gone: "“{name}” is removed" } };

test("a name that is quoted itself has its marks once", () => {
  const words = new Words(strings, "kk");
  assert.equal(words.say("gone", { name: "«Алтын киімді жауынгер»" }), "«Алтын киімді жауынгер» жойылды");
  words.language = "ru";
  assert.equal(words.say("gone", { name: "Сырмак с «бараньим рогом»" }), "«Сырмак с «бараньим рогом» удалено");
  assert.equal(words.say("gone", { name: "Юрта" }), "«Юрта» удалено");
  words.language = "en";
  assert.equal(words.say("gone", { name: "“The golden warrior”" }), "“The golden warrior” is removed");
});
