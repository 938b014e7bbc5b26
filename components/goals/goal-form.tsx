import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { AmountField } from '@/components/ui/amount-field'
import { Field, TextArea } from '@/components/ui/field'
import { Details } from '@/components/ui/panels'
import { SubmitButton } from '@/components/ui/submit-button'
import type { GoalForm as Form } from '@/db/queries/goal-form'
import { createGoal, editGoal } from '@/lib/actions/goals'
import { formatDay, formatPeriod } from '@/lib/i18n/format'
import { goalLimits } from '@/lib/okr/input/goals'
import { formatWeight } from '@/lib/okr/weights'
import { useSupportGroups } from './form-options'
import { BesideForm } from './beside-form'
import { GroupError } from './form-anchor'
import { GroupedSelect } from './grouped-select'
import { KeyResultFields, type FormKeyResult } from './key-result-fields'
import { ParentFields } from './parent-fields'
import { StandsNow } from './stands-now'
import { TaskRows } from './task-rows'

/** A goal's nine parts in the brief's order, for a new goal or a draft. */
export function GoalForm({ form }: { form: Form }) {
  const t = useTranslations('goalForm')
  const locale = useLocale()
  const { goal, filled, period, holder } = form
  const span = { first: formatDay(period.first, locale), last: formatDay(period.last, locale) }
  const about = goal ? `${goal.id} ${goal.version}` : `new ${period.id} ${form.subject}`
  return (
    <ActionForm
      action={goal ? editGoal : createGoal}
      version={goal?.version}
      draft={`goal ${about}`}
      className="mt-4"
    >
      {goal && <StandsNow goal={goal} />}
      {goal ? (
        <input type="hidden" name="goalId" value={goal.id} />
      ) : (
        <>
          <input type="hidden" name="periodId" value={period.id} />
          <input type="hidden" name="subject" value={form.subject} />
        </>
      )}
      <div className="with-beside">
        <div>
          <Part number={1} title={t('parts.name')}>
            <Field
              name="name"
              label={t('parts.name')}
              hiddenLabel
              hint={t('hints.name')}
              maxLength={goalLimits.name}
              required
              defaultValue={filled?.name}
            />
          </Part>
          <Part number={2} title={t('parts.content')}>
            <Words name="content" form={form} />
          </Part>
          <Part number={3} title={t('parts.indicators')} id="align">
            <p className="hint">{t('hints.indicators')}</p>
            <GroupError name="keyResults" />
            <KeyResults form={form} />
          </Part>
          <Part number={4} title={t('parts.time')}>
            <p className="hint">{t('hints.time', { period: formatPeriod(period, locale), ...span })}</p>
            <div className="row-of-fields">
              <Field
                type="date"
                name="starts"
                label={t('starts')}
                min={period.first}
                max={period.last}
                defaultValue={filled?.starts ?? period.first}
              />
              <Field
                type="date"
                name="deadline"
                label={t('deadline')}
                min={period.first}
                max={period.last}
                defaultValue={filled?.deadline ?? period.last}
              />
            </div>
          </Part>
          <Part number={5} title={t('parts.owner')}>
            <p className="hint">{t('hints.owner')}</p>
            <p>
              <b>{holder.ownerName}</b>
              {holder.teamName && <span className="muted"> · {holder.teamName}</span>}
            </p>
            {holder.level === 'person' && (
              <AmountField
                name="weight"
                label={t('goalWeight')}
                hint={t('hints.goalWeight')}
                optional
                unit="%"
                defaultValue={filled?.weight == null ? undefined : formatWeight(filled.weight)}
              />
            )}
          </Part>
          <Part number={6} title={t('parts.background')}>
            <Words name="background" form={form} />
            <Relevance form={form} />
          </Part>
          <Part number={7} title={t('parts.support')}>
            <Words name="support" form={form} />
          </Part>
          <Part number={8} title={t('parts.accountable')}>
            <Accountable form={form} />
          </Part>
          <Part number={9} title={t('parts.plan')}>
            <p className="hint">{t('hints.plan')}</p>
            <TaskRows form={form} />
          </Part>
        </div>
        <BesideForm form={form} />
      </div>
      <div className="submit actions">
        <SubmitButton>{t('save')}</SubmitButton>
        {goal && (
          <Link className="button quiet" href={`/goals/${goal.id}` as Route} prefetch={false}>
            {t('back')}
          </Link>
        )}
      </div>
      <p className="after muted">{t('saveHint')}</p>
    </ActionForm>
  )
}

function Part({
  number,
  title,
  id,
  children,
}: {
  number: number
  title: string
  id?: string
  children: ReactNode
}) {
  return (
    <fieldset className="part" id={id}>
      <legend>
        <span className="faint">{number}</span> {title}
      </legend>
      {children}
    </fieldset>
  )
}

type WordsProps = { name: 'content' | 'background' | 'support'; form: Form; label?: boolean }

export function Words({ name, form, label = false }: WordsProps) {
  const t = useTranslations('goalForm')
  return (
    <TextArea
      name={name}
      label={t(`parts.${name}`)}
      hiddenLabel={!label}
      hint={t(`hints.${name}`)}
      rows={4}
      maxLength={goalLimits.text}
      defaultValue={form.filled?.[name]}
    />
  )
}

export function Accountable({ form, label = false }: { form: Form; label?: boolean }) {
  const t = useTranslations('goalForm')
  const { filled, holder, choices } = form
  const chosen = filled?.accountableId ?? holder.accountableId
  return (
    <GroupedSelect
      name="accountableId"
      label={label ? t('parts.accountable') : t('accountable')}
      hint={t('hints.accountable')}
      groups={[
        { label: null, options: choices.accountables.map(({ id, name }) => ({ value: id, label: name })) },
      ]}
      defaultValue={chosen}
    />
  )
}

/** What ties it to a goal above where arithmetic does not. */
export function Relevance({ form }: { form: Form }) {
  const t = useTranslations('goalForm')
  const groups = useSupportGroups(form.parents)
  return (
    <>
      {form.parents.length > 0 && (
        <GroupedSelect
          name="supportsGoalId"
          label={t('supports')}
          hint={t('hints.supports')}
          optional
          groups={groups}
          defaultValue={form.filled?.supportsGoalId ?? ''}
        />
      )}
      <TextArea
        name="relevance"
        label={t('relevance')}
        hint={t('hints.relevance')}
        optional
        rows={2}
        maxLength={goalLimits.relevance}
        defaultValue={form.filled?.relevance}
      />
    </>
  )
}

/** Rows open at first; the rest wait in one place, so that the form needs no script to grow. */
const OPEN_ROWS = 2

function KeyResults({ form }: { form: Form }) {
  const t = useTranslations('goalForm.keyResult')
  const written = form.filled?.keyResults ?? []
  const open = Math.min(Math.max(OPEN_ROWS, written.length + 1), goalLimits.keyResults)
  const row = (_: unknown, index: number) => {
    const one = written[index]
    return (
      <KeyResultFields
        key={index}
        prefix={`keyResults.${index}.`}
        number={index + 1}
        metrics={form.metrics}
        currency={form.currency}
        keyResult={one}
        source={source(one)}
      >
        <ParentFields
          prefix={`keyResults.${index}.`}
          parents={form.parents}
          metricId={one?.metricId ?? null}
          chosen={one?.parents ?? []}
        />
      </KeyResultFields>
    )
  }
  const personal = form.holder.level === 'person'
  const options = [
    { value: 'manual', label: t('sources.manual') },
    ...(personal ? [] : [{ value: 'people', label: t('sources.people') }]),
    ...(form.period.kind === 'year' ? [{ value: 'time', label: t('sources.time') }] : []),
  ]
  const source = (one: FormKeyResult | undefined) => ({
    options,
    chosen: one ? (one.valueSource === 'children' ? one.fedBy : 'manual') : personal ? 'manual' : 'people',
  })
  const rows = Array.from({ length: goalLimits.keyResults }, row)
  return (
    <>
      {rows.slice(0, open)}
      {open < goalLimits.keyResults && (
        <Details plain summary={t('more')}>
          {rows.slice(open)}
        </Details>
      )}
    </>
  )
}
