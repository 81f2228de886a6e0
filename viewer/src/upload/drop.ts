// What was dragged into the page: files, and all that lies in folders.

export interface Chosen {
  readonly file: File;
  /** Its name with those of the folders it lay in. */
  readonly path: string;
}

/** Of the two fields: a folder's files know where in it they lay. */
export const ofField = (field: HTMLInputElement): Chosen[] =>
  Array.from(field.files ?? [], (file) => ({ file, path: file.webkitRelativePath || file.name }));

export async function ofDrop(transfer: DataTransfer): Promise<Chosen[]> {
  // The list is gone after the first wait, the entries are not.
  const entries = Array.from(transfer.items, (item) => (item.kind === "file" ? item.webkitGetAsEntry?.() : null));
  const plain = Array.from(transfer.files, (file) => ({ file, path: file.name }));
  if (!entries.some((entry) => entry?.isDirectory)) return plain;
  const found: Chosen[] = [];
  for (const entry of entries) if (entry) await walk(entry, "", found);
  return found;
}

async function walk(entry: FileSystemEntry, above: string, found: Chosen[]): Promise<void> {
  if (entry.isDirectory) {
    const reader = (entry as FileSystemDirectoryEntry).createReader();
    for (;;) {
      // A browser gives a hundred at a time.
      const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed)).catch(() => []);
      if (!some.length) return;
      for (const inner of some) await walk(inner, `${above}${entry.name}/`, found);
    }
  }
  const file = await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed)).catch(() => null);
  if (file) found.push({ file, path: above + entry.name });
}
