// The kinds of places that a museum's document has (tour/operations/places.py).

export interface ValueNode {
  /** What it is where nothing is said. */
  readonly default?: boolean | number;
}

export interface TableNode {
  readonly fields: Readonly<Record<string, TreeNode>>;
  /** An empty table is something else than none. */
  readonly optional?: boolean;
}

/** A list of tables that is one value. */
export interface ItemsNode {
  readonly items: TableNode;
}

/** A list of tables that are found by their key. */
export interface RowsNode {
  readonly rows: TableNode;
  readonly key: readonly string[];
}

/** What is decided elsewhere. */
export interface ClosedNode {
  readonly closed: true;
}

export type TreeNode = ValueNode | TableNode | ItemsNode | RowsNode | ClosedNode;

export const isTable = (node: TreeNode): node is TableNode => "fields" in node;
export const isRows = (node: TreeNode): node is RowsNode => "rows" in node;
export const isItems = (node: TreeNode): node is ItemsNode => "items" in node;
export const isClosed = (node: TreeNode): node is ClosedNode => "closed" in node;
