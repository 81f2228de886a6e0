// A block of cells as spreadsheets put it on the clipboard: rows by lines, cells by tabs, quotes around what has either in it.

export function readBlock(text: string): string[][] {
  const rows: string[][] = [];
  let [row, cell, quoted]: [string[], string, boolean] = [[], "", false];
  const plain = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let place = 0; place < plain.length; place++) {
    const letter = plain[place];
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (plain[place + 1] === '"') (cell += '"'), place++;
      else quoted = false;
    } else if (letter === '"' && cell === "" && closes(plain, place)) quoted = true;
    else if (letter === "\t") row.push(cell), (cell = "");
    else if (letter === "\n") rows.push([...row, cell]), (row = []), (cell = "");
    else cell += letter;
  }
  return [...rows, [...row, cell]];
}

/** Whether the quote here has its like before the cell ends: a text may begin with one and mean nothing by it. */
function closes(text: string, place: number): boolean {
  for (let next = text.indexOf('"', place + 1); next >= 0; next = text.indexOf('"', next + 1)) {
    if (text[next + 1] === '"') next++;
    else return next + 1 === text.length || text[next + 1] === "\t" || text[next + 1] === "\n";
  }
  return false;
}

export const writeBlock = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => (/["\t\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join("\t")).join("\n");
