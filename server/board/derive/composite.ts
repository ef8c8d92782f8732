/** The index over everything. */
export const compositeSymbol = "BIG500";
