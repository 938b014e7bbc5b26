import { Drawing } from '@/components/ui/drawing'

/** Pixels a mark is lifted above another at the same place. */
const STEP = 5
const MOST = 5

/** Scores in steps of 0.02 that fall together stand above one another. */
function marks(scores: readonly number[]): { at: number; above: number }[] {
  const taken = new Map<number, number>()
  return scores.map((score) => {
    const at = Math.round(score * 50)
    const above = taken.get(at) ?? 0
    taken.set(at, above + 1)
    return { at: at * 2, above: Math.min(above, MOST) }
  })
}

/** How a team's final scores lie between 0 and 1, with the middle one marked. The figures beside it say the same. */
export const SpreadDrawing = ({ scores, middle }: { scores: readonly number[]; middle: number }) => (
  <Drawing className="spread">
    <line x1="0" x2="100%" y1="26" y2="26" />
    <line x1="0" x2="0" y1="22" y2="30" />
    <line x1="50%" x2="50%" y1="22" y2="30" />
    <line x1="100%" x2="100%" y1="22" y2="30" />
    {marks(scores).map(({ at, above }, index) => (
      <circle key={index} cx={`${at}%`} cy={26 - above * STEP} r="4" />
    ))}
    <line className="middle" x1={`${middle * 100}%`} x2={`${middle * 100}%`} y1="18" y2="32" />
  </Drawing>
)
