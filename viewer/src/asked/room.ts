// The room's own text: what it is, what is around, and where more of it is to be read.

import type { TourViewer } from "../tour/contract";
import { inParts, make, write } from "../ui/dom";
import { mixed } from "../ui/mixed";
import { Sheet } from "../ui/panel";
import type { Say } from "../more/words";

export class RoomText {
  readonly sheet: Sheet;

  constructor(
    private readonly viewer: TourViewer,
    private readonly say: Say,
    private readonly facing: () => string,
  ) {
    this.sheet = new Sheet(say("close_text"), "viewer-room-title", "!room");
  }

  open(from: HTMLElement): void {
    const { record, data, over, view, kiosk } = this.viewer;
    const title = write(make("h2", { class: "viewer-panel-title", id: "viewer-room-title", tabindex: "-1" }), record, "title");
    const around = [over?.around(view), this.facing()].filter(Boolean).join(" ");
    const page = record.page && !kiosk && make("a", { href: data.base + record.page, class: "viewer-more" }, [this.say("room_page")]);
    this.sheet.show(
      [
        title,
        ...inParts(record.description, record.lang?.description),
        ...(around ? [make("h3", { class: "viewer-around" }, [this.say("tell")]), make("p", {}, mixed(around))] : []),
        ...(page ? [make("p", {}, [page])] : []),
      ],
      from,
    );
    // Read from its beginning: a screen reader would begin with the button that closes it.
    title.focus({ preventScroll: true });
  }
}
