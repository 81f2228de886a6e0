// One file to the portal by tus 1.0: it goes on after a lost line for as long as somebody waits for it.

import type { Context } from "../contract";

/** Bytes of a request: small enough for a slow line to get some through before it breaks. */
const PIECE = 2 << 20;
/** Up to this size a file is known by its content before it is sent. */
const HASHED = 64 << 20;
const WAITS = [500, 1000, 3000, 5000];
const HEADERS = { "Tus-Resumable": "1.0.0" };

/** The portal has said why not; `message`: its sentence. */
export class NotTaken extends Error {}

export interface Sending {
  progress(share: number): void;
  /** There is no line at the moment; it goes on by itself. */
  lost(): void;
  readonly signal: AbortSignal;
}

/** The name under which the museum has it now. Throws `NotTaken`, or the signal's reason. */
export async function sendFile(context: Context, file: File, { progress, lost, signal }: Sending): Promise<string> {
  const sha256 = await digest(file);
  const ask = (url: string, options: RequestInit): Promise<Response> =>
    persistent(() => fetch(url, { credentials: "same-origin", signal, ...options, headers: { Accept: "application/json", ...context.api.headers, ...(options.headers as Record<string, string>) } }), lost, signal);
  const known = sha256 ? await knownAs(context, file, sha256) : {};
  if (known.have) return known.have;
  const metadata = Object.entries({ filename: file.name, kind: "media", ...(sha256 && { sha256 }) }).map(([key, value]) => `${key} ${encoded(value)}`);
  const begin = { ...HEADERS, "Upload-Length": String(file.size), "Upload-Metadata": metadata.join(",") };
  const url = known.url ?? (await taken(await ask(context.api.address("uploads"), { method: "POST", headers: begin }))).headers.get("Location") ?? "";
  for (let offset = known.offset ?? 0; offset < file.size; ) {
    const answer = await ask(url, {
      method: "PATCH",
      headers: { ...HEADERS, "Upload-Offset": String(offset), "Content-Type": "application/offset+octet-stream" },
      body: file.slice(offset, offset + PIECE),
    });
    // (409: a piece had got through although its answer did not.)
    const stands = answer.status === 409 ? await taken(await ask(url, { method: "HEAD", headers: HEADERS })) : await taken(answer);
    offset = Number(stands.headers.get("Upload-Offset") ?? offset);
    progress(offset / file.size);
  }
  const done = (await (await taken(await ask(url, { method: "GET" }))).json()) as { file?: string };
  return done.file ?? file.name;
}

interface Known {
  readonly have?: string;
  /** Where it had begun to arrive, in whichever browser. */
  readonly url?: string;
  readonly offset?: number;
}

async function knownAs(context: Context, { name, size }: File, sha256: string): Promise<Known> {
  const answer = await context.api.post<{ files?: readonly Known[] }>("photographs/known", { files: [{ name, size, sha256, kind: "media" }] });
  return answer.files?.[0] ?? {};
}

/** Asks again while nobody answers, or the portal is away for a while. */
async function persistent(ask: () => Promise<Response>, lost: () => void, signal: AbortSignal): Promise<Response> {
  for (let turn = 0; ; turn++) {
    const answer = await ask().catch((error: unknown) => {
      if (signal.aborted) throw error;
      return null;
    });
    if (answer && ![429, 502, 503, 504].includes(answer.status)) return answer;
    lost();
    await new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, WAITS[Math.min(turn, WAITS.length - 1)]);
      addEventListener("online", resolve, { once: true });
      signal.addEventListener("abort", () => (clearTimeout(timer), reject(signal.reason as Error)), { once: true });
    });
  }
}

async function taken(answer: Response): Promise<Response> {
  if (answer.ok) return answer;
  const said = (await answer.json().catch(() => null)) as { message?: unknown } | null;
  throw new NotTaken(typeof said?.message === "string" ? said.message : "");
}

async function digest(file: File): Promise<string> {
  if (file.size > HASHED || !globalThis.crypto?.subtle) return "";
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const encoded = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
