import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Details } from '@/components/ui/panels'
import type { GoalGrade as Grade, GoalPage } from '@/db/queries/goal-page'
import { formatScore } from '@/lib/i18n/format'
import { FinalForm } from './final-form'
import { FinalWords } from './final-words'
import { Reflection } from './reflection'
import { Remarks } from './remarks'
import { SelfForm } from './self-form'
import { SelfWords } from './self-words'

/** A goal's grade: what the values make, what its owner says, what somebody above decides; and the forms for both. */
export function GoalGrade({ page }: { page: GoalPage }) {
  const t = useTranslations('grade')
  const { grade, goal, story, timeZone } = page
  if (grade === null) return null
  const open = story.period.state === 'grading'
  return (
    <section aria-labelledby="grade">
      <div className="section-head">
        <h2 id="grade">{t('title')}</h2>
      </div>
      <dl className="facts">
        <Fact name={t('computed')}>
          <Computed grade={grade} />
        </Fact>
        {grade.inside && (
          <Fact name={t('self')}>
            <SelfWords self={grade.self} timeZone={timeZone} />
          </Fact>
        )}
        <Fact name={t('final')}>
          {grade.inside || !open ? (
            <FinalWords final={grade.final} open={open} timeZone={timeZone} />
          ) : (
            <span className="muted">{t('untilClosed')}</span>
          )}
        </Fact>
      </dl>
      {grade.self && <Reflection self={grade.self} />}
      {grade.final?.reason && (
        <blockquote className="quote under">
          <h3>{t('reasonOf', { name: grade.final.by ?? '–' })}</h3>
          <p className="whitespace-pre-line">{grade.final.reason}</p>
        </blockquote>
      )}
      {grade.givesSelf && (
        <InPlace summary={t(grade.self?.sentAt ? 'changeSelf' : 'writeSelf')} open={!grade.self?.sentAt}>
          <SelfForm goalId={goal.id} grade={grade} />
        </InPlace>
      )}
      {grade.givesFinal && (
        <InPlace
          summary={t(grade.final ? (grade.final.outdated ? 'confirmFinal' : 'changeFinal') : 'writeFinal')}
          open={grade.final === null || grade.final.outdated}
        >
          <FinalForm goalId={goal.id} grade={grade} timeZone={timeZone} />
        </InPlace>
      )}
      <Remarks goalId={goal.id} grade={grade} timeZone={timeZone} />
    </section>
  )
}

const Fact = ({ name, children }: { name: ReactNode; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

const InPlace = (props: { summary: string; open: boolean; children: ReactNode }) => (
  <div className="under">
    <Details plain {...props} />
  </div>
)

function Computed({ grade: { computed, against } }: { grade: Grade }) {
  const t = useTranslations('grade')
  const locale = useLocale()
  if (computed === null) return <span className="muted">{t('nothingMeasured')}</span>
  return (
    <>
      <b className="n">{formatScore(computed, locale)}</b>
      <span className="small muted"> {t('against', { against })}</span>
    </>
  )
}
