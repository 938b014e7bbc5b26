import { useLocale, useTranslations } from 'next-intl'
import type { OpenGoal } from '@/db/queries/parts/open-goals'
import { formatValue } from '@/lib/i18n/format'
import { targetAmount } from '@/lib/okr/measures'
import { AmountField } from '../ui/amount-field'
import { Select } from '../ui/field'
import { Details } from '../ui/panels'
import { GoalLine } from './goal-line'

/** Fields that ask of each open goal whether it stays, moves or splits when its owner moves. */
export function MovedGoals({ goals, moves }: { goals: readonly OpenGoal[]; moves: string }) {
  const t = useTranslations('admin.person.team')
  return goals.map((goal, index) => (
    <div key={goal.id}>
      <input type="hidden" name={`goals.${index}.goalId`} value={goal.id} />
      <Select
        name={`goals.${index}.decision`}
        label={<GoalLine goal={goal} />}
        hint={goal.fed ? t(goal.period.kind === 'year' ? 'fedByQuarters' : 'fed') : undefined}
        defaultValue="stays"
        options={[
          { value: 'stays', label: t('stays', { team: goal.teamName }) },
          { value: 'moves', label: moves },
          ...(goal.state === 'agreed' && !goal.fed ? [{ value: 'splits', label: t('splits') }] : []),
        ]}
      />
      {goal.keyResults.length > 0 && (
        <Details plain summary={t('amounts', { team: goal.teamName })}>
          <p className="muted">{t('amountsText')}</p>
          {goal.keyResults.map((one, place) => (
            <Amount key={one.id} name={`goals.${index}.keyResults.${place}`} one={one} />
          ))}
        </Details>
      )}
    </div>
  ))
}

function Amount({ name, one }: { name: string; one: OpenGoal['keyResults'][number] }) {
  const t = useTranslations('admin.person.team')
  const locale = useLocale()
  const shown = (amount: string) => formatValue(amount, one, locale)
  const target = shown(targetAmount(one))
  return (
    <>
      <input type="hidden" name={`${name}.id`} value={one.id} />
      <AmountField
        name={`${name}.stays`}
        label={one.name}
        optional
        hint={
          one.value === null
            ? t('amountNone', { target })
            : t('amountOf', { value: shown(one.value), target })
        }
      />
    </>
  )
}
