// Looking at something for a while is choosing it.

/** So long one has to look, ms; a glance that passes by does nothing. */
export const DWELL = 1600;
const GLANCE = 250;

export class Dwell<Target> {
  #target: Target | null = null;
  #since = 0;
  #chosen = false;

  /** How far it is, from 0 to 1. */
  progress = 0;

  /** What has been looked at long enough, once; looking away starts over. */
  look(target: Target | null, now: number): Target | null {
    if (target !== this.#target) {
      this.#target = target;
      this.#since = now;
      this.#chosen = false;
    }
    const time = now - this.#since;
    this.progress = target === null || this.#chosen ? 0 : Math.max(0, Math.min(1, (time - GLANCE) / (DWELL - GLANCE)));
    if (target === null || this.#chosen || time < DWELL) return null;
    this.#chosen = true;
    this.progress = 0;
    return target;
  }

  /** What is looked at now was chosen in another way, or is a place just come to. */
  spend(): void {
    this.#chosen = true;
    this.progress = 0;
  }
}
