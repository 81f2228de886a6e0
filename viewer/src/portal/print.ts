/** `<button data-print hidden>` prints the page. It is hidden where no script runs, since it could do nothing there. */
export function printButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
