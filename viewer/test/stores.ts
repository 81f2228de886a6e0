// Stores of the editor, each as in a tab of its own, driven by a line of JSON each (tests/portal/editor/test_two_editors.py).
import { createInterface } from "node:readline";
import type { Museum, Operation } from "../src/editor/contract";
import { MemoryJournal } from "../src/editor/store/journal";
import { Steps } from "../src/editor/store/steps";
import { DocumentStore } from "../src/editor/store/store";
import type { Answer, News } from "../src/editor/store/wire";

type Asked =
  | { readonly do: "open"; readonly document: Museum; readonly revision: number; readonly names: readonly string[] }
  | { readonly do: "make"; readonly said: string; readonly operations: readonly Operation[]; readonly merge?: string }
  | { readonly do: "undo" | "redo" | "state" | "send" | "reload" }
  | { readonly do: "settle"; readonly choice: "mine" | "theirs" }
  | { readonly do: "answer"; readonly answer: Answer }
  | { readonly do: "news"; readonly answer: News };

interface Tab {
  readonly store: DocumentStore;
  readonly journal: MemoryJournal;
  readonly names: readonly string[];
}

const tabs = new Map<number, Tab>();

function open(museum: Museum, revision: number, names: readonly string[], before: Tab | undefined, now: () => number): Tab {
  const journal = new MemoryJournal();
  // What the page that is loaded anew finds in the browser.
  const left = [...(before?.journal.entries.values() ?? [])].sort((one, other) => one.order - other.order);
  Object.assign(journal, { left });
  const steps = new Steps("", null);
  return { journal, names, store: new DocumentStore({ museum, revision, files: () => ({ names }), journal, steps, now }) };
}

function answer(tab: number, asked: Asked): unknown {
  if (asked.do === "open") {
    tabs.set(tab, open(asked.document, asked.revision, asked.names, tabs.get(tab), () => Date.now()));
    return null;
  }
  const { store } = tabs.get(tab) as Tab;
  switch (asked.do) {
    case "make":
      return store.make(asked.said, asked.operations, asked.merge);
    case "undo":
      return store.undo();
    case "redo":
      return store.redo();
    case "send":
      return { revision: store.revision, changes: store.toSend(true) };
    case "answer":
      return store.take(asked.answer, asked.answer.results);
    case "news":
      return store.take(asked.answer);
    case "settle":
      return store.asides[0] ? store.settle(store.asides[0], asked.choice) : null;
    default:
      return { museum: store.museum, revision: store.revision, waiting: store.waiting, asides: store.asides };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const { tab, ...asked } = JSON.parse(line) as { tab: number } & Asked;
  console.log(JSON.stringify(answer(tab, asked) ?? null));
}
