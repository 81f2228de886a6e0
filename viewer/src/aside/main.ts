// Where buttons hang over the picture, none covers a door or a label for long: once the view rests, what stands over one moves
// up, and the small plan makes room altogether. (On a phone held upright they stand below the picture, and nobody needs this.)

import type { TourViewer } from "../tour/contract";

/** The view rests when it has not moved for so long, ms. */
const REST = 350;
/** As near to a spot's middle as this is over it, px. */
const NEAR = 22;
/** One row of buttons higher, px. */
const ROW = 60;

function makeRoom(viewer: TourViewer): void {
  const { over } = viewer;
  if (!over) return;
  const bar = over.bar.element;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = (): void => {
    const spots = [...over.spots.element.querySelectorAll(".viewer-spot:not(.is-away)")].map((spot) => {
      const { left, top, width, height } = spot.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    });
    const { top: upper } = bar.getBoundingClientRect();
    for (const group of bar.querySelectorAll<HTMLElement>(".viewer-plan-card, .viewer-look, .viewer-zoom, .viewer-compass")) {
      // Not under the hand that uses it.
      if (group.matches(":hover, :focus-within")) continue;
      const isPlan = group.matches(".viewer-plan-card");
      group.style.translate = "";
      const { left, top, right, bottom } = group.getBoundingClientRect();
      const places = isPlan ? [0, upper + ROW + 16 - top] : [0, -ROW, -2 * ROW];
      const isFree = (by: number): boolean =>
        !spots.some(({ x, y }) => x > left - NEAR && x < right + NEAR && y > top + by - NEAR && y < bottom + by + NEAR);
      const place = places.find(isFree);
      group.style.translate = place ? `0 ${place}px` : "";
      group.classList.toggle("is-gone", isPlan && place === undefined);
    }
    over.changed();
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, REST);
  };
  for (const event of ["view", "scene"]) viewer.addEventListener(event, later);
  look();
}

window.jetisu360 = { ...window.jetisu360, aside: makeRoom };
