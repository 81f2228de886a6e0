// Without WebGL: a still picture of the room, and everything that would hang over it as text and links.

import { parseAddress } from "../tour/address";
import { Records, say, type SceneRecord, type TourData } from "../tour/record";
import { make, write } from "../ui/dom";
import { hookSceneLinks, keepView, markCurrent } from "../ui/page";
import { pageOf } from "../ui/panel";

class PlainViewer {
  readonly #records: Records;
  readonly #body: HTMLElement;
  readonly #poster: HTMLImageElement;

  constructor(
    root: HTMLElement,
    private readonly data: TourData,
  ) {
    this.#records = new Records(data);
    root.classList.add("is-plain");
    this.#poster = root.querySelector<HTMLImageElement>(".viewer-poster") ?? make("img", { class: "viewer-poster" });
    this.#poster.hidden = false;
    this.#body = make("div", { class: "viewer-plain", tabindex: "-1" });
    root.replaceChildren(this.#poster, this.#body);
    hookSceneLinks((id) => this.#go(id));
    addEventListener("popstate", () => void this.#read());
    void this.#read();
  }

  #go(id: string): void {
    history.pushState(null, "", `#${id}`);
    void this.#read(true);
  }

  async #read(focus = false): Promise<void> {
    const wanted = parseAddress(location.hash)?.scene;
    const id = wanted && this.#records.has(wanted) ? wanted : this.data.start;
    try {
      this.#show(await this.#records.get(id));
      if (focus) this.#body.focus();
    } catch {
      this.#body.prepend(make("p", { role: "alert" }, [say(this.data.strings, "scene_failed")]));
    }
  }

  #show(record: SceneRecord): void {
    const { strings } = this.data;
    if (record.poster) this.#poster.src = this.data.base + record.poster;
    this.#poster.alt = say(strings, "poster", { title: record.title });
    const links = record.links.map((link) =>
      make("li", {}, [write(make("a", { href: `#${link.to}`, "data-scene-link": link.to }), link, "title")]),
    );
    // What is this room's own comes first.
    const ordered = [...record.labels].sort((p, q) => Number(p.everywhere ?? false) - Number(q.everywhere ?? false));
    const labels = ordered.map((label) => make("li", {}, [make("article", {}, pageOf(label, this.data, "h3"))]));
    this.#body.replaceChildren(
      make("p", { class: "viewer-notice" }, [say(strings, "no_webgl")]),
      write(make("h2"), record, "title"),
      ...(record.description ? [write(make("p"), record, "description")] : []),
      ...(links.length ? [make("h3", {}, [say(strings, "doors")]), make("ul", {}, links)] : []),
      ...(labels.length ? [make("h3", {}, [say(strings, "spots")]), make("ul", { class: "viewer-things" }, labels)] : []),
    );
    markCurrent(record.id, record.title, record.lang?.title);
    keepView(`#${record.id}`);
  }
}

window.jetisu360 = { ...window.jetisu360, plain: (root, data) => void new PlainViewer(root, data) };
