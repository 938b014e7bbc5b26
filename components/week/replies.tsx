import { useLocale, useTranslations } from 'next-intl'
import type { ToDos } from '@/db/queries/parts/to-dos'
import { formatDayShort, formatWeek } from '@/lib/i18n/format'
import { todayIn } from '@/lib/okr/calendar'

const SHOWN = 5

/** Several goals are acknowledged one by one; the reader is told once a week, by the word that came with it where there is one. */
function withoutRepeats(replies: ToDos['replies']): ToDos['replies'] {
  const of = (one: ToDos['replies'][number]) => `${one.by} ${one.week}`
  const said = new Set(replies.filter((one) => one.body !== null).map(of))
  return replies.filter((one) => {
    if (one.body !== null) return true
    const repeated = said.has(of(one))
    said.add(of(one))
    return !repeated
  })
}

/** What others said of the viewer's goals and check-ins lately. */
export function Replies({ replies, timeZone }: { replies: ToDos['replies']; timeZone: string }) {
  const t = useTranslations('week.replies')
  const locale = useLocale()
  if (replies.length === 0) return null
  return (
    <section aria-labelledby="replies">
      <h2 id="replies" className="section-head">
        {t('title')}
      </h2>
      {withoutRepeats(replies)
        .slice(0, SHOWN)
        .map(({ by, at, week, goal, goalId, body, acknowledged }) => {
          const day = formatDayShort(todayIn(timeZone, new Date(at)), locale)
          const head = week
            ? t(acknowledged ? 'acknowledged' : 'onWeek', { by, day, week: formatWeek(week, locale) })
            : t('onGoal', { by, day, goal })
          return (
            <blockquote className="quote" key={`${goalId} ${at} ${by}`}>
              <h3>{head}</h3>
              {body && <p className="whitespace-pre-line">{body}</p>}
            </blockquote>
          )
        })}
    </section>
  )
}
