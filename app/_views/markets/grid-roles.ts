/**
 * The roles of the table's elements. They say what the elements mean by themselves, but a table
 * that is laid out as boxes is none to every browser.
 */
export const gridRoles = {
  grid: { role: "grid" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  columnHeader: { role: "columnheader" },
  rowHeader: { role: "rowheader" },
  cell: { role: "gridcell" },
} as const;
