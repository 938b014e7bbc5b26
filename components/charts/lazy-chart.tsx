'use client'

import { lazy, Suspense, useRef } from 'react'
import type { GoalChartSpec } from './goal-spec'
import type { SpreadChartSpec } from './spread-spec'
import type { StackChartSpec } from './stack-spec'
import { useRoom, type Room } from './use-room'

const GoalCanvas = lazy(() => import('./goal-canvas'))
const SpreadCanvas = lazy(() => import('./spread-canvas'))
const StackCanvas = lazy(() => import('./stack-canvas'))

export type ChartSpec = GoalChartSpec | SpreadChartSpec | StackChartSpec

/** The place of a chart: as high as the chart will be, so that nothing moves when it arrives. */
export function LazyChart({ spec }: { spec: ChartSpec }) {
  const box = useRef<HTMLDivElement>(null)
  const room = useRoom(box)
  return (
    <div className={spec.low ? 'chart low' : 'chart'} ref={box}>
      {room && (
        <Suspense>
          <Canvas spec={spec} room={room} />
        </Suspense>
      )}
    </div>
  )
}

function Canvas({ spec, room }: { spec: ChartSpec; room: Room }) {
  if (spec.draws === 'goal') return <GoalCanvas spec={spec} {...room} />
  return spec.draws === 'stack' ? (
    <StackCanvas spec={spec} {...room} />
  ) : (
    <SpreadCanvas spec={spec} {...room} />
  )
}
