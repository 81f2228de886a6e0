// Asks the worker; one file after the other, so that a phone keeps its memory.

export class Hasher {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, (sha256: string | null) => void>();
  private last: Promise<unknown> = Promise.resolve();
  private count = 0;

  constructor(address: string) {
    this.worker = new Worker(address);
    this.worker.onmessage = ({ data }: MessageEvent<{ id: number; sha256?: string }>) => {
      this.waiting.get(data.id)?.(data.sha256 ?? null);
      this.waiting.delete(data.id);
    };
    this.worker.onerror = () => {
      for (const done of this.waiting.values()) done(null);
      this.waiting.clear();
    };
  }

  /** In hexadecimal; null where the browser cannot read the file any more. */
  sha256(file: File): Promise<string | null> {
    const answer = this.last.then(
      () =>
        new Promise<string | null>((done) => {
          this.waiting.set(++this.count, done);
          this.worker.postMessage({ id: this.count, file });
        }),
    );
    this.last = answer;
    return answer;
  }
}
