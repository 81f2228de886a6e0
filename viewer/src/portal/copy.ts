/** `<button data-copy="id" data-copied="…">` copies the value of a field, and says so. Hidden where nothing can be copied. */
export function copyButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    const field = document.getElementById(button.dataset.copy ?? "");
    if (!(field instanceof HTMLInputElement) || !navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(field.value);
        button.textContent = button.dataset.copied ?? "";
      } catch {
        field.select();
      }
    });
  }
  for (const field of document.querySelectorAll<HTMLInputElement>("input[data-select]"))
    field.addEventListener("focus", () => field.select());
}
