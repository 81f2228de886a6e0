// What is open over the picture: each dialog is an entry of its own in the browser's history, so that “back” closes it
// before it walks. The entry of now holds how many are open (`open` of its state).

import { parseAddress } from "../tour/address";
import type { Opening, TourViewer } from "../tour/contract";
import { opened } from "../ui/panel";

const museum = document.title;
const openIn = (state: unknown): number => (state as { open?: number } | null)?.open ?? 0;

export class Opened implements Opening {
  #open: { readonly dialog: HTMLDialogElement; name: string }[] = [];
  /** Steps back of ours that are under way. */
  #returning = 0;

  /** `viewer.root` hears of dialogs that open (`viewer-open`, with their name in the address) and close. */
  constructor(private readonly viewer: TourViewer) {
    const { root, over } = viewer;
    root.addEventListener("viewer-open", (event) => this.#opens(event.target as HTMLDialogElement, (event as CustomEvent<string>).detail));
    root.addEventListener("close", (event) => this.#closes(event.target as HTMLDialogElement), true);
    viewer.addEventListener("scene", () => this.#name());
    viewer.opened = this;
    // The page of a label may have been opened before this script was here.
    if (over?.panel.element.open) opened(over.panel.element, over.panel.name);
    // Or closed again; a list that an address names is still to come, and a walk has written where it began.
    else if (!viewer.busy && !parseAddress(location.hash)?.open?.startsWith("!")) viewer.trail.write();
    this.#name();
  }

  get count(): number {
    return this.#open.filter(({ dialog }) => dialog.open).length;
  }

  /** The name of what is on top; null where nothing is open. */
  get name(): string | null {
    return this.#open.filter(({ dialog }) => dialog.open).pop()?.name ?? null;
  }

  /** Back or forward was pressed: closes what is not open in the entry of now; else goes where the address says. */
  async turnBack(): Promise<void> {
    const { viewer } = this;
    const { records, data, scene, stop } = viewer;
    const asked = parseAddress(location.hash);
    const id = asked ? asked.scene : data.start;
    // Something else of the page's: a skip link, a heading.
    if (!records.has(id) || (!asked && location.hash)) return;
    viewer.trail.forget();
    viewer.turnedBack = viewer.busy;
    if (viewer.busy) return;
    const closed = this.#closesAnything();
    if (closed && id === scene && asked?.stop?.route === stop?.route && asked?.stop?.number === stop?.number) return;
    viewer.stop = asked?.stop ?? null;
    viewer.dispatchEvent(new CustomEvent("stop", { detail: viewer.stop }));
    if (id !== scene) {
      const { view } = await records.get(id).catch(() => viewer.record);
      await viewer.walkTo(id, { view: asked?.view ?? view, push: false });
    } else viewer.look(asked?.view ?? viewer.record.view);
    if (asked?.open && asked.open !== this.name) viewer.openNamed(asked.open);
  }

  #closesAnything(): boolean {
    if (this.#returning) {
      if (!--this.#returning) this.viewer.trail.write();
      return true;
    }
    const before = this.#open.length;
    while (this.#open.length > openIn(history.state)) this.#open.pop()?.dialog.close();
    this.#name();
    return this.#open.length < before;
  }

  /** The window is called after the label that is read, else after the room; where one begins, after the museum alone. */
  #name(): void {
    const { record, data } = this.viewer;
    const label = record.labels.find(({ id }) => id === this.name);
    const shown = label?.title || (record.id === data.start ? "" : record.title);
    document.title = shown ? `${shown} – ${museum}` : museum;
  }

  #opens(dialog: HTMLDialogElement, name: string): void {
    // An address that names it has an entry already.
    const isNamed = parseAddress(location.hash)?.open === name;
    const known = this.#open.find((one) => one.dialog === dialog);
    if (!known && !isNamed) this.viewer.trail.write();
    if (known) known.name = name;
    else this.#open.push({ dialog, name });
    if (known || isNamed) this.viewer.trail.write();
    else this.viewer.trail.push(this.#open.length);
    this.#name();
  }

  #closes(dialog: HTMLDialogElement): void {
    const place = this.#open.findIndex((one) => one.dialog === dialog);
    if (place < 0) return;
    this.#open.splice(place, 1);
    this.#name();
    // Who walks on from it begins the next entry in its place (trail.ts).
    if (this.viewer.busy) return;
    if (openIn(history.state) > this.#open.length) {
      this.#returning++;
      history.back();
    } else this.viewer.trail.write();
  }
}
