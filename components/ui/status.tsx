import { useTranslations } from 'next-intl'
import type { Status } from '@/lib/okr/types'
import { Drawing } from './drawing'

/** The class a status goes by in the style sheets. */
export const statusClass: Record<Status, string> = {
  on_track: 'on',
  at_risk: 'risk',
  off_track: 'off',
  done: 'done',
  no_data: 'none',
}

/** A circle, a triangle, a square, a tick, a ring: told apart without their colours. */
const shapes: Record<Status, string> = {
  on_track: 'M.5 5a4.5 4.5 0 1 1 9 0 4.5 4.5 0 0 1-9 0Z',
  at_risk: 'M5 .5 10 9.5H0Z',
  off_track: 'M.5.5h9v9h-9Z',
  done: 'm1 5.5 3 3L9.5 1.5',
  no_data: 'M1 5a4 4 0 1 1 8 0 4 4 0 0 1-8 0Z',
}

export const StatusShape = ({ status }: { status: Status }) => (
  <Drawing className="shape" viewBox="0 0 10 10">
    <path d={shapes[status]} />
  </Drawing>
)

/** ▲ at risk: the shape and its word. */
export function StatusMark({ status }: { status: Status }) {
  const t = useTranslations('status')
  return (
    <span className={`st ${statusClass[status]}`}>
      <StatusShape status={status} />
      {t(status)}
    </span>
  )
}

const worstFirst: Status[] = ['off_track', 'at_risk', 'on_track', 'done', 'no_data']

export type StatusCounts = Partial<Record<Status, number>>

/** How many of each: shapes with figures, or in words ("3 on track, 1 off track") where there is room. */
export function StatusMix({ counts, words = false }: { counts: StatusCounts; words?: boolean }) {
  const t = useTranslations('status')
  return (
    <span className="mix">
      {worstFirst.map((status) => {
        const count = counts[status]
        if (!count) return null
        return (
          <span key={status} className={`st ${statusClass[status]}`}>
            <StatusShape status={status} />
            {words ? (
              t(`count.${status}`, { count })
            ) : (
              <span>
                {count} <span className="visually-hidden">{t(status)}</span>
              </span>
            )}
          </span>
        )
      })}
    </span>
  )
}
