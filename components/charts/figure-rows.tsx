'use client'

/** The figures of a chart line by line. A client component so that a long one travels as words and not as its elements. */
export const FigureRows = ({
  rows,
  columns,
}: {
  rows: readonly string[]
  /** As many as there are rows, column by column. */
  columns: readonly (readonly string[])[]
}) =>
  rows.map((row, index) => (
    <tr key={index}>
      <th scope="row">{row}</th>
      {columns.map((figures, column) => (
        <td key={column} className="num">
          {figures[index]}
        </td>
      ))}
    </tr>
  ))
