// What can be undone and made again. Each step is the operations that do it; they become changes like all others.

import type { Operation } from "../contract";
import { alike } from "../values";

/** `merge`, `touched`: by which quick steps become one. `changes`: ids of the changes that it takes back. */
export interface Step {
  readonly said: string;
  readonly operations: readonly Operation[];
  readonly changes: readonly string[];
  readonly merge?: string;
  readonly touched: number;
}

const MOST = 200;

/** The two stacks of a tab; they outlive its page. */
export class Steps {
  #undo: Step[] = [];
  #redo: Step[] = [];

  constructor(
    private readonly name: string,
    private readonly storage: Storage | null,
  ) {
    try {
      const kept = JSON.parse(storage?.getItem(name) ?? "{}") as { undo?: Step[]; redo?: Step[] };
      this.#undo = kept.undo ?? [];
      this.#redo = kept.redo ?? [];
    } catch {
      // What a browser has half kept is no step.
    }
  }

  get undoes(): Step | null {
    return this.#undo[this.#undo.length - 1] ?? null;
  }

  get redoes(): Step | null {
    return this.#redo[this.#redo.length - 1] ?? null;
  }

  /** A new step: nothing can be made again any more. Null: what was made has been taken back by its own end. */
  made(step: Step | null, inPlaceOfLast: boolean): void {
    if (inPlaceOfLast) this.#undo.pop();
    if (step) this.#undo.push(step);
    this.#redo = [];
    this.#keep();
  }

  undone(redo: Step | null): void {
    this.#undo.pop();
    if (redo) this.#redo.push(redo);
    this.#keep();
  }

  redone(undo: Step | null): void {
    this.#redo.pop();
    if (undo) this.#undo.push(undo);
    this.#keep();
  }

  /** A change was not made after all: there is nothing of it to take back, or to make again. */
  drop(change: string): void {
    const others = (step: Step): boolean => !step.changes?.includes(change);
    this.#undo = this.#undo.filter(others);
    this.#redo = this.#redo.filter(others);
    this.#keep();
  }

  #keep(): void {
    this.#undo = this.#undo.slice(-MOST);
    for (let most = MOST; most >= 1; most = Math.floor(most / 4)) {
      try {
        this.storage?.setItem(this.name, JSON.stringify({ undo: this.#undo.slice(-most), redo: this.#redo.slice(-most) }));
        return;
      } catch {
        // No room for so many.
      }
    }
  }
}

/** Operations with several settings of one place made one, where nothing between them can mind. */
export function squeezed(operations: readonly Operation[]): Operation[] {
  if (operations.some(({ kind }) => kind !== "set") || nested(operations)) return [...operations];
  const places = new Map<string, Operation>();
  for (const operation of operations) {
    const place = JSON.stringify(operation.at);
    const before = places.get(place);
    places.set(place, before?.kind === "set" && operation.kind === "set" ? { ...operation, was: before.was } : operation);
  }
  return [...places.values()].filter((one) => one.kind !== "set" || !alike(one.value, one.was));
}

/** Whether one place lies within another. */
function nested(operations: readonly Operation[]): boolean {
  const places = [...new Set(operations.map(({ at }) => `${at.join("\n")}\n`))].sort();
  return places.some((place, i) => i > 0 && place.startsWith(places[i - 1] as string));
}
