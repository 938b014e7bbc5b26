import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import type { SubmittedGoal } from '@/db/queries/team-board'
import { agreeTogether } from '@/lib/actions/goals'
import { formatValue } from '@/lib/i18n/format'
import { targetAmount } from '@/lib/okr/measures'
import { ChosenGoal } from './chosen-goal'

/** Goals that wait for somebody above: those that are complete can be agreed together, the others are read first. */
export function Submitted({ goals }: { goals: readonly SubmittedGoal[] }) {
  const t = useTranslations('team.submitted')
  const together = goals.some((one) => one.together)
  const list = (
    <ul className="todo under">
      {goals.map((one, index) => (
        <Line key={`${one.id} ${one.version}`} goal={one} index={index} />
      ))}
    </ul>
  )
  return (
    <section aria-labelledby="submitted">
      <h2 id="submitted">{t('title')}</h2>
      {together ? (
        <ActionForm action={agreeTogether}>
          {list}
          <p className="actions under">
            <SubmitButton>{t('agree')}</SubmitButton>
            <span className="small muted">{t('text')}</span>
          </p>
        </ActionForm>
      ) : (
        list
      )}
    </section>
  )
}

function Line({ goal, index }: { goal: SubmittedGoal; index: number }) {
  const t = useTranslations('team.submitted')
  const { id, name, ownerName, version, together, checkVerdict } = goal
  return (
    <li>
      <div>
        {together ? (
          <ChosenGoal
            index={index}
            goalId={id}
            version={version}
            name={name}
            label={t('choose', { goal: name, owner: ownerName })}
          />
        ) : (
          <b>{name}</b>
        )}
        <p>
          {t('line', { owner: ownerName, targets: useTargets(goal) })}
          {!together && (
            <span className="faint">
              {' '}
              · {t(checkVerdict === 'look' || checkVerdict === 'fail' ? checkVerdict : 'incomplete')}
            </span>
          )}
        </p>
      </div>
      <Link className="button" href={`/goals/${id}` as Route} prefetch={false}>
        {t(together ? 'read' : 'open')}
        <span className="visually-hidden"> {name}</span>
      </Link>
    </li>
  )
}

/** Won deals 6 deals, Won revenue 60K USD. */
function useTargets({ keyResults }: SubmittedGoal): string {
  const t = useTranslations('team.submitted')
  const locale = useLocale()
  return keyResults
    .map((one) =>
      one.kind === 'milestone'
        ? one.name
        : `${one.name} ${formatValue(
            targetAmount(one),
            { ...one, kind: one.kind === 'growth' ? 'amount' : one.kind },
            locale,
            { compact: true },
          )}`,
    )
    .join(t('comma'))
}
