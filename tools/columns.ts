/** For a terminal: a line for each row, columns under each other, the first to the left and the others to the right. */
export const inColumns = (rows: readonly (readonly (string | number)[])[]): readonly string[] => {
  const cells = rows.map((row) => row.map(String));
  const widthOf = (column: number): number => Math.max(...cells.map((row) => row[column]?.length ?? 0));
  const widths = cells[0]?.map((_, column) => widthOf(column)) ?? [];
  return cells.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
};
