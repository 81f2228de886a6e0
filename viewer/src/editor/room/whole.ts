// A photograph of which no tiles have been cut yet: its small picture, resampled into the six faces of a cube here.

import { Picture } from "../../core/picture";
import { type Face, FACES, faceToDirection } from "../../core/projection";

/** Pixels of a face: what the small pictures of photographs have to give (portal/uploads/thumbnails.py), doubled. */
const FACE = 512;
const PREVIEW = 48;
const GREY = [28, 27, 26] as const;

/** How much of the sphere a picture covers, degrees. */
export interface Covers {
  readonly horizontal: number;
  readonly vertical: number;
  readonly centrePitch: number;
}

export class WholePicture extends Picture {
  constructor(
    name: string,
    private readonly pixels: ImageData,
    private readonly covers: Covers,
  ) {
    super({ tiles: { tile_size: FACE, face_sizes: [FACE], formats: ["here"], path: `here/${name}` }, preview: strip(pixels, covers) }, "");
  }

  override async fetch(address: string): Promise<ImageBitmap> {
    const name = address.match(/\/0\/([frblud])\/0_0\.here$/)?.[1] ?? "f";
    return createImageBitmap(face(this.pixels, this.covers, name as Face, FACE));
  }
}

/** Fetches a small equirectangular picture; rejects where there is none. */
export async function wholePicture(name: string, address: string, covers: Covers): Promise<WholePicture> {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("no canvas");
  context.drawImage(image, 0, 0);
  return new WholePicture(name, context.getImageData(0, 0, canvas.width, canvas.height), covers);
}

/** One face of the cube, `size` pixels, each from the four that lie around it. */
function face(from: ImageData, covers: Covers, name: Face, size: number): ImageData {
  const made = new ImageData(size, size);
  const { width, height, data } = from;
  const round = covers.horizontal > 359.9;
  const degree = 180 / Math.PI;
  for (let row = 0, at = 0; row < size; row++)
    for (let column = 0; column < size; column++, at += 4) {
      const [x, y, z] = faceToDirection(name, ((column + 0.5) / size) * 2 - 1, ((row + 0.5) / size) * 2 - 1);
      const yaw = Math.atan2(x, z) * degree;
      const pitch = Math.atan2(y, Math.hypot(x, z)) * degree;
      const u = (yaw / covers.horizontal + 0.5) * width - 0.5;
      const v = (0.5 - (pitch - covers.centrePitch) / covers.vertical) * height - 0.5;
      made.data[at + 3] = 255;
      if ((!round && (u < -0.5 || u > width - 0.5)) || v < -0.5 || v > height - 0.5) {
        for (let i = 0; i < 3; i++) made.data[at + i] = GREY[i as 0 | 1 | 2];
        continue;
      }
      const [left, top] = [Math.floor(u), Math.floor(v)];
      const [right, down] = [u - left, v - top];
      const across = (value: number): number => (round ? (value + width) % width : Math.min(Math.max(value, 0), width - 1));
      const below = (value: number): number => Math.min(Math.max(value, 0), height - 1) * width;
      const [a, b] = [across(left) * 4, across(left + 1) * 4];
      const [c, d] = [below(top) * 4, below(top + 1) * 4];
      for (let i = 0; i < 3; i++) {
        const pixel = (place: number): number => data[place + i] ?? 0;
        const upper = pixel(c + a) * (1 - right) + pixel(c + b) * right;
        const lower = pixel(d + a) * (1 - right) + pixel(d + b) * right;
        made.data[at + i] = upper * (1 - down) + lower * down;
      }
    }
  return made;
}

/** The six faces in one strip, as `Preview` takes it. */
function strip(from: ImageData, covers: Covers): string {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [6 * PREVIEW, PREVIEW];
  const context = canvas.getContext("2d");
  [...FACES].forEach((name, at) => context?.putImageData(face(from, covers, name as Face, PREVIEW), at * PREVIEW, 0));
  return canvas.toDataURL("image/png");
}
