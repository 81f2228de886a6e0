// Opens the editor with its screens: the page brings along what is told here (docs/editor.md).

import { Words } from "../review/words";
import { make } from "../ui/dom";
import { Refused } from "./api";
import { App } from "./app";
import type { Config } from "./config";
import type { Screens } from "./contract";
import { connect } from "./store/backing";

const config = JSON.parse(document.getElementById("editor")?.textContent ?? "{}") as Config;

export async function open(screens: Screens): Promise<void> {
  try {
    new App(config, await connect(config), screens);
  } catch (error) {
    document.body.append(notOpened(error instanceof Refused ? error : null));
    if (!(error instanceof Refused)) throw error;
  }
}

/** Why the editor is not here, and a button to try again. */
function notOpened(refused: Refused | null): HTMLElement {
  const words = new Words(config.words, config.language);
  const again = make("button", { type: "button" }, [words.say("core_again")]);
  const why = make("main", { class: "editor-plain" }, [make("p", {}, [refused?.texts ? words.of(refused.texts) : words.say("core_not_opened")]), again]);
  again.addEventListener("click", () => location.reload());
  return why;
}
