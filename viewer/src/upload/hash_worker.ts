// The SHA-256 of files, read piece by piece, beside the page. Also where the browser has no `crypto.subtle`: a portal
// that is asked by its number in the house's network has none.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

const PIECE = 4 << 20;
const NATIVE = 64 << 20;

async function digest(file: Blob): Promise<string> {
  const native = self.crypto?.subtle;
  if (native && file.size <= NATIVE) return bytesToHex(new Uint8Array(await native.digest("SHA-256", await file.arrayBuffer())));
  const hash = sha256.create();
  for (let at = 0; at < file.size; at += PIECE) hash.update(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer()));
  return bytesToHex(hash.digest());
}

self.onmessage = ({ data }: MessageEvent<{ id: number; file: Blob }>) => {
  digest(data.file).then(
    (sha256) => self.postMessage({ id: data.id, sha256 }),
    () => self.postMessage({ id: data.id }),
  );
};
