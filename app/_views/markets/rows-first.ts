/** Rows of the table of instruments that the server draws: more than most windows are high. */
export const rowsFirst = 40;
