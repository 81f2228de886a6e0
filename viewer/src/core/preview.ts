// The preview: six tiny faces in one strip (f r b l u d), made into an atlas that can be enlarged without seams.

import { directionToFace, type Face, FACES, faceToDirection } from "./projection";

/** How many texels of its neighbours each face gets around it: as many as a cubic filter reaches. */
export const BORDER = 2;

export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/**
 * From a strip of faces, `size` px each, RGBA: an atlas of six cells, `size + 2 · BORDER` px each, side by side. The
 * border holds what the cube has there, from the neighbouring faces, so that filtering knows no face edges.
 */
export function atlasOf(strip: Pixels): Pixels {
  const size = strip.height;
  const cell = size + 2 * BORDER;
  const width = 6 * cell;
  const data = new Uint8ClampedArray(width * cell * 4);
  for (let index = 0; index < 6; index++) {
    for (let row = 0; row < cell; row++) {
      for (let column = 0; column < cell; column++) {
        let [x, y, from] = [column - BORDER, row - BORDER, index];
        if (x < 0 || y < 0 || x >= size || y >= size) {
          const beyond = faceToDirection(FACES[index] as Face, ((x + 0.5) / size) * 2 - 1, ((y + 0.5) / size) * 2 - 1);
          const { face, a, b } = directionToFace(beyond);
          from = FACES.indexOf(face);
          x = Math.min(size - 1, Math.floor(((a + 1) / 2) * size));
          y = Math.min(size - 1, Math.floor(((b + 1) / 2) * size));
        }
        const source = (y * strip.width + from * size + x) * 4;
        const target = (row * width + index * cell + column) * 4;
        for (let channel = 0; channel < 4; channel++) data[target + channel] = strip.data[source + channel] ?? 0;
      }
    }
  }
  return { width, height: cell, data };
}

/** The bytes of a `data:` address; without `fetch`, which a strict Content-Security-Policy would forbid. */
function blobOf(address: string): Blob {
  const [head = "", body = ""] = address.split(",");
  const bytes = Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0));
  return new Blob([bytes], { type: /^data:([^;]+)/.exec(head)?.[1] ?? "" });
}

/** Decodes a preview's `data:` address into an atlas. Rejects when the browser cannot read it. */
export async function decodePreview(address: string): Promise<Pixels> {
  const bitmap = await createImageBitmap(blobOf(address));
  const canvas = document.createElement("canvas");
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("no 2D canvas");
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return atlasOf(context.getImageData(0, 0, canvas.width, canvas.height));
}
