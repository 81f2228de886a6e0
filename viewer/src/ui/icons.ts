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
  // What a label is.
  object: "M8.5 4h7M10 4v4c-5 3-4 8 0 12h4c4-4 5-9 0-12V4M10 6c-4 0-6 3-3 6M14 6c4 0 6 3 3 6",
  text: "M4.5 5h15v11h-8L7.5 19.7V16h-3zM8 9h8M8 12.3h5",
  picture: "M4 5.5h16v13H4zM4.5 16 9 11.5l3.5 3.5 3-3 4 4M15.5 9v.2",
  sound: "M4.5 9.5v5h3.2L12 18.5v-13L7.7 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11",
  film: "M4 5.5h16v13H4zM10 9v6l5-3z",
  link: "M13.5 5H19v5.5M19 5l-8 8M16.5 14v4.5h-11v-11H10",
} as const;

export type Icon = keyof typeof LINES;

const SPACE = "http://www.w3.org/2000/svg";

export function drawing(box: string, shapes: readonly [string, Record<string, string>][]): SVGSVGElement {
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

/** An icon by its name, or by its lines (the second script brings its own). */
export const icon = (name: string): SVGSVGElement => drawing("0 0 24 24", [["path", { d: isIcon(name) ? LINES[name] : name }]]);

export const isIcon = (name: string): name is Icon => Object.prototype.hasOwnProperty.call(LINES, name);

/** A disc with an arrowhead, seen from above; spots.ts lays it on the floor. */
export const floorArrow = (): SVGSVGElement =>
  drawing("-50 -50 100 100", [
    ["circle", { r: "46", class: "disc" }],
    ["circle", { r: "46", class: "rim" }],
    ["path", { d: "M-21 4 0 -17 21 4", class: "head" }],
    ["path", { d: "M-21 25 0 4 21 25", class: "head second" }],
  ]);
