// Words and signs for the headset, drawn as pictures: names of things, the page of a label, the ring of a long look.

import { make } from "../ui/dom";
import { icon } from "../ui/icons";

/** Pixels a degree: letters of 44 px are a little less than two degrees high, which is read without effort. */
export const SHARPNESS = 24;
const LETTER = 44;
const FONT = "system-ui, sans-serif";

export interface Plate {
  readonly canvas: HTMLCanvasElement;
  /** Size, degrees. */
  readonly width: number;
  readonly height: number;
}

function plate(width: number, height: number, draw: (pen: CanvasRenderingContext2D) => void): Plate {
  const canvas = make("canvas", { width: String(Math.ceil(width)), height: String(Math.ceil(height)) });
  const pen = canvas.getContext("2d");
  if (pen) draw(pen);
  return { canvas, width: canvas.width / SHARPNESS, height: canvas.height / SHARPNESS };
}

/** The text in lines no longer than `width`; a word that is longer stands alone. At most `most`, the last one cut. */
export function lines(text: string, width: number, measure: (text: string) => number, most: number): string[] {
  const found: string[] = [];
  for (const paragraph of text.split(/\n+/)) {
    let line = "";
    for (const word of paragraph.split(/\s+/).filter(Boolean)) {
      const longer = line ? `${line} ${word}` : word;
      if (line && measure(longer) > width) {
        found.push(line);
        line = word;
      } else line = longer;
    }
    if (line) found.push(line);
  }
  return found.length <= most ? found : [...found.slice(0, most - 1), `${found[most - 1]} …`];
}

const measuring = (font: string): ((text: string) => number) => {
  const pen = make("canvas").getContext("2d");
  if (pen) pen.font = font;
  return (text) => pen?.measureText(text).width ?? text.length * LETTER * 0.5;
};

function panel(pen: CanvasRenderingContext2D, width: number, height: number, round: number, fill: string): void {
  pen.fillStyle = fill;
  pen.beginPath();
  pen.moveTo(round, 0);
  pen.arcTo(width, 0, width, height, round);
  pen.arcTo(width, height, 0, height, round);
  pen.arcTo(0, height, 0, 0, round);
  pen.arcTo(0, 0, width, 0, round);
  pen.fill();
}

export function namePlate(text: string): Plate {
  const font = `500 ${LETTER}px ${FONT}`;
  const measure = measuring(font);
  const rows = lines(text, 560, measure, 3);
  const width = Math.min(900, Math.max(...rows.map(measure))) + LETTER * 1.4;
  const height = rows.length * LETTER * 1.25 + LETTER * 0.7;
  return plate(width, height, (pen) => {
    panel(pen, width, height, LETTER * 0.7, "rgba(22,20,18,.86)");
    pen.font = font;
    pen.fillStyle = "#fff";
    pen.textAlign = "center";
    rows.forEach((row, i) => pen.fillText(row, width / 2, LETTER * (1.28 + 1.25 * i), width - LETTER));
  });
}

/** A round sign with an icon, or, on the floor, an arrow. */
export function sign(kind: string, lit: boolean): Plate {
  const size = 160;
  return plate(size, size, (pen) => {
    pen.beginPath();
    pen.arc(size / 2, size / 2, size / 2 - 8, 0, 7);
    pen.fillStyle = lit ? "rgba(13,92,99,.95)" : "rgba(20,18,16,.7)";
    pen.fill();
    pen.lineWidth = lit ? 10 : 6;
    pen.strokeStyle = "#fff";
    pen.stroke();
    pen.translate(size / 2 - 48, size / 2 - 48);
    pen.scale(4, 4);
    pen.lineWidth = 1.9;
    pen.lineCap = pen.lineJoin = "round";
    pen.stroke(new Path2D(icon(kind).firstElementChild?.getAttribute("d") ?? ""));
  });
}

const rings = new Map<number, Plate>();

/** The part of a ring that says how long one has looked, and the point in its middle; one drawing for each step. */
export function ring(progress: number): Plate {
  const size = 96;
  const kept = rings.get(progress);
  if (kept) return kept;
  const made = plate(size, size, (pen) => {
    pen.beginPath();
    pen.arc(size / 2, size / 2, 7, 0, 7);
    pen.fillStyle = "#fff";
    pen.fill();
    pen.lineWidth = 3;
    pen.strokeStyle = "rgba(0,0,0,.6)";
    pen.stroke();
    if (progress <= 0) return;
    pen.beginPath();
    pen.arc(size / 2, size / 2, 38, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * progress);
    pen.lineWidth = 10;
    pen.strokeStyle = "#ffd479";
    pen.stroke();
  });
  rings.set(progress, made);
  return made;
}

/** The page of a label: picture, title, words; what does not fit is on the page in the browser. */
export function pagePlate(title: string, text: string, picture: HTMLImageElement | null): Plate {
  const [large, small, edge, width] = [`600 52px ${FONT}`, `38px ${FONT}`, 48, 960];
  const head = lines(title, width - 2 * edge, measuring(large), 3);
  const body = lines(text, width - 2 * edge, measuring(small), picture ? 9 : 14);
  const shown = picture?.naturalWidth ? Math.min(420, ((width - 2 * edge) * picture.naturalHeight) / picture.naturalWidth) : 0;
  const height = edge * 2 + (shown ? shown + 24 : 0) + head.length * 62 + body.length * 50 + 16;
  return plate(width, height, (pen) => {
    panel(pen, width, height, 36, "rgb(246,241,231)");
    let y = edge;
    if (picture && shown) {
      const wide = (shown * picture.naturalWidth) / picture.naturalHeight;
      pen.drawImage(picture, (width - wide) / 2, y, wide, shown);
      y += shown + 24;
    }
    pen.fillStyle = "#211c17";
    pen.font = large;
    for (const row of head) pen.fillText(row, edge, (y += 62) - 14);
    y += 16;
    pen.font = small;
    for (const row of body) pen.fillText(row, edge, (y += 50) - 14);
  });
}
