/** Where the target stands: the bar runs from 0 to 125 % of it, so that targets line up down a column. */
const TARGET_AT = 80
/** The furthest an original target is drawn, in parts of the current one; its number stands in words. */
const FURTHEST = 1.21

type Pace = {
  /** Towards the current target; null: no value yet. */
  progress: number | null
  /** 0 to 1; null: none is drawn. */
  pace: number | null
  /** The class of the fill. */
  fill: string
  /** The original target in parts of the way to the current one: 1.3 when 130 was cut to 100. Null: unchanged. */
  original: number | null
  big: boolean
}

const at = (ratio: number): string => `${Math.round(ratio * TARGET_AT * 10) / 10}%`

/** The inside of a pace bar's SVG: track, fill, arrow past the target, original target, pace tick. */
export function paceDrawing({ progress, pace, fill, original, big }: Pace): string {
  const [height, y, middle, tick] = big ? [16, 8, 16, [2, 30]] : [8, 4, 8, [1, 15]]
  const bar = `height="${height}" y="${y}" rx="1"`
  let inside = `<rect class="track" width="80%" ${bar}/>`
  if (progress !== null && progress > 0) {
    inside += `<rect class="fill ${fill}" width="${at(Math.min(progress, 1))}" ${bar}/>`
    if (progress > 1)
      inside += `<svg x="80%"><path class="fill ${fill}" d="M0 ${y - 2} ${height} ${middle} 0 ${y + height + 2}Z"/></svg>`
  }
  if (original !== null) {
    const x = at(Math.max(0, Math.min(original, FURTHEST)))
    const met = progress !== null && progress >= original ? ` met ${fill}` : ''
    if (original > 1) inside += `<line class="reach${met}" x1="80%" x2="${x}" y1="${middle}" y2="${middle}"/>`
    inside += `<svg x="${x}"><path class="orig${met}" d="M0 ${middle - 5} 5 ${middle} 0 ${middle + 5}-5 ${middle}Z"/></svg>`
  }
  if (pace !== null) {
    const x = at(Math.max(0, Math.min(pace, 1)))
    inside += `<line class="halo" x1="${x}" x2="${x}" y1="${y}" y2="${y + height}"/>`
    inside += `<line class="tick" x1="${x}" x2="${x}" y1="${tick[0]}" y2="${tick[1]}"/>`
  }
  return inside
}
