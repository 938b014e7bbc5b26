import { useLocale, useTranslations } from 'next-intl'
import { Details } from '@/components/ui/panels'
import type { Direction, DirectionVersion, DirectionWords } from '@/db/queries/parts/direction'
import { formatDay } from '@/lib/i18n/format'
import { todayIn } from '@/lib/okr/calendar'
import { directionParts } from '@/lib/okr/input/periods'

/** A period's direction as it stands, with who wrote it when, and what stood before. */
export function DirectionFacts({ direction, timeZone }: { direction: Direction; timeZone: string }) {
  const t = useTranslations('company.direction')
  const written = useWritten(timeZone)
  const { current, earlier } = direction
  return (
    <>
      <DirectionNow current={current} timeZone={timeZone} />
      {earlier.length > 0 && (
        <Details plain summary={t('earlier', { count: earlier.length })}>
          <div className="open">
            {earlier.map((one) => (
              <section className="quote wide" key={one.at}>
                <h3>{written(one)}</h3>
                <DirectionParts words={one} />
              </section>
            ))}
          </div>
        </Details>
      )}
    </>
  )
}

/** The direction as it stands, with who wrote it when. */
export function DirectionNow({ current, timeZone }: { current: DirectionVersion | null; timeZone: string }) {
  const t = useTranslations('company.direction')
  const written = useWritten(timeZone)
  if (!current) return <p className="muted">{t('none')}</p>
  return (
    <>
      <DirectionParts words={current} />
      <p className="small muted under">{written(current)}</p>
    </>
  )
}

function useWritten(timeZone: string) {
  const t = useTranslations('company.direction')
  const locale = useLocale()
  return (one: { by: string; at: string }) =>
    t('written', { name: one.by, day: formatDay(todayIn(timeZone, new Date(one.at)), locale) })
}

export function DirectionParts({ words }: { words: DirectionWords }) {
  const t = useTranslations('company.direction')
  return (
    <dl className="facts">
      {directionParts.map(
        (part) =>
          words[part] && (
            <div key={part}>
              <dt>{t(part)}</dt>
              <dd className="whitespace-pre-line">{words[part]}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
