'use client'

import { lazy, Suspense, useRef } from 'react'
import type { GoalChartSpec } from './goal-spec'
import { useRoom } from './use-room'

const GoalCanvas = lazy(() => import('./goal-canvas'))

/** The place of a chart: as high as the chart will be, so that nothing moves when it arrives. */
export function LazyChart({ spec }: { spec: GoalChartSpec }) {
  const box = useRef<HTMLDivElement>(null)
  const room = useRoom(box)
  return (
    <div className={spec.low ? 'chart low' : 'chart'} ref={box}>
      {room && (
        <Suspense>
          <GoalCanvas spec={spec} {...room} />
        </Suspense>
      )}
    </div>
  )
}
