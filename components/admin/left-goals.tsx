import { useTranslations } from 'next-intl'
import type { Route } from 'next'
import Link from 'next/link'
import type { OpenGoal } from '@/db/queries/parts/open-goals'
import type { PersonOption } from '@/db/queries/parts/people-options'
import { Select } from '../ui/field'
import { GoalLine } from './goal-line'

/** Agreed and fed by goals below, it is not cut: a draft is given away as it is. */
const whole = ({ fed, state }: OpenGoal): boolean => fed && state === 'agreed'

/** Fields that ask of each open goal what becomes of it when its owner leaves. */
export function LeftGoals({
  goals,
  people,
}: {
  goals: readonly OpenGoal[]
  people: readonly PersonOption[]
}) {
  const t = useTranslations('admin.person.leave')
  const heirs = [
    { value: '', label: t('nobody') },
    ...people.map(({ id, name, position }) => ({
      value: id,
      label: position ? t('heir', { name, position }) : name,
    })),
  ]
  return goals.map((goal, index) => (
    <fieldset key={goal.id} className="under">
      <legend>
        <Link href={`/goals/${goal.id}` as Route} prefetch={false}>
          <GoalLine goal={goal} />
        </Link>
      </legend>
      <input type="hidden" name={`goals.${index}.goalId`} value={goal.id} />
      <Select
        name={`goals.${index}.decision`}
        label={t('decision')}
        hint={whole(goal) ? t(goal.period.kind === 'year' ? 'fedByQuarters' : 'fed') : undefined}
        defaultValue="stays"
        options={[
          { value: 'stays', label: t(goal.state === 'agreed' ? 'undecided' : 'keptDraft') },
          ...(whole(goal)
            ? []
            : [{ value: 'handed_over', label: t(goal.state === 'agreed' ? 'handOver' : 'giveDraft') }]),
          ...(goal.state === 'agreed' ? [{ value: 'dropped', label: t('drop') }] : []),
        ]}
      />
      {!whole(goal) && (
        <Select name={`goals.${index}.toId`} label={t('to')} optional defaultValue="" options={heirs} />
      )}
    </fieldset>
  ))
}
