// When what was drawn is on the screen.

/** Does something once what was drawn by now is on the screen. */
export function afterPaint(act: () => void): void {
  // Before the coming frame is painted; and then, in a task of its own, after it.
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = act;
    port2.postMessage(null);
  });
}
