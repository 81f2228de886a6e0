import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { anglesToPixel, angles, direction, directionToFace, faceToDirection, levelled, pixelToAngles, wrap } from "../src/core/projection";

// The same answers as panorama/geometry/projection.py.
const vectors = JSON.parse(readFileSync("../tests/vectors/projection.json", "utf8"));
const near = (actual: number, expected: number, what: string): void =>
  assert.ok(Math.abs(actual - expected) <= vectors.tolerance, `${what}: ${actual}, not ${expected}`);
const nearAngles = (actual: { yaw: number; pitch: number }, expected: { yaw: number; pitch: number }, what: string): void => {
  near(actual.pitch, expected.pitch, `${what} pitch`);
  if (Math.abs(expected.pitch) < 89.999999) near(wrap(actual.yaw - expected.yaw), 0, `${what} yaw`);
};

test("angles and directions", () => {
  for (const { yaw, pitch, direction: expected } of vectors.angles) {
    direction(yaw, pitch).forEach((value, i) => near(value, expected[i], `direction of ${yaw}, ${pitch}`));
    nearAngles(angles(expected), { yaw, pitch }, `angles of ${expected}`);
  }
});

test("pixels of an equirectangular picture", () => {
  for (const { width, height, column, row, yaw, pitch } of vectors.pixels) {
    nearAngles(pixelToAngles(width, height, column, row), { yaw, pitch }, `pixel ${column}, ${row}`);
    const pixel = anglesToPixel(width, height, yaw, pitch);
    // Column -0.5 is the same place as width - 0.5.
    near((((pixel.column - column) % width) + width * 1.5) % width - width / 2, 0, "column");
    near(pixel.row, row, "row");
  }
});

test("points of cube faces", () => {
  for (const { face, a, b, direction: expected, yaw, pitch, inside } of vectors.faces) {
    faceToDirection(face, a, b).forEach((value, i) => near(value, expected[i], `${face} ${a} ${b}`));
    nearAngles(angles(expected), { yaw, pitch }, `${face} ${a} ${b}`);
    if (!inside) continue;
    const back = directionToFace(expected.map((value: number) => value * 2.5));
    assert.equal(back.face, face);
    near(back.a, a, "a");
    near(back.b, b, "b");
  }
});

test("a tilted camera is put upright", () => {
  for (const { pitch, roll, camera, world, direction: expected } of vectors.levels) {
    const turned = levelled(direction(camera.yaw, camera.pitch), pitch, roll);
    turned.forEach((value, i) => near(value, expected[i], `level ${pitch}, ${roll}`));
    nearAngles(angles(turned), world, `level ${pitch}, ${roll}`);
  }
});
