// Where a visitor looks on coming in: onward, never back at the door; and (more/onward.ts) never at a bare wall.

import { wrap } from "../core/projection";
import type { View } from "../core/view";
import type { LinkRecord, SceneRecord } from "./record";

type From = Pick<SceneRecord, "id" | "heading">;
type To = Pick<SceneRecord, "heading" | "links" | "view">;

/** The view with which a walk along `link` from one scene ends in the other; `link` is null for a jump from a list. */
export function arrivalView(from: From, link: LinkRecord | null, to: To): View {
  const { fov } = to.view;
  if (!link) return to.view;
  if (link.arrival) return { yaw: wrap(link.arrival.yaw), pitch: link.arrival.pitch, fov };
  // Both compasses are known: keep going in the direction of the walk.
  if (typeof from.heading === "number" && typeof to.heading === "number")
    return { yaw: wrap(link.yaw + from.heading - to.heading), pitch: 0, fov };
  // The door one came through is behind.
  const back = to.links.find((candidate) => candidate.to === from.id);
  if (back) return { yaw: wrap(back.yaw + 180), pitch: 0, fov };
  return to.view;
}
