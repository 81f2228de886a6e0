// The files beside a museum's photographs, as the portal knows them (portal/media/shown.py).

import type { Context, Museum, SoundFile, Texts } from "../contract";

export type MediaKind = "picture" | "sound" | "film" | "captions";

export interface MediaInfo {
  readonly file: string;
  readonly kind: MediaKind;
  readonly size: number;
  /** Nobody has looked into it yet. */
  readonly waits: boolean;
  readonly refused: boolean;
  readonly said: readonly Texts[];
  readonly width: number | null;
  readonly height: number | null;
  /** Visitors will be able to go close. */
  readonly zoom: boolean | null;
  readonly duration: number | null;
}

/** Names are one name whatever the case of their letters (tour/museum_toml/file_names.py). */
export const form = (file: string): string => file.normalize("NFC").toLowerCase();

/** Pictures of the kinds that browsers may be asked for by their small picture only; others by themselves. */
export const kindOf = (file: string): MediaKind =>
  /\.(mp3|ogg|oga|opus|m4a|wav)$/i.test(file) ? "sound" : /\.(mp4|m4v|webm)$/i.test(file) ? "film" : /\.vtt$/i.test(file) ? "captions" : "picture";

export class MediaFiles {
  #files = new Map<string, MediaInfo>();
  #asked: Promise<void> | null = null;
  #heard = new Set<() => void>();
  left: number | null = null;

  constructor(private readonly context: Context) {}

  get all(): readonly MediaInfo[] {
    return [...this.#files.values()];
  }

  /** What is known of a file; asks the portal where nobody has asked yet. */
  of(file: string): MediaInfo | null {
    if (!this.#asked) void this.load();
    return this.#files.get(form(file)) ?? null;
  }

  load(): Promise<void> {
    this.#asked = this.#load();
    return this.#asked;
  }

  subscribe(changed: () => void): () => void {
    this.#heard.add(changed);
    return () => this.#heard.delete(changed);
  }

  async #load(): Promise<void> {
    const { files, left } = await this.context.api.get<{ files: readonly MediaInfo[]; left: number | null }>("media").catch(() => ({ files: null, left: null }));
    if (!files) return;
    this.#files = new Map(files.map((info) => [form(info.file), info]));
    this.left = left;
    for (const changed of [...this.#heard]) changed();
  }

  /** Waits until a file was looked into; what is known of it then. */
  async looked(file: string, signal: AbortSignal): Promise<MediaInfo | null> {
    for (let turn = 0; turn < 240 && !signal.aborted; turn++) {
      await this.load();
      const info = this.#files.get(form(file));
      if (info && !info.waits) return info;
      await new Promise((resolve) => setTimeout(resolve, Math.min(250 + 50 * turn, 2000)));
    }
    return this.#files.get(form(file)) ?? null;
  }
}

const known = new WeakMap<object, MediaFiles>();

/** One for the whole editor. */
export function mediaFiles(context: Context): MediaFiles {
  let files = known.get(context.api);
  if (!files) known.set(context.api, (files = new MediaFiles(context)));
  return files;
}

/** The forms of the names of all files that the document shows. */
export function usedFiles(museum: Museum): Set<string> {
  const used = new Set<string>();
  const add = (file: string | undefined): void => void (file && used.add(form(file)));
  const sound = (one: SoundFile | undefined): void => {
    add(one?.file);
    add(one?.captions);
    for (const other of one?.also ?? []) sound(other);
  };
  for (const thing of museum.objects ?? []) {
    thing.pictures?.forEach(({ file }) => add(file));
    sound(thing.sound);
  }
  for (const label of [...(museum.labels ?? []), ...(museum.scenes ?? []).flatMap((scene) => scene.labels ?? [])]) {
    label.pictures?.forEach(({ file }) => add(file));
    sound(label.sound);
    add(label.film?.file);
    add(label.film?.poster);
    label.film?.captions?.forEach(({ file }) => add(file));
  }
  for (const scene of museum.scenes ?? []) sound(scene.ambient);
  const { routes } = museum as { routes?: readonly { stops?: readonly { sound?: SoundFile }[] }[] };
  for (const stop of routes?.flatMap((route) => route.stops ?? []) ?? []) sound(stop.sound);
  return used;
}
