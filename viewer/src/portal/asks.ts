/**
 * Before something is lost, the page asks: `<button data-ask="id-of-a-dialog">`. Without a script the form goes to a page
 * of its own that asks the same (its `action`), so the dialog holds a form that is sent as confirmed.
 */
export function asks(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-ask]");
    const dialog = button && document.getElementById(button.dataset.ask ?? "");
    if (dialog instanceof HTMLDialogElement && dialog.showModal) {
      event.preventDefault();
      dialog.showModal();
    }
    if ((event.target as Element).closest("[data-close]")) {
      event.preventDefault();
      (event.target as Element).closest("dialog")?.close();
    }
  });
}
