import { Drawing } from './drawing'

/** Where the target stands: the bar runs from 0 to 125 % of it, so that targets line up down a column. */
const TARGET_AT = 80
/** The furthest an original target is drawn, in parts of the current one; its number stands in words. */
const FURTHEST = 1.21

export type DrawnPace = {
  /** The sentence for who cannot see it. */
  label: string
  /** Towards the current target; null: no value yet. */
  progress: number | null
  /** 0 to 1; null: none is drawn. */
  pace: number | null
  /** The class of the fill. */
  fill: string
  /** The original target in parts of the way to the current one: 1.3 when 130 was cut to 100. Null: unchanged. */
  original: number | null
  /** That target is reached: what an adjustment added has no part in it, so the fill alone does not tell. */
  met: boolean
  big?: boolean
}

const at = (ratio: number): string => `${Math.round(ratio * TARGET_AT * 10) / 10}%`
const within = (ratio: number, most: number): number => Math.max(0, Math.min(ratio, most))

/** A pace bar as it is drawn: track, fill, arrow past the target, original target, pace tick. */
export function PaceDrawing({ label, progress, pace, fill, original, met, big = false }: DrawnPace) {
  const [height, y, middle, top, bottom] = big ? [16, 8, 16, 2, 30] : [8, 4, 8, 1, 15]
  const x = original === null ? '' : at(within(original, FURTHEST))
  const reached = met ? ` met ${fill}` : ''
  const tick = pace === null ? '' : at(within(pace, 1))
  return (
    <Drawing className={big ? 'pace big' : 'pace'} label={label}>
      <rect className="track" width="80%" height={height} y={y} rx="1" />
      {progress !== null && progress > 0 && (
        <rect className={`fill ${fill}`} width={at(Math.min(progress, 1))} height={height} y={y} rx="1" />
      )}
      {progress !== null && progress > 1 && (
        <svg x="80%">
          <path className={`fill ${fill}`} d={`M0 ${y - 2} ${height} ${middle} 0 ${y + height + 2}Z`} />
        </svg>
      )}
      {original !== null && original > 1 && (
        <line className={`reach${reached}`} x1="80%" x2={x} y1={middle} y2={middle} />
      )}
      {original !== null && (
        <svg x={x}>
          <path
            className={`orig${reached}`}
            d={`M0 ${middle - 5} 5 ${middle} 0 ${middle + 5}-5 ${middle}Z`}
          />
        </svg>
      )}
      {pace !== null && <rect className="tick" x={tick} y={top} width="2" height={bottom - top} />}
    </Drawing>
  )
}
