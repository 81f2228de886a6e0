// Visits of a place, on the public page of a project: one looks around in a sphere, and two days of one point are
// looked at in one direction. Without WebGL, and without this script, the page has the flat pictures.

import { Eye, Pane } from "../evidence/eye";
import { named, turnOf } from "../evidence/page";
import { make } from "../ui/dom";

const FIRST = { yaw: 0, pitch: -5, fov: 85 };

/** The pictures of one day each, of which one is shown: a column of two, or the only one. */
class Column {
  #pane: Pane | null = null;
  readonly #stage = make("div", { class: "visit-sphere" });
  readonly #flat = make("a", { class: "visit-flat" });

  constructor(private readonly box: HTMLElement, private readonly eye: Eye, private readonly words: DOMStringMap) {
    this.#flat.textContent = words.flat ?? "";
    box.addEventListener("change", () => this.show());
  }

  show(): void {
    const picture = this.box.querySelector(":checked")?.closest(".day")?.querySelector("figure") ?? this.box;
    const image = picture.querySelector("img");
    if (!("wide" in picture.dataset) || !image) return this.#is(false);
    this.#flat.href = image.src;
    void this.#load(image, turnOf(picture)).then(
      () => this.#is(true),
      () => this.#is(false),
    );
  }

  async #load(image: HTMLImageElement, turn: number): Promise<void> {
    if (this.#pane) {
      await this.#pane.change(image);
    } else {
      const own = make("img", {});
      own.src = image.src;
      own.alt = image.alt;
      const pane = new Pane(this.eye, this.#stage, own, () => this.#stage === document.activeElement);
      this.#stage.append(own);
      this.box.append(this.#stage, this.#flat);
      this.#pane = pane;
      await pane.load();
      this.eye.add(pane);
      named(this.#stage, () => pane.size, this.eye, this.words.look);
    }
    this.#pane.turn = turn;
    this.eye.request();
  }

  #is(sphere: boolean): void {
    this.box.classList.toggle("is-sphere", sphere);
  }
}

function point(section: HTMLElement): void {
  const eye = new Eye(FIRST, () => undefined);
  const columns = [...section.querySelectorAll<HTMLElement>(".one-date, .one-shot")].map((box) => new Column(box, eye, section.dataset));
  // Spheres are large: those of a point come when one is about to see it.
  const near = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      near.disconnect();
      for (const column of columns) column.show();
    },
    { rootMargin: "50% 0px" },
  );
  near.observe(section);
}

document.querySelectorAll<HTMLElement>(".point[data-look]").forEach(point);
