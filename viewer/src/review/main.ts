// The review of faces and number plates (docs/privacy.md); its page brings along what is told here.

import { App, type Config } from "./app";

const config = JSON.parse(document.getElementById("review")?.textContent ?? "{}") as Config;
void new App(config).start();
