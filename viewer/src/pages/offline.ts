// The page that keeps a museum on a phone: says how large it is, starts and stops, and tells how far it is. The work is the
// service worker's (worker/sw.ts), so that it goes on while the visitor walks through the museum.

import { byId, facts, fill } from "./dom";
import type { Asked, Plan, Quality, State, Told } from "./keeping";

/** Chromium's question whether to install the museum. */
interface InstallPrompt extends Event {
  prompt(): void;
}

const ACTS = ["keep-stop", "keep-go-on", "keep-open", "keep-remove"] as const;
/** The state is asked for while it works, so that the worker stays awake, ms. */
const ASK_AGAIN = 15000;

const said = facts<Readonly<Record<string, string>>>("keep-words");
const form = byId("keep") as HTMLFormElement;
const bar = byId("keep-bar") as HTMLProgressElement;
const status = byId("keep-status");
let plan: Plan | null = null;
let last: State | null = null;
let removing = false;
/** The tenth part that a screen reader has heard of. */
let heard = -1;

function megabytes(bytes: number): string {
  const value = bytes / 1e6;
  const n = value.toLocaleString(said["language"], { maximumFractionDigits: value >= 10 ? 0 : 1 });
  return fill(said["megabytes"] ?? "", { n });
}

function say(key: string, values: Readonly<Record<string, string>> = {}): void {
  const text = fill(said[key] ?? "", values);
  if (status.textContent !== text) status.textContent = text;
}

function show(...acts: (typeof ACTS)[number][]): void {
  for (const id of ACTS) byId(id).hidden = !acts.includes(id);
}

const registration = (): Promise<ServiceWorkerRegistration | undefined> => navigator.serviceWorker.getRegistration("../");

const workerOf = (found: ServiceWorkerRegistration | undefined): ServiceWorker | null | undefined =>
  found && (found.active || found.waiting || found.installing);

async function send(message: Asked): Promise<void> {
  workerOf(await registration())?.postMessage(message);
}

async function removed(): Promise<void> {
  removing = false;
  await (await registration())?.unregister();
  last = null;
  show();
  bar.hidden = true;
  form.hidden = !plan;
  say("removed");
}

function draw(state: State): void {
  const { working, wanted, current } = state;
  if (removing && !current && !wanted && !working) return void removed();
  last = state;
  const progress = state.progress ?? { done: 0, total: 1 };
  bar.hidden = !(working || wanted);
  bar.value = progress.total ? progress.done / progress.total : 0;
  const total = megabytes((wanted ?? current)?.bytes ?? progress.total);
  const values = { done: megabytes(progress.done), total, need: total };
  form.hidden = working || wanted !== null || !plan;
  if (working) {
    show("keep-stop");
    // A screen reader hears every tenth part, not every file.
    const tenth = Math.floor(bar.value * 10);
    if (tenth !== heard) say(current ? "renewing" : "working", values);
    heard = tenth;
    return;
  }
  heard = -1;
  if (state.problem === "full") {
    say("full", values);
    form.hidden = !plan;
    if (current) show("keep-open", "keep-remove");
    else show("keep-remove");
  } else if (wanted) {
    say(state.problem === "network" ? "network" : "stopped", values);
    show("keep-go-on", "keep-remove");
  } else if (current) {
    say("kept", values);
    form.hidden = !plan || current.quality === "full";
    show("keep-open", "keep-remove");
  } else {
    show();
    form.hidden = !plan;
  }
}

async function keep(quality: Quality): Promise<void> {
  const need = plan?.[quality].bytes ?? 0;
  const room = await navigator.storage?.estimate?.();
  // What is already there of this museum counts twice for a moment, while old and new are both kept.
  if (room?.quota && room.quota - (room.usage ?? 0) < need) return say("full", { need: megabytes(need) });
  void navigator.storage?.persist?.();
  try {
    const message: Asked = { offline: "keep", quality };
    workerOf(await navigator.serviceWorker.register("../sw.js"))?.postMessage(message);
  } catch {
    say("impossible");
  }
}

async function askForPlan(): Promise<void> {
  try {
    const answer = await fetch("../offline.json", { cache: "no-store" });
    if (!answer.ok) throw new Error(String(answer.status));
    const found = (await answer.json()) as Plan;
    plan = found;
    for (const place of document.querySelectorAll("[data-size]"))
      place.textContent = `≈ ${megabytes(found[place.getAttribute("data-size") as Quality].bytes)}`;
    if (last) draw(last);
    else form.hidden = false;
  } catch {
    if (!last) say("offline-now");
  }
  await send({ offline: "state" });
}

function offerToInstall(): void {
  const button = byId("keep-install");
  let prompt: InstallPrompt | null = null;
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    prompt = event as InstallPrompt;
    button.hidden = false;
  });
  button.addEventListener("click", () => {
    button.hidden = true;
    prompt?.prompt();
    prompt = null;
  });
}

function start(): void {
  navigator.serviceWorker.addEventListener("message", ({ data }: MessageEvent<Told | null>) => {
    if (data?.offline) draw(data.offline);
  });
  navigator.serviceWorker.startMessages?.();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void keep(new FormData(form).get("quality") === "full" ? "full" : "light");
  });
  byId("keep-stop").addEventListener("click", () => void send({ offline: "stop" }));
  byId("keep-go-on").addEventListener("click", () => void keep(last?.wanted?.quality ?? "light"));
  byId("keep-remove").addEventListener("click", () => {
    removing = true;
    void send({ offline: "remove" });
  });
  void askForPlan();
  setInterval(() => {
    if (!document.hidden && last?.working) void send({ offline: "state" });
  }, ASK_AGAIN);
  offerToInstall();
}

if ("serviceWorker" in navigator && isSecureContext && "caches" in window) start();
else say("impossible");
