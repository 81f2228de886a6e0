import assert from "node:assert/strict";
import test from "node:test";
import { Drift, heldTowards } from "../src/gyro/device";
import { wrap } from "../src/core/projection";

const close = (value: number, wanted: number, within = 1e-6): void =>
  assert.ok(Math.abs(wrap(value - wanted)) <= within, `${value} is not ${wanted}`);

test("a phone held upright looks through its back at the horizon", () => {
  // Upright, its screen to the south: one looks north; alpha turns it anticlockwise, so 90 is west.
  for (const [alpha, yaw] of [[0, 0], [90, -90], [270, 90], [180, 180]] as const) {
    const held = heldTowards(alpha, 90, 0, 0);
    close(held.yaw, yaw);
    close(held.pitch, 0);
  }
  close(heldTowards(0, 120, 0, 0).pitch, 30);
  close(heldTowards(0, 60, 0, 0).pitch, -30);
});

test("on its side it looks the same way, whatever the picture on its screen", () => {
  // Turned about the line of sight: alpha 90, beta 0, gamma −90 is the phone lying on its left edge.
  const upright = heldTowards(0, 90, 0, 0);
  const lying = heldTowards(90, 0, -90, 90);
  close(lying.pitch, upright.pitch);
  close(lying.yaw, upright.yaw);
});

test("looking straight down, the upper edge of the picture says which way", () => {
  close(heldTowards(0, 0, 0, 0).pitch, -90);
  close(heldTowards(0, 0, 0, 0).yaw, 0);
  close(heldTowards(90, 0, 0, 0).yaw, -90);
  // The screen is turned: its upper edge is the phone's right one.
  close(heldTowards(0, 0, 0, 90).yaw, 90);
});

test("yaw does not jump on the way down", () => {
  let last = heldTowards(30, 90, 2, 0).yaw;
  for (let beta = 90; beta >= 0; beta -= 1) {
    const { yaw } = heldTowards(30, beta, 2, 0);
    assert.ok(Math.abs(wrap(yaw - last)) < 3, `at ${beta}`);
    last = yaw;
  }
});

test("a gyroscope's drift is taken out by the compass, its jumps are not followed", () => {
  const drift = new Drift();
  let relative = 0;
  let worst = 0;
  for (let t = 0; t < 120; t += 0.02) {
    relative = wrap(-0.5 * t); // half a degree a second away, while the phone lies still
    const noise = Math.sin(t * 40) * 8;
    const yaw = drift.corrected(relative, wrap(100 + noise), 0.02);
    if (t > 60) worst = Math.max(worst, Math.abs(wrap(yaw)));
  }
  assert.ok(worst < 7, `off by ${worst}`);
  assert.ok(Math.abs(wrap(relative)) > 55, "without it, it would be far away");
  const plain = new Drift();
  assert.equal(plain.corrected(33, null, 0.02), 33);
});
