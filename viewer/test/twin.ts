// Does what tests/tour/operations/test_twin.py asks, a line of JSON each: the editor's operations as the browser makes them.
import { createInterface } from "node:readline";
import type { Museum, Operation } from "../src/editor/contract";
import { applied, inverse, NotMade, tourOrder } from "../src/editor/operations";

interface Asked {
  readonly values: Museum;
  readonly operations: readonly Operation[];
  readonly names: readonly string[];
}

for await (const line of createInterface({ input: process.stdin })) {
  const { values, operations, names } = JSON.parse(line) as Asked;
  const files = { names };
  try {
    const after = applied(values, operations, files);
    console.log(JSON.stringify({ status: "done", values: after, back: inverse(values, operations, files), order: tourOrder(after, files) }));
  } catch (error) {
    if (!(error instanceof NotMade)) throw error;
    console.log(JSON.stringify({ status: error.why, at: error.at, present: error.present }));
  }
}
