// The page of a museum's photographs: dragging, choosing, sending. Without this script a plain form does it.
import { ofDrop, ofField } from "./drop";
import { watch } from "./list";
import { box, byId } from "./page";
import { busy, take } from "./queue";

function start(): void {
  box.classList.add("is-scripted");
  const form = box.querySelector("form") as HTMLFormElement;
  for (const id of ["upload-files", "upload-folder"]) {
    const field = document.getElementById(id) as HTMLInputElement | null;
    field?.addEventListener("change", () => {
      void take(ofField(field));
      field.value = ""; // the same choice once more is a choice, too
    });
  }
  form.addEventListener("submit", (event) => event.preventDefault());

  let inside = 0;
  const files = (event: DragEvent): boolean => !!event.dataTransfer?.types.includes("Files");
  addEventListener("dragenter", (event) => files(event) && (inside++, box.classList.add("is-over")));
  addEventListener("dragleave", (event) => files(event) && --inside < 1 && box.classList.remove("is-over"));
  // Anywhere on the page: a file that misses the place would otherwise open in the place of the page.
  addEventListener("dragover", (event) => files(event) && event.preventDefault());
  addEventListener("drop", (event) => {
    if (!files(event) || !event.dataTransfer) return;
    event.preventDefault();
    inside = 0;
    box.classList.remove("is-over");
    void ofDrop(event.dataTransfer).then(take);
  });

  addEventListener("beforeunload", (event) => {
    if (busy()) event.preventDefault();
  });
  if (document.getElementById("photographs")) watch();
}

byId("upload");
start();
