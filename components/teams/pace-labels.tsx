const TARGET_AT = 80
/** From here on there is more room to the left of the tick than to its right. */
const TURN = 0.4
/** Past this the words would run into the target's. */
const CROWDED = 0.88

/** The scale below a large pace bar: what the pace asks for at its tick, the target at its end. */
export function PaceLabels({
  pace,
  paceText,
  target,
}: {
  pace: number | null
  paceText: string
  target: string
}) {
  const shown = pace !== null && pace > 0.02 && pace < CROWDED
  return (
    <svg className="today-label" aria-hidden="true">
      {shown && (
        <text x={`${(pace * TARGET_AT).toFixed(1)}%`} y="11" textAnchor={pace > TURN ? 'end' : 'start'}>
          {paceText}
        </text>
      )}
      <text x={`${TARGET_AT}%`} y="11" textAnchor="middle">
        {target}
      </text>
    </svg>
  )
}
