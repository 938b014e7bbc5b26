'use client'

import type { GoalChartSpec } from './goal-spec'
import { measured } from './plot'
import { spread } from './scale'

export type Place = { x: (at: number) => number; y: (value: number) => number }
export type Area = { left: number; right: number; top: number; bottom: number }

const LINE = 15

/** Words at the lines they name: beside the plot where it is wide, inside where it is narrow. */
export function GoalLabels({
  spec,
  narrow,
  at,
  area,
}: {
  spec: GoalChartSpec
  narrow: boolean
  at: Place
  area: Area
}) {
  const { words, target, original, forecast, today, actual, deadline } = spec
  const end = at.x(deadline)
  const current = target.at(-1)!
  return (
    <>
      {narrow ? (
        <Inside spec={spec} at={at} area={area} />
      ) : (
        <Beside
          x={area.right + 10}
          area={area}
          labels={[
            { text: words.target, y: at.y(current.value), strong: true },
            ...(original === null ? [] : [{ text: words.original, y: at.y(original) }]),
            ...(forecast ? [{ text: words.forecast, y: at.y((forecast.low + forecast.high) / 2) }] : []),
          ]}
        />
      )}
      {today !== null && (
        <Words
          text={words.today}
          x={at.x(today)}
          y={area.top - 24}
          area={area}
          anchor="middle"
          className="strong"
        />
      )}
      <text
        className="strong"
        x={end}
        y={area.bottom + 17}
        textAnchor={narrow || end < area.right ? 'end' : 'middle'}
      >
        {words.deadlineDay}
      </text>
      {!narrow && end === area.right && (
        <text x={end + measured(words.deadlineDay) / 2 + 6} y={area.bottom + 17}>
          {words.deadline}
        </text>
      )}
      {words.adjusted.map((text, index) => {
        const x = at.x(target[index + 1]!.x)
        const before = index > 0 ? at.x(target[index]!.x) : -Infinity
        if (x - before < measured(text)) return null
        // Inside the plot the original target is named at its left end, on the same line.
        const named =
          narrow && index === 0 && original !== null
            ? area.left + measured(words.originalShort) + 8
            : -Infinity
        const below = x - measured(text) / 2 < named
        return (
          <Words
            key={text}
            text={text}
            x={x}
            y={at.y(target[index]!.value) + (below ? 19 : -11)}
            area={area}
            anchor="middle"
          />
        )
      })}
      {spec.afterDeadline.length > 0 && (
        <Words
          text={words.afterDeadline}
          x={at.x(spec.afterDeadline[0]!.x)}
          y={at.y(spec.afterDeadline[0]!.value) - 12}
          area={area}
          anchor="middle"
        />
      )}
      <PaceName spec={spec} at={at} area={area} />
      {actual.length > 1 && <ActualName spec={spec} at={at} area={area} />}
    </>
  )
}

function Beside({
  x,
  area,
  labels,
}: {
  x: number
  area: Area
  labels: { text: string; y: number; strong?: boolean }[]
}) {
  const heights = spread(
    labels.map(({ y }) => y),
    LINE,
    area.top,
    area.bottom,
  )
  return labels.map(({ text, strong }, index) => (
    <text key={text} className={strong ? 'strong' : undefined} x={x} y={heights[index]! + 4}>
      {text}
    </text>
  ))
}

function Inside({ spec, at, area }: { spec: GoalChartSpec; at: Place; area: Area }) {
  const { words, target, original, forecast, actual } = spec
  const current = target.at(-1)!
  const step = original === null ? null : at.x(current.x)
  const beforeStep = step !== null && step - area.left > measured(words.target) + 16
  const last = actual.at(-1)
  const forecastX = (last ? at.x(last.x) : area.right) - 10
  return (
    <>
      {original !== null && (
        <text x={area.left + 2} y={at.y(original) - 8}>
          {words.originalShort}
        </text>
      )}
      {beforeStep ? (
        <text className="strong" x={step - 7} y={at.y(current.value) + 4} textAnchor="end">
          {words.target}
        </text>
      ) : (
        <text
          className="strong"
          x={step === null ? area.left + 2 : area.right - 4}
          y={at.y(current.value) - 8}
          textAnchor={step === null ? 'start' : 'end'}
        >
          {words.target}
        </text>
      )}
      {forecast && forecastX - area.left > measured(words.forecast) && (
        <text x={forecastX} y={at.y(forecast.high) + 4} textAnchor="end">
          {words.forecast}
        </text>
      )}
    </>
  )
}

function PaceName({ spec, at, area }: { spec: GoalChartSpec; at: Place; area: Area }) {
  const curve = spec.pace.at(-1)
  const place = curve?.[Math.floor(curve.length * 0.55)]
  if (!place) return null
  const { text, x, y } = { text: spec.words.pace, x: at.x(place.x), y: at.y(place.value) }
  // On the side the forecast does not run on.
  return (forecastOn(spec, place.x) ?? Infinity) < place.value ? (
    <Words text={text} x={x - 8} y={y - 8} area={area} anchor="end" />
  ) : (
    <Words text={text} x={x + 8} y={y + 16} area={area} />
  )
}

/** Where the middle of the forecast runs on a day; null where none does. */
function forecastOn({ forecast, actual, deadline }: GoalChartSpec, x: number): number | null {
  const last = actual.at(-1)
  if (!forecast || !last || x < last.x || deadline <= last.x) return null
  return last.value + ((forecast.middle - last.value) * (x - last.x)) / (deadline - last.x)
}

function ActualName({ spec, at, area }: { spec: GoalChartSpec; at: Place; area: Area }) {
  const { actual, words } = spec
  const point = actual[Math.floor(actual.length * 0.6)]!
  // Above the line where the pace runs below it, else below.
  const pace = spec.pace.flat().find(({ x }) => x >= point.x)
  const above = pace !== undefined && pace.value <= point.value
  return (
    <Words
      text={words.actual}
      x={at.x(point.x) - (above ? 8 : -4)}
      y={at.y(point.value) + (above ? -10 : 19)}
      area={area}
      anchor={above ? 'end' : 'start'}
      className="strong"
    />
  )
}

/** A label kept inside the plot, on a ground of its own so that lines do not run through it. */
function Words({
  text,
  x,
  y,
  area,
  anchor = 'start',
  className,
}: {
  text: string
  x: number
  y: number
  area: Area
  anchor?: 'start' | 'middle' | 'end'
  className?: string
}) {
  const width = measured(text)
  const before = anchor === 'start' ? 0 : anchor === 'end' ? width : width / 2
  const left = Math.max(area.left, Math.min(x - before, area.right - width))
  return (
    <text
      className={className ? `grounded ${className}` : 'grounded'}
      x={left}
      y={Math.min(y, area.bottom - 4)}
    >
      {text}
    </text>
  )
}
