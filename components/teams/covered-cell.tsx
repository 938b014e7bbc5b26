/** A team's coverage as it is read: the share, and below it what is lacking and what is to spare. */
export type Covered = { share: string; under: string[] }

/** Null where there is nothing to cover. */
export const CoveredCell = ({ covered, label }: { covered: Covered | null; label: string }) => (
  <td role="cell" className="num" data-label={label}>
    {covered === null ? (
      <span className="faint">–</span>
    ) : (
      <>
        {covered.share}
        {covered.under.map((line) => (
          <span key={line} className="sub">
            {line}
          </span>
        ))}
      </>
    )}
  </td>
)
