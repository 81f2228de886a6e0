import assert from "node:assert/strict";
import test from "node:test";
import type { Museum } from "../src/editor/contract";
import { MemoryJournal } from "../src/editor/store/journal";
import { Steps } from "../src/editor/store/steps";
import { DocumentStore } from "../src/editor/store/store";

const AT = ["title", "kk"];

function opened(museum: Museum): DocumentStore {
  const files = () => ({ names: [] as string[], sure: false }) as never;
  return new DocumentStore({ museum, revision: 1, files, journal: new MemoryJournal(), steps: new Steps("steps", null) });
}

test("store: what was put aside is no step of undo", () => {
  const store = opened({ title: { kk: "Музей" } });
  store.set("the first", [[["title", "ru"], "Музей"]]);
  store.take({ revision: 2, changes: store.toSend().map(({ id, operations }) => ({ id, revision: 2, operations })) } as never, store.toSend().map(({ id }) => ({ id, status: "done" }) as never));
  store.set("mine", [[AT, "Менікі"]]);
  const [mine] = store.toSend();
  assert.ok(mine);
  // Somebody else was quicker.
  const theirs = { id: "theirs", revision: 3, operations: [{ kind: "set", at: AT, value: "Олардікі", was: "Музей" }] };
  store.take({ revision: 3, changes: [theirs] } as never, [{ id: mine.id, status: "changed", at: AT, present: "Олардікі" } as never]);
  assert.equal(store.asides.length, 1);
  assert.equal(store.museum.title?.["kk"], "Олардікі");
  assert.equal(store.undoes, "the first");
  store.undo();
  assert.equal(store.museum.title?.["ru"] ?? null, null);
  assert.equal(store.asides.length, 1, "nothing more came aside");
});

test("store: what is typed is called in the hint as it was before the first letter", () => {
  const store = opened({ title: { kk: "Музей" } });
  const typed = (text: string): void => store.set(`the words of “${store.museum.title?.["kk"]}”`, [[AT, text]], "title kk");
  for (const text of ["А", "Ал", "Алт", "Алты", "Алтын"]) typed(text);
  assert.equal(store.undoes, "the words of “Музей”");
  store.set("elsewhere", [[["title", "ru"], "Золото"]], "title ru");
  typed("Алтын зал");
  assert.equal(store.undoes, "the words of “Алтын”");
});
