// The level: a line that is dragged onto the horizon, and upright lines to compare with walls and door frames.

import { direction } from "../../../core/projection";
import { toScreen } from "../../../core/view";
import { angles } from "../../../core/projection";
import { make } from "../../../ui/dom";
import { NumberField } from "../../fields/number";
import type { Desk, Mode } from "../desk";
import { draggable } from "../dragging";
import { setLevel } from "../levels";
import { type Angles, horizon, type Level, LEVEL, levelThrough, sameLevel, turned, turnedAngles } from "../turning";
import { bar } from "./bar";

/** Degrees between the handles, to each side of where one looks. */
const APART = 25;
const UPRIGHT = [-40, -20, 0, 20, 40] as const;
const SPACE = "http://www.w3.org/2000/svg";

export class LevelMode implements Mode {
  readonly name = "level";
  readonly bar: HTMLElement;
  /** What the picture is shown with; it turns only when the new one is taken. */
  readonly #shown: Level;
  #level: Level;
  #line = document.createElementNS(SPACE, "path");
  #uprights = document.createElementNS(SPACE, "path");
  #handles: HTMLButtonElement[];
  #fields: { pitch: NumberField; roll: NumberField };

  constructor(private readonly desk: Desk) {
    const { words } = desk.context;
    this.#shown = desk.level;
    this.#level = desk.level;
    this.#line.setAttribute("class", "desk-horizon");
    this.#uprights.setAttribute("class", "desk-uprights");
    desk.lines.append(this.#uprights, this.#line);
    const field = (name: "pitch" | "roll", low: number, high: number): NumberField =>
      new NumberField({ words, label: words.say(`room_level_${name}`), low, high, write: (value) => this.#set({ ...this.#level, [name]: value ?? 0 }) });
    this.#fields = { pitch: field("pitch", -90, 90), roll: field("roll", -180, 180) };
    this.#handles = [-1, 0, 1].map((side) => this.#handle(side));
    desk.handles.replaceChildren(...this.#handles);
    const none = words.say(this.#found ? "room_level_found" : "room_level_none");
    this.bar = bar(
      words.say("room_level_text"),
      [
        [words.say("room_level_take"), () => this.#take(), "main"],
        [none, () => this.#reset()],
        [words.say("room_cancel"), () => desk.stop(), "quiet"],
      ],
      [make("div", { class: "desk-bar-fields" }, [this.#fields.pitch.element, this.#fields.roll.element])],
    );
    this.#show();
  }

  key(event: KeyboardEvent): boolean {
    if (event.key !== "Enter" || (event.target as HTMLElement).closest("button")) return false;
    this.#take();
    return true;
  }

  draw(): void {
    const { panorama } = this.desk;
    if (!panorama) return;
    const { view, size } = panorama;
    const path = (points: readonly (readonly [number, number])[]): string => {
      let drawn = "";
      let pen = false;
      for (const [yaw, pitch] of points) {
        const { x, y, depth } = toScreen(view, size, direction(yaw, pitch));
        if (depth > 0.05) drawn += `${pen ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`;
        pen = depth > 0.05;
      }
      return drawn;
    };
    const line = horizon(this.#level, this.#shown);
    this.#line.setAttribute("d", path([...line, line[0] as [number, number]]));
    const centre = this.#above(view.yaw).yaw;
    const uprights = UPRIGHT.map((by) =>
      path(
        Array.from({ length: 33 }, (_, i): [number, number] => {
          const { yaw, pitch } = angles(turned(direction(centre + by, -80 + i * 5), this.#level, this.#shown));
          return [yaw, pitch];
        }),
      ),
    );
    this.#uprights.setAttribute("d", uprights.join(""));
    this.#handles.forEach((handle, at) => {
      const place = this.#at(at - 1);
      const { x, y, depth } = toScreen(view, size, direction(place.yaw, place.pitch));
      handle.classList.toggle("is-away", depth <= 0.05);
      if (depth > 0.05) handle.style.transform = `translate(${x.toFixed(1)}px,${y.toFixed(1)}px)`;
    });
  }

  end(): void {
    this.#line.remove();
    this.#uprights.remove();
    this.desk.handles.replaceChildren();
  }

  /** What lies at a yaw of the shown picture, in the proposed level. */
  #above(yaw: number): Angles {
    return turnedAngles({ yaw, pitch: 0 }, this.#shown, this.#level);
  }

  /** Where a handle is in the shown picture: on the line, left, in the middle and right of where one looks. */
  #at(side: number): Angles {
    const reach = Math.min(APART, ((this.desk.panorama?.view.fov ?? 75) / 75) * APART);
    const yaw = this.#above((this.desk.panorama?.view.yaw ?? 0) + side * reach).yaw;
    const { yaw: there, pitch } = angles(turned(direction(yaw, 0), this.#level, this.#shown));
    return { yaw: there, pitch };
  }

  #handle(side: number): HTMLButtonElement {
    const { panorama, context } = this.desk;
    const name = context.words.say(side < 0 ? "room_level_left" : side > 0 ? "room_level_right" : "room_level_middle");
    const handle = make("button", { type: "button", class: `desk-corner is-level${side ? "" : " is-middle"}`, "aria-label": name, title: name });
    let others: Angles[] = [];
    let from: Angles = { yaw: 0, pitch: 0 };
    const began = (): void => {
      from = this.#at(side);
      others = side ? [this.#at(-side)] : [this.#at(-1), this.#at(1)];
    };
    const moved = (to: Angles): void => {
      const [p, q] = side
        ? [to, others[0] as Angles]
        : (others.map(({ yaw, pitch }) => ({ yaw, pitch: pitch + to.pitch - from.pitch })) as [Angles, Angles]);
      const level = levelThrough(direction(p.yaw, p.pitch), direction(q.yaw, q.pitch), this.#shown);
      if (level) this.#set(level);
    };
    if (panorama && !this.desk.frozen)
      draggable(handle, panorama, {
        start: () => (began(), from),
        // Up and down alone: along the line there is nothing to be said.
        move: (to) => moved({ yaw: from.yaw, pitch: to.pitch }),
        end: (to) => to === null && this.#set(this.#shown),
      });
    handle.addEventListener("keydown", (event) => {
      const step = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
      if (!step) return;
      event.preventDefault();
      event.stopPropagation();
      began();
      moved({ yaw: from.yaw, pitch: from.pitch + step * (event.shiftKey ? 0.1 : 1) });
    });
    return handle;
  }

  #set(level: Level): void {
    this.#level = level;
    this.#show();
  }

  #show(): void {
    this.#fields.pitch.update(this.#level.pitch);
    this.#fields.roll.update(this.#level.roll);
    this.draw();
  }

  #take(): void {
    const { context, room } = this.desk;
    const level = this.#level;
    this.desk.stop();
    if (!sameLevel(level, this.#shown)) setLevel(context.store, room, level, context.words.say("room_said_level", { room: context.named(room.id) }));
  }

  /** Whether the tiles were cut with a level that nobody gave: then that is what the next preview finds again. */
  get #found(): boolean {
    const { room, scene } = this.desk;
    return room.tiles !== null && (!scene?.level || !sameLevel(this.#shown, room.tiles.level));
  }

  /** As it was found, or else as the camera gave it. */
  #reset(): void {
    const { context, room } = this.desk;
    const level = this.#found ? null : LEVEL;
    this.desk.stop();
    setLevel(context.store, room, level, context.words.say("room_said_level", { room: context.named(room.id) }));
  }
}
