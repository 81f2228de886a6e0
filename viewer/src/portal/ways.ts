/**
 * On a phone the parts of the portal and of a museum are one row each, which is pushed aside: it begins where one is, and
 * follows the focus. (A browser leaves a link that is seen by half where it is.)
 */
export function ways(): void {
  for (const current of document.querySelectorAll<HTMLElement>(".ways [aria-current]")) show(current);
  document.addEventListener("focusin", ({ target }) => {
    // By keys only: under a finger that is still down nothing may move.
    if (target instanceof HTMLElement && target.matches(".ways > :focus-visible")) show(target);
  });
}

/** Into the middle of its row, as far as that goes. (Not scrollIntoView: it would move the page as well.) */
function show(link: HTMLElement): void {
  const row = link.parentElement!;
  row.scrollLeft = link.offsetLeft - row.offsetLeft - (row.clientWidth - link.offsetWidth) / 2;
}
