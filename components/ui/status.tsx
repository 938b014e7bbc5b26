import { useTranslations } from 'next-intl'
import { statuses, type Status } from '@/lib/okr/types'
import { Drawing } from './drawing'

/** The class a status goes by in the style sheets. */
export const statusClass: Record<Status, string> = {
  on_track: 'on',
  at_risk: 'risk',
  off_track: 'off',
  done: 'done',
  no_data: 'none',
}

const shapes: Record<Status, string> = {
  on_track: '<circle cx="5" cy="5" r="4.5"/>',
  at_risk: '<path d="M5 .5 10 9.5H0Z"/>',
  off_track: '<path d="M.5.5h9v9h-9Z"/>',
  done: '<path d="m1 5.5 3 3L9.5 1.5"/>',
  no_data: '<circle cx="5" cy="5" r="4"/>',
}

const sprite = statuses
  .map(
    (status) =>
      `<symbol id="s-${statusClass[status]}" viewBox="0 0 10 10" overflow="visible">${shapes[status]}</symbol>`,
  )
  .join('')

/** The five shapes, once a page; marks refer to them. */
export const StatusShapes = () => <Drawing className="absolute size-0" inside={sprite} />

export const StatusShape = ({ status }: { status: Status }) => (
  <Drawing className="shape" viewBox="0 0 10 10" inside={`<use href="#s-${statusClass[status]}"/>`} />
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
