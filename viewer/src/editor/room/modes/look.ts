// What is set by looking: where the visit of a room begins, where one looks on arriving, and north.

import type { Desk, Mode } from "../desk";
import { bar } from "./bar";

export interface Looked {
  readonly yaw: number;
  readonly pitch: number;
  readonly fov: number;
}

const hundredth = (value: number): number => Math.round(value * 100) / 100;

/** The view of the moment, as it may be written. */
export const looked = ({ yaw, pitch, fov }: Looked): Looked => ({ yaw: hundredth(yaw), pitch: hundredth(pitch), fov: Math.round(Math.min(110, Math.max(25, fov))) });

export class LookMode implements Mode {
  readonly name: string;
  readonly bar: HTMLElement;

  /** `done`: what it is set to; null: left as it was. */
  constructor(
    private readonly desk: Desk,
    { name, text, set }: { readonly name: string; readonly text: string; readonly set: string },
    private readonly done: (view: Looked | null) => void,
  ) {
    this.name = name;
    this.bar = bar(text, [
      [set, () => this.#end(true), "main"],
      [desk.context.words.say("room_cancel"), () => this.#end(false), "quiet"],
    ]);
  }

  key(event: KeyboardEvent): boolean {
    if (event.key !== "Enter" || (event.target as HTMLElement).closest("button, a, input, select, textarea")) return false;
    this.#end(true);
    return true;
  }

  end(): void {}

  #end(set: boolean): void {
    const view = this.desk.panorama?.view;
    this.desk.stop();
    this.done(set && view ? looked(view) : null);
  }
}
