// Whether a key belongs to a field in which one writes.

const FIELDS = "input:not([type=range], [type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]";

export const isWriting = (event: KeyboardEvent): boolean => !!(event.target as HTMLElement | null)?.closest?.(FIELDS);
