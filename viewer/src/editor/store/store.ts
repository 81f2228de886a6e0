// The document as the portal has it, with what is on its way there: every screen reads it here, and changes it only here.

import type { Aside, At, Change, Json, Museum, Operation, Store, Texts } from "../contract";
import { applied, changeOf, type Files, following, inverse, NotMade, present } from "../operations";
import { alike, keyOf, type Row, sameAt, walk } from "../values";
import type { RowsNode } from "../tree";
import type { Entry, Journal } from "./journal";
import { squeezed, type Steps } from "./steps";
import type { News, Result } from "./wire";

/** How long what is typed or dragged waits for more of it before it is sent, and how long it waits at most, ms. */
export const PAUSE = 400;
const LONGEST = 2000;
/** Within which time steps of one key are one step of undo, ms. */
const ONE_STEP = 1500;
/** Of one request. */
const MOST_CHANGES = 50;
const MOST_LENGTH = 1_000_000;

/** A change on its way. `before`: the document that it was made in, while more may be added to it. */
interface Pending {
  readonly change: Change;
  readonly order: number;
  readonly merge?: string;
  readonly begun: number;
  readonly touched: number;
  readonly before: Museum | null;
  /** It may have arrived already. */
  readonly sent: boolean;
}

export interface Given {
  readonly museum: Museum;
  readonly revision: number;
  readonly files: () => Files;
  readonly journal: Journal;
  readonly steps: Steps;
  readonly now?: () => number;
}

export class DocumentStore implements Store {
  museum: Museum;
  revision: number;
  asides: readonly Aside[] = [];
  line: Store["line"] = "good";
  lineSaid: Texts | null = null;
  /** Called when there is something to send, after this many ms. */
  wake: (after: number) => void = () => undefined;

  #base: Museum;
  #pending: Pending[] = [];
  #order = 0;
  #closed = false;
  readonly #heard = new Set<() => void>();
  readonly #now: () => number;

  constructor(private readonly given: Given) {
    this.#base = this.museum = given.museum;
    this.revision = given.revision;
    this.#now = given.now ?? Date.now;
    for (const { change, aside } of given.journal.left) {
      const order = this.#order++;
      if (aside) this.asides = [...this.asides, { ...aside, change }];
      else this.#pending.push({ change, order, begun: 0, touched: 0, before: null, sent: true });
      given.journal.put({ change, order, ...(aside ? { aside } : {}) });
    }
    this.#rebase();
  }

  get waiting(): number {
    return this.#pending.length;
  }

  get keeps(): boolean {
    return this.given.journal.lasting;
  }

  get undoes(): string | null {
    return this.given.steps.undoes?.said ?? null;
  }

  get redoes(): string | null {
    return this.given.steps.redoes?.said ?? null;
  }

  get canUndo(): boolean {
    return this.undoes !== null;
  }

  get canRedo(): boolean {
    return this.redoes !== null;
  }

  /** Resolves when the browser keeps everything that waits. */
  kept(): Promise<void> {
    return this.given.journal.settled();
  }

  subscribe(changed: () => void): () => void {
    this.#heard.add(changed);
    return () => this.#heard.delete(changed);
  }

  set(said: string, values: readonly (readonly [At, Json])[], merge?: string): void {
    const operations: Operation[] = [];
    let museum = this.museum;
    for (const [at, value] of values) {
      const was = present(museum, at);
      if (sameAt(at, value, was)) continue;
      const operation: Operation = { kind: "set", at, value, was };
      operations.push(operation);
      try {
        museum = applied(museum, [operation], this.given.files());
      } catch (error) {
        if (!(error instanceof NotMade)) throw error; // (told when all of them are made)
      }
    }
    if (operations.length) this.make(said, operations, merge);
  }

  make(name: string, operations: readonly Operation[], merge?: string): void {
    const now = this.#now();
    const step = this.given.steps.undoes;
    // Who goes on in the same place is told what it was called when they began: by now its name may be half typed.
    const said = merge !== undefined && step?.merge === merge ? step.said : name;
    const back = this.#tried(said, operations);
    if (!back?.length) return;
    const last = this.#pending[this.#pending.length - 1];
    const goesOn = merge !== undefined && last?.merge === merge && !last.sent && last.before !== null;
    const oneStep = merge !== undefined && step?.merge === merge && now - step.touched < ONE_STEP;
    const change = goesOn ? last.change : { ...changeOf(said, operations), made: now };
    if (goesOn) this.#more(last, operations, now);
    else this.#push(change, merge, now, this.museum);
    const undo = oneStep ? squeezed([...back, ...step.operations]) : back;
    const changes = [...new Set([...(oneStep ? (step.changes ?? []) : []), change.id])];
    this.given.steps.made(undo.length ? { said, operations: undo, changes, ...(merge === undefined ? {} : { merge }), touched: now } : null, oneStep);
    this.#rebase();
  }

  undo(): string | null {
    const step = this.given.steps.undoes;
    if (!step) return null;
    const back = this.#tried(step.said, step.operations);
    const change = changeOf(`↶ ${step.said}`, step.operations);
    this.given.steps.undone(back?.length ? { said: step.said, operations: back, changes: [change.id], touched: 0 } : null);
    if (back?.length) this.#push(change);
    this.#rebase();
    return step.said;
  }

  redo(): string | null {
    const step = this.given.steps.redoes;
    if (!step) return null;
    const back = this.#tried(step.said, step.operations);
    const change = changeOf(step.said, step.operations);
    this.given.steps.redone(back?.length ? { said: step.said, operations: back, changes: [change.id], touched: 0 } : null);
    if (back?.length) this.#push(change);
    this.#rebase();
    return step.said;
  }

  settle(aside: Aside, choice: "mine" | "theirs"): void {
    if (!this.asides.includes(aside)) return;
    const operations = choice === "mine" ? this.#anew(aside.change.operations) : [];
    if (operations === null) return; // there is no place for it any more: it stays here until it is let go
    this.asides = this.asides.filter((one) => one !== aside);
    this.given.journal.remove(aside.change.id);
    if (operations.length) this.make(aside.change.said, operations);
    this.#rebase();
  }

  // ---- the line ------------------------------------------------------------------------------------------------

  /** What is to be sent now: everything whose time has come, in order. `all`: whatever is typed at this moment as well. */
  toSend(all = false): Change[] {
    const now = this.#now();
    const found: Change[] = [];
    let length = 0;
    for (const [at, one] of this.#pending.entries()) {
      const rests = all || one.merge === undefined || one.sent || at < this.#pending.length - 1 || now - one.touched >= PAUSE || now - one.begun >= LONGEST;
      length += JSON.stringify(one.change).length;
      if (!rests || found.length === MOST_CHANGES || (found.length && length > MOST_LENGTH)) break;
      found.push(one.change);
      this.#pending[at] = { ...one, sent: true, before: null };
    }
    return found;
  }

  /** Takes over what the portal has told; false: it cannot be made here, and the whole document is needed. */
  take(news: News, results: readonly Result[] = []): boolean {
    if (news.document) this.#base = news.document;
    else if (!this.#follow(news)) return false;
    this.revision = news.revision;
    for (const result of results) this.#answered(result);
    if (!this.#closed) this.line = "good";
    this.lineSaid = null;
    this.#rebase();
    return true;
  }

  /** The first of what waits can never be written: nobody understands it. */
  refuse(change: Change, sentence: Aside["sentence"]): void {
    this.#answered({ id: change.id, status: "refused", ...(sentence ? { sentence } : {}) });
    this.#rebase();
  }

  /** Nothing may be changed, however the line is. */
  close(): void {
    this.line = "closed";
    this.#closed = true;
  }

  lineIs(line: Store["line"], said: Texts | null = null): void {
    if (this.#closed || (this.line === line && JSON.stringify(said) === JSON.stringify(this.lineSaid))) return;
    this.line = line;
    this.lineSaid = said;
    this.#tell();
  }

  // ---- inside --------------------------------------------------------------------------------------------------

  /** What takes the operations back; null: they cannot be made now, which is put aside. */
  #tried(said: string, operations: readonly Operation[]): Operation[] | null {
    try {
      return inverse(this.museum, operations, this.given.files());
    } catch (error) {
      if (!(error instanceof NotMade)) throw error;
      this.#aside({ change: changeOf(said, operations), why: error.why, by: "", at: error.at, present: error.present, sentence: null });
      this.#tell();
      return null;
    }
  }

  #push(change: Change, merge?: string, now = this.#now(), before: Museum | null = null): void {
    const kept = merge === undefined ? {} : { merge };
    const pending: Pending = { change, order: this.#order++, ...kept, begun: now, touched: now, before, sent: false };
    this.#pending.push(pending);
    this.#keep(pending);
    this.wake(merge === undefined ? 0 : PAUSE);
  }

  /** More of the same typing or dragging. */
  #more(last: Pending, operations: readonly Operation[], now: number): void {
    const together = squeezed([...last.change.operations, ...operations]);
    this.#pending.pop();
    if (!together.length) return this.given.journal.remove(last.change.id);
    const pending = { ...last, touched: now, change: { ...last.change, operations: together } };
    this.#pending.push(pending);
    this.#keep(pending);
    this.wake(PAUSE);
  }

  #keep({ change, order }: Pending): void {
    this.given.journal.put({ change, order });
  }

  #follow({ changes, revision }: News): boolean {
    const files = { ...this.given.files(), sure: true };
    let base = this.#base;
    try {
      for (const written of changes) {
        if (written.revision <= this.revision) continue;
        const operations = written.operations ?? this.#pending.find(({ change }) => change.id === written.id)?.change.operations;
        if (!operations) return false;
        base = applied(base, operations, files);
      }
    } catch (error) {
      if (error instanceof NotMade) return false;
      throw error;
    }
    if (changes.some((one) => one.revision > revision)) return false;
    this.#base = base;
    return true;
  }

  #answered({ id, status, at, present: there, by, sentence }: Result): void {
    const found = this.#pending.find(({ change }) => change.id === id);
    if (!found) return;
    this.#pending = this.#pending.filter((one) => one !== found);
    if (status === "done") return this.given.journal.remove(id);
    this.given.steps.drop(id);
    const place = at ?? found.change.operations[0]?.at ?? [];
    this.#aside({ change: found.change, why: status, by: by ?? "", at: place, present: there ?? null, sentence: sentence ?? null });
  }

  /** Puts a change aside; with the one that lies there already and that it was typed over, since only the last is wanted. */
  #aside(aside: Aside): void {
    const before = this.asides.find((one) => goesOn(one.change, aside.change));
    let kept = aside;
    if (before) {
      this.asides = this.asides.filter((one) => one !== before);
      this.given.journal.remove(before.change.id);
      const operations = squeezed([...before.change.operations, ...aside.change.operations]);
      kept = { ...aside, by: aside.by || before.by, change: { ...aside.change, operations: operations.length ? operations : aside.change.operations } };
    }
    this.asides = [...this.asides, kept];
    const { change, ...rest } = kept;
    const entry: Entry = { change, order: this.#order++, aside: rest };
    this.given.journal.put(entry);
  }

  /** Operations as they are to be made over what stands there now; null: their places are gone. */
  #anew(operations: readonly Operation[]): Operation[] | null {
    const made: Operation[] = [];
    let museum = this.museum;
    const files = this.given.files();
    try {
      for (const operation of operations) {
        const ones = again(museum, operation, files);
        museum = applied(museum, ones, files);
        made.push(...ones);
      }
      return made;
    } catch (error) {
      if (error instanceof NotMade) return null;
      throw error;
    }
  }

  #rebase(): void {
    const files = this.given.files();
    let museum = this.#base;
    for (const { change } of this.#pending) {
      try {
        museum = applied(museum, change.operations, files);
      } catch (error) {
        if (!(error instanceof NotMade)) throw error; // the portal will say so too
      }
    }
    this.museum = museum;
    this.#tell();
  }

  #tell(): void {
    for (const changed of [...this.#heard]) changed();
  }
}

/** Whether a change was made by somebody who saw what the other had made of the very same places. */
function goesOn(before: Change, change: Change): boolean {
  if (before.operations.length !== change.operations.length) return false;
  return change.operations.every((one, i) => {
    const other = before.operations[i];
    return one.kind === "set" && other?.kind === "set" && alike([...one.at], [...other.at]) && alike(one.was, other.value === "" ? null : other.value);
  });
}

function again(museum: Museum, operation: Operation, files: Files): Operation[] {
  const { at } = operation;
  const there = operation.kind === "add" ? null : present(museum, at);
  if (operation.kind === "set") return [{ ...operation, was: there }];
  if (operation.kind === "move") return [{ ...operation, was: following(museum, at, files) }];
  if (operation.kind === "remove") return there === null ? [] : [{ ...operation, was: there, before: following(museum, at, { names: [] }) }];
  const key = keyOf(operation.item as Row, (walk(at)[at.length] as RowsNode).key);
  const place = key === null ? null : [...at, key];
  const taken = place && present(museum, place);
  return taken ? [{ kind: "remove", at: place, was: taken, before: following(museum, place, { names: [] }) }, operation] : [operation];
}
