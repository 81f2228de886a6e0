// Our own line icons, 24 × 24, and what lies on the floor where one may walk.

const LINES = {
  left: "M14.5 6 8.5 12l6 6",
  right: "m9.5 6 6 6-6 6",
  up: "m6 14.5 6-6 6 6",
  down: "m6 9.5 6 6 6-6",
  closer: "M12 5.5v13M5.5 12h13",
  wider: "M5.5 12h13",
  full: "M4.5 9.5v-5h5M19.5 9.5v-5h-5M4.5 14.5v5h5M19.5 14.5v5h-5",
  unfull: "M9.5 4.5v5h-5M14.5 4.5v5h5M9.5 19.5v-5h-5M14.5 19.5v-5h5",
  share: "M9.8 14.2l4.4-4.4M8.6 10.6 6 13.2a3.4 3.4 0 0 0 4.8 4.8l2.6-2.6M15.4 13.4l2.6-2.6A3.4 3.4 0 0 0 13.2 6l-2.6 2.6",
  close: "m6.5 6.5 11 11m0-11-11 11",
} as const;

export type Icon = keyof typeof LINES;

const SPACE = "http://www.w3.org/2000/svg";

function drawing(box: string, shapes: readonly [string, Record<string, string>][]): SVGSVGElement {
  const svg = document.createElementNS(SPACE, "svg");
  svg.setAttribute("viewBox", box);
  svg.setAttribute("aria-hidden", "true");
  for (const [name, attributes] of shapes) {
    const shape = document.createElementNS(SPACE, name);
    for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value);
    svg.append(shape);
  }
  return svg;
}

export const icon = (name: Icon): SVGSVGElement => drawing("0 0 24 24", [["path", { d: LINES[name] }]]);

/** A disc with an arrowhead, seen from above; spots.ts lays it on the floor. */
export const floorArrow = (): SVGSVGElement =>
  drawing("-50 -50 100 100", [
    ["circle", { r: "46", class: "disc" }],
    ["circle", { r: "46", class: "rim" }],
    ["path", { d: "M-21 4 0 -17 21 4", class: "head" }],
    ["path", { d: "M-21 25 0 4 21 25", class: "head second" }],
  ]);
