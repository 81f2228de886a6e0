// The signs in the picture in words, for whoever is here for the first time; gone with the first thing that he does.

import type { TourViewer } from "../tour/contract";
import { button } from "../ui/bar";
import { make } from "../ui/dom";
import { icon, isIcon } from "../ui/icons";
import type { Memory } from "../more/memory";
import type { Say } from "../more/words";

export function explainSigns(viewer: TourViewer, memory: Memory, say: Say): void {
  const { root, over, record } = viewer;
  if (memory.hinted || viewer.kiosk || !over) return;
  const kinds = [...new Set(record.labels.map(({ kind }) => kind))].filter(isIcon);
  const signs = [...(record.links.length ? [["up", "sign_way"] as const] : []), ...kinds.map((kind) => [kind, `sign_${kind}`] as const)];
  if (!signs.length) return;
  const close = button(say("close_hint"), "close");
  const items = signs.map(([look, words]) => make("li", {}, [icon(look), make("span", {}, [say(words)])]));
  const card = make("div", { class: "viewer-hint", role: "note" }, [make("ul", { role: "list" }, items), close]);
  over.bar.element.append(card);
  const gone = (): void => {
    memory.set({ hinted: true });
    card.remove();
    for (const sign of SIGNS) root.removeEventListener(sign, gone);
  };
  for (const sign of SIGNS) root.addEventListener(sign, gone);
}

const SIGNS = ["pointerup", "keydown", "wheel"] as const;
