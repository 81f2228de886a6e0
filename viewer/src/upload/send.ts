// One file by tus. It goes on after a lost line for as long as the page is open.
import { Upload } from "tus-js-client";
import { addresses, replaces, token } from "./page";

/** Bytes of a request: small enough for a slow line to get some through before it breaks. */
const CHUNK = 2 << 20;
/** Waits after the first, second … failure; whatever has got through begins the count anew. */
const RETRIES = [0, 1000, 3000, 5000, ...Array<number>(400).fill(10000)];

export interface Sending {
  readonly begun: (url: string) => void;
  readonly progress: (sent: number) => void;
  readonly lost: () => void;
  readonly done: () => void;
  /** `said`: the portal's sentence; null where the portal said nothing. */
  readonly refused: (said: string | null, status: number) => void;
}

interface Failure {
  readonly message?: string;
  readonly originalResponse?: { getStatus(): number; getBody(): string } | null;
}

/** Starts sending; what it gives stops it. */
export function send(file: File, name: string, sha256: string, url: string | undefined, fresh: boolean, told: Sending): () => void {
  const upload = new Upload(file, {
    endpoint: addresses.uploads,
    uploadUrl: url,
    chunkSize: CHUNK,
    retryDelays: RETRIES,
    storeFingerprintForResuming: false, // the portal itself knows what had begun, in whichever browser
    metadata: { filename: name, sha256, ...(replaces && { replaces }), ...(fresh && { fresh: "1" }) },
    headers: { "X-CSRFToken": token, "Content-Sha256": sha256 },
    onUploadUrlAvailable: () => upload.url && told.begun(upload.url),
    onProgress: (sent: number) => told.progress(sent),
    onSuccess: () => told.done(),
    onShouldRetry: (error: Failure) => {
      const status = error.originalResponse?.getStatus() ?? 0;
      const again = status === 0 || status === 409 || status === 423 || status === 429 || status >= 500;
      if (again && status !== 409) told.lost();
      return again && sentence(error, 409) === null;
    },
    onError: (error: Failure) => told.refused(sentence(error), error.originalResponse?.getStatus() ?? 0),
  });
  upload.start();
  // At once when the line is back, not after the wait.
  const online = (): void => void upload.abort().then(() => upload.start());
  addEventListener("online", online);
  return () => {
    removeEventListener("online", online);
    void upload.abort();
  };
}

/** What the portal said, if it was a sentence; `only`: of an answer with that status. */
function sentence(error: Failure, only?: number): string | null {
  const answer = error.originalResponse;
  if (!answer || (only && answer.getStatus() !== only)) return null;
  try {
    const said = (JSON.parse(answer.getBody()) as { message?: unknown }).message;
    return typeof said === "string" ? said : null;
  } catch {
    return null;
  }
}
