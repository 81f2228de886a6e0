// The table of objects: what the clipboard holds, ids, what removing takes along, and how texts are counted.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Museum, Room } from "../src/editor/contract";
import { readBlock, writeBlock } from "../src/editor/objects/cells";
import { countAll } from "../src/editor/objects/counting";
import { freeId, removeOperations } from "../src/editor/objects/edits";
import { lacks, COLUMNS, folded } from "../src/editor/objects/fields";

test("a block of a spreadsheet comes and goes as it is", () => {
  assert.deepEqual(readBlock('a\t"b\nc"\t\r\n"say ""да"""\t"x\ty"\r\n'), [["a", "b\nc", ""], ['say "да"', "x\ty"]]);
  const rows = [["ДҮ-1", "Екі\nжол", ""], ['"', "a\tb", "x"]];
  assert.deepEqual(readBlock(writeBlock(rows)), rows);
});

test("a quote that closes nothing is a quote", () => {
  assert.deepEqual(readBlock('"Алтын адам\t5" ваза\n24" × 12"'), [['"Алтын адам', '5" ваза'], ['24" × 12"']]);
});

test("ids are made of titles, and are free", () => {
  assert.equal(freeId(new Set(), ["", "Алтын адам: көшірме"]), "altyn-adam-koshirme");
  assert.equal(freeId(new Set(["cap", "cap-2"]), ["Cap"]), "cap-3");
  assert.equal(freeId(new Set(), ["con"]), "con-1");
  assert.equal(freeId(new Set(), ["王", undefined]), "object");
});

test("a Russian keyboard finds Kazakh words", () => assert.ok(folded("Қыш ҚҰМЫРА").includes(folded("кыш кумыра"))));

const MUSEUM: Museum = {
  title: { kk: "Музей", ru: "Музей", en: "Museum" },
  scenes: [
    {
      file: "hall.jpg",
      title: { kk: "Зал" },
      labels: [
        { id: "l1", yaw: 1, object: "cap", kind: "object", title: { ru: "Вот она" } },
        { id: "l2", yaw: 2, text: { ru: "Окно" } },
      ],
    },
    { file: "left-out.jpg", skip: true, title: { kk: "Жоқ" } },
  ],
  objects: [
    { id: "cap", title: { kk: "Тақия", ru: "Шапка" }, description: { kk: "Сақ" }, maker: { kk: "Шебер" }, pictures: [{ file: "cap.jpg", alt: { kk: "Тақия" } }] },
    { id: "bowl", title: { kk: "Кесе" } },
  ],
  highlights: ["bowl", "cap"],
};
const ROOMS = ["hall.jpg", "left-out.jpg", "not-mentioned.jpg"].map((file): Room => ({ photograph: 1, file, id: file.replace(".jpg", ""), small: "", width: 2, height: 1, capturedAt: null, tiles: null }));

test("texts are counted as the board counts them", () => {
  const { whole, groups, missing } = countAll(MUSEUM, ROOMS);
  assert.deepEqual(groups.get("rooms"), { kk: { have: 1, of: 2 }, ru: { have: 0, of: 2 }, en: { have: 0, of: 2 } });
  assert.deepEqual(groups.get("labels"), { kk: { have: 0, of: 2 }, ru: { have: 1, of: 2 }, en: { have: 0, of: 2 } });
  assert.deepEqual(groups.get("objects")?.ru, { have: 1, of: 4 });
  assert.deepEqual(groups.get("media")?.kk, { have: 1, of: 1 });
  assert.deepEqual(whole.kk, { have: 6, of: 10 });
  assert.ok(missing.some(({ text, language }) => text.group === "objects" && text.field === "maker" && language === "ru"));
});

test("a title is needed, another text once it is begun", () => {
  const column = (key: string) => COLUMNS.find((one) => one.key === key) as (typeof COLUMNS)[number];
  const cap = (MUSEUM.objects ?? [])[0] as NonNullable<Museum["objects"]>[number];
  assert.deepEqual(["title@en", "title@ru", "maker@ru", "date@ru", "dimensions"].map((key) => lacks(cap, column(key))), [true, false, true, false, false]);
});

test("removing an object keeps its labels with its words, and takes it out of the highlights", () => {
  const label = MUSEUM.scenes?.[0]?.labels?.[0];
  assert.ok(label);
  const places = new Map([["cap", [{ at: ["scenes", "hall.jpg", "labels", "l1"], room: "hall", name: "Зал", label }]]]);
  const kept = removeOperations(MUSEUM, new Set(["cap"]), places, "keep");
  const at = (...path: string[]): string[] => ["scenes", "hall.jpg", "labels", "l1", ...path];
  assert.deepEqual(
    kept.filter(({ kind }) => kind === "set").map((one) => [one.at, "value" in one ? one.value : null]),
    [
      [at("object"), null],
      [at("kind"), "text"],
      [at("title", "kk"), "Тақия"],
      [at("text", "kk"), "Сақ"],
      [at("pictures"), [{ file: "cap.jpg", alt: { kk: "Тақия" } }]],
      [["highlights"], ["bowl"]],
    ],
  );
  assert.deepEqual(kept[kept.length - 1], { kind: "remove", at: ["objects", "cap"], was: MUSEUM.objects?.[0], before: "bowl" });
  const gone = removeOperations(MUSEUM, new Set(["cap"]), places, "remove");
  assert.deepEqual(gone[0], { kind: "remove", at: at(), was: label, before: "l2" });
});

test("of two that are removed, undo finds the second before it needs it", () => {
  const both = removeOperations(MUSEUM, new Set(["cap", "bowl"]), new Map(), "keep");
  assert.deepEqual(both.filter(({ kind }) => kind === "remove").map((one) => "before" in one && one.before), ["bowl", null]);
  assert.deepEqual(both[0], { kind: "set", at: ["highlights"], value: null, was: ["bowl", "cap"] });
});
