// All rooms with a small picture each: where one is, where one has been.

import type { SceneEntry } from "../tour/record";
import type { TourViewer } from "../tour/contract";
import { make, write } from "../ui/dom";
import { Sheet } from "../ui/panel";
import type { Memory } from "../more/memory";
import type { Say } from "../more/words";

export class Gallery {
  readonly sheet: Sheet;

  constructor(
    private readonly viewer: TourViewer,
    private readonly scenes: Readonly<Record<string, SceneEntry>>,
    private readonly memory: Memory,
    private readonly say: Say,
  ) {
    this.sheet = new Sheet(say("close_list"), "viewer-rooms-title", "!rooms", "is-wide");
    this.sheet.element.addEventListener("click", (event) => {
      if ((event.target as Element).closest("a[data-scene-link]")) this.sheet.close();
    });
  }

  open(from: HTMLElement): void {
    const { data, scene } = this.viewer;
    const all = Object.entries(this.scenes);
    const items = all.map(([id, entry], i) => {
      const seen = this.memory.rooms.includes(id);
      const here = id === scene;
      const picture = make("span", { class: "rooms-picture" }, [
        entry.thumbnail ? make("img", { src: data.base + entry.thumbnail, alt: "", loading: "lazy", decoding: "async" }) : null,
      ]);
      const note = here ? this.say("you_are_here") : seen ? this.say("been_here") : null;
      const link = make("a", { href: `#${id}`, "data-scene-link": id, "aria-current": here ? "true" : null }, [
        picture,
        make("span", { class: "rooms-number", "aria-hidden": "true" }, [String(i + 1)]),
        write(make("span", { class: "rooms-name" }), entry, "title"),
        note ? make("small", {}, [note]) : null,
      ]);
      return make("li", { class: seen || here ? "is-seen" : null }, [link]);
    });
    // (A tour without any ways is a list of rooms, and is meant so.)
    const apart = all.filter(([, entry]) => entry.apart).length;
    const several = apart < all.length - 1 ? apart : 0;
    const seen = Object.keys(this.scenes).filter((id) => this.memory.rooms.includes(id)).length;
    this.sheet.show(
      [
        make("h2", { class: "viewer-panel-title", id: "viewer-rooms-title" }, [this.say("rooms")]),
        make("p", { class: "viewer-note" }, [this.say("rooms_seen", { seen: String(seen), total: String(items.length) })]),
        make("ol", { class: "viewer-rooms", role: "list" }, items.filter((_, i) => several === 0 || !all[i]?.[1].apart)),
        ...(several
          ? [
              make("h3", { class: "viewer-panel-group" }, [this.say("more_rooms")]),
              make("p", { class: "viewer-note" }, [this.say("more_rooms_note")]),
              make("ol", { class: "viewer-rooms", role: "list" }, items.filter((_, i) => all[i]?.[1].apart)),
            ]
          : []),
      ],
      from,
    );
  }
}
