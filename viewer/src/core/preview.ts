// The preview: six tiny faces in one strip (f r b l u d), inlined in the page as a `data:` address.

/** How many texels of its neighbours each face gets around it: as many as a cubic filter reaches (see gl.ts). */
export const BORDER = 2;

/**
 * The strip as an image. A `data:` image is there within the same turn of the event loop, where `fetch` and
 * `createImageBitmap` would come back only when the page has been laid out: the first view does not wait for that.
 */
export class Preview {
  readonly #image = new Image();
  /** Resolves when it can be shown, or never will be. */
  readonly ready: Promise<void>;

  constructor(address: string) {
    this.#image.src = address;
    const loaded = new Promise<void>((done) => {
      this.#image.onload = this.#image.onerror = () => done();
    });
    this.ready = Promise.resolve().then(() => (this.image ? undefined : loaded));
  }

  /** The strip, or null while (or because) it is not readable. */
  get image(): HTMLImageElement | null {
    return this.#image.complete && this.#image.naturalHeight > 0 ? this.#image : null;
  }

  /** Pixels of a face. */
  get faceSize(): number {
    return this.#image.naturalHeight;
  }
}
