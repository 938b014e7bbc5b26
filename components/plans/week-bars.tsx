import { Drawing } from '@/components/ui/drawing'
import type { WeekGain } from '@/lib/okr/rhythm'

const BAR = 10
const STEP = 14
const HEIGHT = 40

/** Gains week by week, oldest first, from zero; the dashed line is the median. */
export function WeekBars({
  weeks,
  median,
  label,
}: {
  weeks: readonly WeekGain[]
  median: number
  label: string
}) {
  const gains = weeks.map(({ gain }) => gain)
  const top = Math.max(0, ...gains)
  const span = top - Math.min(0, ...gains) || 1
  const y = (value: number) => round(((top - value) / span) * (HEIGHT - 2) + 1)
  const width = weeks.length * STEP
  return (
    <Drawing className="week-bars" viewBox={`0 0 ${width} ${HEIGHT}`} label={label}>
      {weeks.map(({ week, gain }, index) => (
        <rect
          key={week}
          className="bar"
          x={index * STEP + (STEP - BAR) / 2}
          width={BAR}
          y={Math.min(y(gain), y(0))}
          height={Math.max(1, Math.abs(round(y(gain) - y(0))))}
        />
      ))}
      <path className="zero" d={`M0 ${y(0)}H${width}`} />
      <path className="median" d={`M0 ${y(median)}H${width}`} />
    </Drawing>
  )
}

const round = (value: number): number => Math.round(value * 10) / 10
