import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { EmptyState } from '@/components/ui/panels'
import { SubmitButton } from '@/components/ui/submit-button'
import type { QuarterSplit as Split } from '@/db/queries/quarter-split'
import { splitYear } from '@/lib/actions/goals'
import { formatPeriod } from '@/lib/i18n/format'
import { cuts } from '@/lib/okr/distribute'
import { goalLimits } from '@/lib/okr/input/goals'
import { GroupError } from './form-anchor'
import { SplitResult } from './split-result'

/** A year goal in quarters: how the rest is shared, and a part for each quarter of each key result. */
export function QuarterSplit({ split }: { split: Split }) {
  const t = useTranslations('quarterSplit')
  const locale = useLocale()
  const { goal, period, results } = split
  return (
    <>
      <header>
        <p className="where">
          <Link href={`/goals/${goal.id}` as Route} prefetch={false}>
            {goal.name}
          </Link>{' '}
          · {formatPeriod(period, locale)}
        </p>
        <h1>{t('title')}</h1>
        <p className="state">{t('lead')}</p>
      </header>
      {results.length === 0 ? (
        <EmptyState title={t('none.title')}>{t('none.text')}</EmptyState>
      ) : (
        <>
          <HowToShare split={split} />
          {split.writes ? <Parts split={split} /> : <ReadOnly split={split} />}
        </>
      )}
    </>
  )
}

/** A plain GET form: the proposals below follow it. */
function HowToShare({ split: { results, cut, keep } }: { split: Split }) {
  const t = useTranslations('quarterSplit')
  return (
    <form method="get" className="row-of-fields items-end">
      <div className="field">
        <label htmlFor="split-cut">{t('cut')}</label>
        <select id="split-cut" name="cut" defaultValue={cut ?? results[0]!.cut}>
          {cuts.map((one) => (
            <option key={one} value={one}>
              {t(`cuts.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label className="check">
          <input type="checkbox" name="keep" defaultChecked={keep} />
          {t('keep')}
        </label>
      </div>
      <div className="field">
        <button className="button">{t('propose')}</button>
      </div>
    </form>
  )
}

function Parts({ split }: { split: Split }) {
  const t = useTranslations('quarterSplit')
  const { goal, results, cut, keep } = split
  const made = [goal.id, goal.version, cut, keep].join(' ')
  return (
    <ActionForm
      key={made}
      action={splitYear}
      version={goal.version}
      draft={`quarters ${made}`}
      className="sheet mt-4"
    >
      <input type="hidden" name="goalId" value={goal.id} />
      <GroupError name="results" />
      {results.map((result, index) => (
        <SplitResult key={result.keyResult.id} {...{ split, result, index }} />
      ))}
      <Names split={split} />
      <div className="submit actions">
        <SubmitButton>{t('save')}</SubmitButton>
      </div>
      <p className="after muted">{t('saveHint')}</p>
    </ActionForm>
  )
}

/** Goals have names of up to so many characters, and the quarter's stands behind it. */
const LONGEST_NAME = 100

/** What new drafts are called. */
function Names({ split: { goal, quarters, writesNew } }: { split: Split }) {
  const t = useTranslations('quarterSplit')
  const locale = useLocale()
  const name = t('nameOf', { goal: goal.name.slice(0, LONGEST_NAME), quarter: '{quarter}' })
  return (
    <>
      {quarters.map(({ first }, index) => (
        <span key={first}>
          <input type="hidden" name={`quarters.${index}.first`} value={first} />
          <input
            type="hidden"
            name={`quarters.${index}.label`}
            value={formatPeriod({ kind: 'quarter', first }, locale)}
          />
        </span>
      ))}
      {writesNew ? (
        <fieldset className="part">
          <legend>{t('draft')}</legend>
          <Field
            name="name"
            label={t('name')}
            hint={t('nameHint')}
            maxLength={goalLimits.name}
            required
            defaultValue={name}
          />
        </fieldset>
      ) : (
        <input type="hidden" name="name" value={name} />
      )}
    </>
  )
}

function ReadOnly({ split }: { split: Split }) {
  const t = useTranslations('quarterSplit')
  const states = split.results.flatMap(({ rows }) =>
    rows.flatMap(({ quarter, goals }) => (quarter.ended ? [] : goals.map(({ state }) => state))),
  )
  return (
    <div className="sheet mt-4">
      <p className="muted">
        {t(states.includes('draft') ? 'nothingDrafts' : states.length > 0 ? 'nothing' : 'nothingOpen')}
      </p>
      {split.results.map((result, index) => (
        <SplitResult key={result.keyResult.id} {...{ split, result, index }} />
      ))}
    </div>
  )
}
