// The editor's store in a real page, without its screens: tests/portal/editor put it in the place of the editor's script.
import type { Config } from "../src/editor/config";
import type { Backing } from "../src/editor/contract";
import { connect } from "../src/editor/store/backing";
import type { DocumentStore } from "../src/editor/store/store";

const config = JSON.parse(document.getElementById("editor")?.textContent ?? "{}") as Config;
const pause = (after: number): Promise<void> => new Promise((done) => setTimeout(done, after));

interface Page {
  backing?: Backing;
  error?: string;
  stop: boolean;
  /** Adds labels `<name>-0`, `<name>-1`, …, and says of each when it is kept. */
  work(name: string, file: string): Promise<void>;
}

const page: Page = {
  stop: false,
  async work(name, file) {
    const store = page.backing?.store as DocumentStore;
    for (let i = 0; !page.stop; i++) {
      const label = { id: `${name}-${i}`, yaw: i % 360, title: { kk: `Белгі ${i}` } };
      store.make("label", [{ kind: "add", at: ["scenes", file, "labels"], item: label, before: null }]);
      await store.kept();
      console.log(`kept ${label.id}`);
      await pause(Math.random() * 60);
    }
  },
};
Object.assign(window, { editorPage: page });
connect(config).then(
  (backing) => (page.backing = backing),
  (error: unknown) => (page.error = String(error)),
);
