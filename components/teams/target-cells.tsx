import { CoveredCell, type Covered } from './covered-cell'

/** A target and what became of it, as it is read. */
export type TargetWords = {
  original: string
  adjusted: string
  value: string
  /** Where the value began, where it has fallen below. */
  began: string | null
  target: string
  /** The target before an adjustment. */
  was: string | null
  covered: Covered | null
}

export type TargetLabels = Record<'original' | 'adjusted' | 'value' | 'target' | 'coverage', string>

/** Attainment both ways, the original first as on every page; value, target as it is and was, coverage. */
export const TargetCells = ({ words, labels }: { words: TargetWords; labels: TargetLabels }) => (
  <>
    <td role="cell" className="num" data-label={labels.original}>
      {words.original}
    </td>
    <td role="cell" className="num" data-label={labels.adjusted}>
      <b>{words.adjusted}</b>
    </td>
    <td role="cell" className="num" data-label={labels.value}>
      {words.value}
      {words.began && <span className="sub">{words.began}</span>}
    </td>
    <td role="cell" className="num" data-label={labels.target}>
      {words.target}
      {words.was && <span className="sub">{words.was}</span>}
    </td>
    <CoveredCell covered={words.covered} label={labels.coverage} />
  </>
)
