// Pictures, sound and film of a label, each with everything that is said of it in words.

import { say, type FilmRecord, type PictureRecord, type SoundRecord, type Spoken, type Strings } from "../tour/record";
import { inParts, make, write } from "./dom";

/** What a page of text needs to know of the page it stands in. */
export interface Place {
  readonly strings: Strings;
  readonly base: string;
  /** Shows a picture as large as the window; where it is missing, the picture opens by itself. */
  readonly enlarge?: (pictures: readonly PictureRecord[], index: number) => void;
  /** A kiosk leads nowhere else. */
  readonly closed?: boolean;
}

/** Close-up photographs: the first as wide as the page, the others small; each opens enlarged. */
export function pictures(records: readonly PictureRecord[], title: string, place: Place): HTMLElement[] {
  const { strings, base, enlarge } = place;
  if (!records.length) return [];
  const items = records.map((record, i) => {
    const first = i === 0;
    const image = make("img", {
      src: base + (first ? record.src : (record.thumbnail ?? record.src)),
      alt: "",
      loading: "lazy",
      decoding: "async",
      width: first && record.width ? String(record.width) : null,
      height: first && record.height ? String(record.height) : null,
    });
    const named = record.alt || (records.length > 1 ? `${title}, ${i + 1}` : title);
    const link = make("a", { href: base + record.src, "aria-label": say(strings, "enlarge", { title: named }) }, [image]);
    if (record.lang?.alt) link.lang = record.lang.alt;
    link.addEventListener("click", (event) => {
      if (!enlarge || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      enlarge(records, i);
    });
    const credit = record.credit ? write(make("small"), record, "credit") : null;
    return make("li", {}, [link, first ? credit : null]);
  });
  return [make("ul", { class: "viewer-pictures", role: "list" }, items)];
}

function transcript(record: Spoken & { readonly transcript?: string }, strings: Strings): HTMLElement | null {
  if (!record.transcript) return null;
  const text = make("div", {}, inParts(record.transcript, record.lang?.transcript));
  return make("details", { class: "viewer-transcript" }, [make("summary", {}, [say(strings, "transcript")]), text]);
}

export function sound(record: SoundRecord, { strings, base }: Place): HTMLElement {
  const name = record.title || say(strings, "listen");
  const { captions, language } = record;
  const own = document.documentElement.lang;
  // Browsers show captions over a <video> only, and play sounds in one as well.
  const track = captions && make("track", { kind: "captions", src: base + captions, srclang: language ?? own, default: true });
  const player = make(captions ? "video" : "audio", { controls: true, playsinline: true, preload: "none", src: base + record.src, "aria-label": name }, [track || null]);
  const heading = make("span", {}, [name]);
  if (record.title && record.lang?.title) heading.lang = record.lang.title;
  const caption = make("figcaption", {}, [heading, language && !own.startsWith(language) ? make("small", {}, [` ${say(strings, `in_${language}`)}`]) : null]);
  return make("figure", { class: "viewer-sound" }, [caption, player, transcript(record, strings)]);
}

export function film(record: FilmRecord, title: string, { strings, base }: Place): HTMLElement {
  const own = document.documentElement.lang;
  const captions = record.captions ?? [];
  const spoken = captions.findIndex(({ language }) => own.startsWith(language));
  const tracks = captions.map(({ src, language }, i) =>
    make("track", {
      kind: "captions",
      src: base + src,
      srclang: language,
      label: say(strings, `in_${language}`),
      default: i === Math.max(0, spoken),
    }),
  );
  const poster = record.poster ? base + record.poster : null;
  const player = make("video", { controls: true, playsinline: true, preload: "none", poster, src: base + record.src, "aria-label": title }, tracks);
  return make("figure", { class: "viewer-film" }, [player, transcript(record, strings)]);
}

/** What plays within an element falls silent. */
export function silence(within: HTMLElement): void {
  for (const player of within.querySelectorAll<HTMLMediaElement>("audio, video")) player.pause();
}
