// The picture beside the question: a sphere or a flat one, its frames, and what is fetched ahead.

import { Api, Refused } from "./api";
import { Flat } from "./flat";
import type { Layout } from "./layout";
import { isRegion, type Item, type Picture } from "./model";
import { Sphere } from "./sphere";
import type { Mark, MarkLook, Surface } from "./surface";
import type { Words } from "./words";

/** Small pictures that are fetched ahead. */
const AHEAD = 4;

export class Viewing {
  #sphere: Surface | null = null;
  #flat: Surface | null = null;
  #picture: Picture | null = null;
  #item: Item | null = null;

  /** `again`: the picture has to be shown anew; the browser has forgotten it. */
  constructor(
    private readonly api: Api,
    private readonly layout: Layout,
    private readonly words: Words,
    private readonly calm: boolean,
    private readonly chosen: (key: string) => void,
  ) {}

  /** Where the picture lies; throws where there is no WebGL for it. */
  surface(): Surface {
    if (this.#picture?.flat) return (this.#flat ??= new Flat(this.api, this.chosen));
    return (this.#sphere ??= new Sphere(this.api, this.calm, this.chosen, () => void this.#load()));
  }

  /** Shows a picture, and looks at what is asked about; resolves when it is there. */
  async show(picture: Picture, item: Item | null): Promise<boolean> {
    const other = this.#picture?.id !== picture.id;
    [this.#picture, this.#item] = [picture, item];
    try {
      const surface = this.surface();
      this.layout.put(surface.element);
      if (item) surface.look(item.where, true);
      else if (other) surface.home();
    } catch {
      this.layout.failed(this.words.say("no_webgl"));
      return false;
    }
    return this.#load();
  }

  async #load(): Promise<boolean> {
    const picture = this.#picture;
    if (!picture) return false;
    const isOurs = (): boolean => this.#picture?.id === picture.id;
    const surface = this.surface();
    this.layout.waits(true);
    try {
      await surface.show(picture);
    } catch (error) {
      const texts = error instanceof Refused ? error.texts : null;
      if (isOurs()) this.layout.failed(texts ? this.words.of(texts) : this.words.say("picture_failed"));
      return false;
    }
    if (!isOurs()) return false;
    this.layout.waits(false);
    const item = this.#item;
    const near = item && isRegion(item.where) ? item : null;
    surface.sharpen(near && { where: near.where, around: near.around || Api.around(near.where), address: this.api.small(picture, near.where) });
    return true;
  }

  /** Draws the frames of a picture's items; what is blurred is shown so. `more`: a frame that is being drawn. */
  mark(here: readonly Item[], current: string | null, more: readonly Mark[]): void {
    if (!this.#picture) return;
    const looks = ({ key, answer }: Item): MarkLook =>
      key === current ? "current" : answer === null ? "open" : answer === "blur" ? "blur" : "keep";
    const marks = here.map((item): Mark => ({ key: item.key, where: item.where, look: looks(item) }));
    marks.sort((a, b) => Number(a.look === "current") - Number(b.look === "current"));
    try {
      this.surface().mark([...marks, ...more]);
    } catch {
      // No WebGL: it has been said.
    }
  }

  /** What comes next is fetched while one looks at this. */
  fetchAhead(order: readonly Item[]): void {
    const at = order.findIndex(({ key }) => key === this.#item?.key);
    const open = order.slice(at + 1).filter(({ answer }) => answer === null);
    for (const item of open.slice(0, AHEAD)) new Image().src = this.api.small(item.picture, item.where);
    const other = open.find((item) => item.picture.id !== this.#picture?.id);
    if (other) new Image().src = this.api.whole(other.picture);
  }
}
