// The way into a headset: the script for it is fetched only when somebody puts one on.

import { part } from "../tour/parts";
import type { TourViewer } from "../tour/contract";
import type { XrSystem } from "../xr/webxr";
import type { Say } from "./words";

const system = (): XrSystem | undefined => (navigator as Navigator & { xr?: XrSystem }).xr;

export async function hasHeadset(): Promise<boolean> {
  try {
    return (await system()?.isSessionSupported("immersive-vr")) === true;
  } catch {
    return false;
  }
}

/** Resolves when the visitor has taken the headset off; rejects when it does not begin. */
export async function enterHeadset(viewer: TourViewer, say: Say): Promise<void> {
  const xr = system();
  if (!xr) throw new Error("none");
  // Asked for within the click, before anything is waited for: browsers insist on it.
  const asked = xr.requestSession("immersive-vr", { optionalFeatures: ["local"] });
  try {
    const show = await part(viewer.data, "xr");
    await show?.(viewer, await asked, say);
  } catch (error) {
    await asked.then((session) => session.end()).catch(() => undefined);
    throw error;
  }
}
