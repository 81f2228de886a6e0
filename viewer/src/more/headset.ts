// The way into a headset: the script for it is fetched only when somebody puts one on.

import { runScript } from "../tour/parts";
import type { Viewer } from "../tour/viewer";
import type { XrSession, XrSystem } from "../xr/webxr";
import type { Say } from "./words";

/** Shows the tour in a session until it ends. */
export type ShowInHeadset = (viewer: Viewer, session: XrSession, say: Say) => Promise<void>;

const system = (): XrSystem | undefined => (navigator as Navigator & { xr?: XrSystem }).xr;

export async function hasHeadset(): Promise<boolean> {
  try {
    return (await system()?.isSessionSupported("immersive-vr")) === true;
  } catch {
    return false;
  }
}

/** Resolves when the visitor has taken the headset off; rejects when it does not begin. */
export async function enterHeadset(viewer: Viewer, say: Say): Promise<void> {
  const { more, base } = viewer.data;
  const xr = system();
  if (!more || !xr) throw new Error("no headset");
  // Asked for within the click, before anything is waited for: browsers insist on it.
  const asked = xr.requestSession("immersive-vr", { optionalFeatures: ["local"] });
  if (!window.jetisu360?.xr) {
    try {
      await runScript(base + more.xr);
    } catch (error) {
      await asked.then((session) => session.end()).catch(() => undefined);
      throw error;
    }
  }
  await window.jetisu360?.xr?.(viewer, await asked, say);
}
