// Dragging a room: up and down within the list, or out of it over the screen beside. By mouse at once, by finger after
// it has rested a while, because a finger that moves at once scrolls the list.

const REST = 300;
const FAR = 6;

export interface DragRoom {
  readonly list: HTMLElement;
  /** `before`: the file of the row that it comes before; null: the end. */
  moved(before: string | null): void;
  /** Over the screen beside the list (client pixels); null: not there any more. */
  over(at: { readonly x: number; readonly y: number } | null, dropped: boolean): boolean;
}

export function dragRoom(handle: HTMLElement, { list, moved, over }: DragRoom): void {
  let start: { x: number; y: number; id: number } | null = null;
  let ghost: HTMLElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let mark: HTMLElement | null = null;
  let isOutside = false;

  const begin = (): void => {
    if (!start) return;
    const picture = handle.querySelector("img")?.cloneNode() as HTMLElement | undefined;
    ghost = document.createElement("div");
    ghost.className = "shell-ghost";
    if (picture) ghost.append(picture);
    (handle.closest(".shell") ?? document.body).append(ghost);
    handle.closest(".shell")?.classList.add("is-dragging-room");
    put(start.x, start.y);
  };
  const put = (x: number, y: number): void => {
    if (!ghost) return;
    ghost.style.transform = `translate(${x}px, ${y}px)`;
    const box = list.closest(".shell-list")?.getBoundingClientRect();
    const outside = !box || x > box.right || x < box.left;
    if (outside || isOutside) over(outside ? { x, y } : null, false);
    isOutside = outside;
    mark?.removeAttribute("data-drop");
    mark = outside ? null : rowAt(y);
    if (mark) mark.dataset["drop"] = y > middle(mark) ? "after" : "before";
  };
  const middle = (row: HTMLElement): number => {
    const { top, height } = row.getBoundingClientRect();
    return top + height / 2;
  };
  const rowAt = (y: number): HTMLElement | null => {
    const rows = [...list.children] as HTMLElement[];
    return rows.find((row) => y < row.getBoundingClientRect().bottom) ?? rows[rows.length - 1] ?? null;
  };
  /** `event`: where it was let go; null: it was given up. */
  const end = (event: PointerEvent | null): void => {
    clearTimeout(timer);
    const was = ghost;
    const [at, outside] = [mark, isOutside];
    start = null;
    if (!was) return;
    ghost = null;
    was.remove();
    handle.closest(".shell")?.classList.remove("is-dragging-room");
    mark?.removeAttribute("data-drop");
    [mark, isOutside] = [null, false];
    // What follows is no click on the room.
    const swallow = (click: Event): void => (click.preventDefault(), click.stopPropagation());
    addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", swallow, { capture: true }), 0);
    if (outside) over(event && { x: event.clientX, y: event.clientY }, event !== null);
    else if (event && at) {
      const next = event.clientY > middle(at) ? (at.nextElementSibling as HTMLElement | null) : at;
      const file = next?.dataset["file"] ?? null;
      if (file !== (handle.parentElement?.dataset["file"] ?? "")) moved(file);
    }
  };

  handle.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || start) return;
    start = { x: event.clientX, y: event.clientY, id: event.pointerId };
    // A quick mouse is off the row before it has moved on it once; a finger is held by its element anyhow.
    if (event.pointerType === "mouse") handle.setPointerCapture(event.pointerId);
    else timer = setTimeout(begin, REST);
  });
  handle.addEventListener("pointermove", (event) => {
    if (!start || event.pointerId !== start.id) return;
    const far = Math.hypot(event.clientX - start.x, event.clientY - start.y) > FAR;
    if (ghost) put(event.clientX, event.clientY);
    else if (far && event.pointerType === "mouse") {
      begin();
      put(event.clientX, event.clientY);
    } else if (far) {
      clearTimeout(timer);
      start = null;
    }
  });
  handle.addEventListener("pointerup", (event) => end(event));
  handle.addEventListener("pointercancel", () => end(null));
  handle.addEventListener("keydown", (event) => event.key === "Escape" && ghost && end(null));
  // A finger that drags does not scroll.
  handle.addEventListener("touchmove", (event) => ghost && event.preventDefault(), { passive: false });
  // Nor does it open a menu, or drag the picture as a file: both would take the finger away from here, and where the
  // machine is slow they come before the rest is over.
  handle.addEventListener("contextmenu", (event) => start && event.preventDefault());
  handle.addEventListener("dragstart", (event) => event.preventDefault());
}
