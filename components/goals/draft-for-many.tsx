import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { AmountField } from '@/components/ui/amount-field'
import { CheckField, Field, TextArea } from '@/components/ui/field'
import { EmptyState } from '@/components/ui/panels'
import { SubmitButton } from '@/components/ui/submit-button'
import type { DraftForManyForm, Parted } from '@/db/queries/draft-for-many'
import { draftForMany } from '@/lib/actions/goals'
import { formatDay, formatPeriod, formatUnit, formatValue } from '@/lib/i18n/format'
import { formatPlain } from '@/lib/okr/amount'
import { cuts } from '@/lib/okr/distribute'
import { goalLimits } from '@/lib/okr/input/goals'
import { DraftsToDiscard } from './drafts-to-discard'

/** One goal for the people of a team: how the team's target is cut, and a target for each. */
export function DraftForMany({ form }: { form: DraftForManyForm }) {
  const t = useTranslations('draftForMany')
  const locale = useLocale()
  const { team, period, chosen } = form
  return (
    <>
      <header>
        <p className="where">
          <Link href={`/teams/${team.id}?period=${period.id}` as Route} prefetch={false}>
            {team.name}
          </Link>{' '}
          · {formatPeriod(period, locale)}
        </p>
        <h1>{t('title')}</h1>
        <p className="state">{t('lead')}</p>
      </header>
      {chosen ? (
        <>
          <HowToCut form={form} chosen={chosen} />
          <Targets form={form} chosen={chosen} />
          <DraftsToDiscard form={form} chosen={chosen} />
        </>
      ) : (
        <EmptyState
          title={t('none.title')}
          action={
            <Link
              className="button"
              href={`/goals/new?for=team:${team.id}&period=${period.id}` as Route}
              prefetch={false}
            >
              {t('none.action')}
            </Link>
          }
        >
          {t('none.text')}
        </EmptyState>
      )}
    </>
  )
}

type Props = { form: DraftForManyForm; chosen: Parted }

/** A plain GET form: the proposal below follows it. */
function HowToCut({ form, chosen }: Props) {
  const t = useTranslations('draftForMany')
  const locale = useLocale()
  const { results, cut, percent, periods, period } = form
  return (
    <form method="get" className="row-of-fields items-end">
      <div className="field">
        <label htmlFor="many-period">{t('period')}</label>
        <select id="many-period" name="period" defaultValue={period.id}>
          {periods.map((one) => (
            <option key={one.id} value={one.id}>
              {formatPeriod(one, locale)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="many-of">{t('of')}</label>
        <select id="many-of" name="of" defaultValue={chosen.id}>
          {results.map((one) => (
            <option key={one.id} value={one.id}>
              {t('option', { name: one.name, target: formatValue(one.target, one, locale) })}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="many-cut">{t('cut')}</label>
        <select id="many-cut" name="cut" defaultValue={cut}>
          {cuts.map((one) => (
            <option key={one} value={one}>
              {t(`cuts.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="many-percent">{t('percent')}</label>
        <div className="with-unit">
          <input id="many-percent" name="percent" inputMode="numeric" maxLength={3} defaultValue={percent} />
          <span>%</span>
        </div>
      </div>
      <div className="field">
        <button className="button">{t('propose')}</button>
      </div>
    </form>
  )
}

function Targets({ form, chosen }: Props) {
  const t = useTranslations('draftForMany')
  const locale = useLocale()
  const { team, period, people, cut, percent, carried, total, rounded } = form
  const unit = formatUnit(chosen, locale)
  const deadline = formatDay(period.last, locale)
  const shown = (value: string) => formatValue(value, chosen, locale)
  return (
    <ActionForm
      key={[period.id, chosen.id, cut, percent].join(' ')}
      action={draftForMany}
      draft={`many ${period.id} ${chosen.id} ${cut} ${percent}`}
      className="sheet mt-4"
    >
      <input type="hidden" name="teamId" value={team.id} />
      <input type="hidden" name="parentId" value={chosen.id} />
      <fieldset className="part">
        <legend>{t('words')}</legend>
        <Field
          name="name"
          label={t('name')}
          hint={t('nameHint')}
          maxLength={goalLimits.name}
          required
          defaultValue={t('nameOf', { metric: chosen.name, unit, deadline, target: '{target}' })}
        />
        <TextArea name="content" label={t('content')} optional maxLength={goalLimits.text} />
        <TextArea name="background" label={t('background')} optional maxLength={goalLimits.text} />
        <TextArea name="support" label={t('support')} optional maxLength={goalLimits.text} />
      </fieldset>
      <fieldset className="part">
        <legend>{t('targets')}</legend>
        <p className="hint">{t('targetsHint')}</p>
        {people.map(({ id, name, last, standing, proposed }, index) => (
          <div key={id}>
            <input type="hidden" name={`people.${index}.personId`} value={id} />
            <AmountField
              name={`people.${index}.target`}
              label={name}
              unit={unit}
              last={
                last
                  ? t('last', { value: shown(last.value), period: periodOf(last.first, period, locale) })
                  : t('noLast')
              }
              defaultValue={proposed === null ? '' : formatPlain(proposed)}
              hint={
                standing.length > 0
                  ? t('existing', {
                      goals: standing
                        .map(({ name, target, state }) =>
                          t('existingGoal', { name, target: shown(target), state }),
                        )
                        .join(t('joiner')),
                    })
                  : undefined
              }
            >
              {standing.length > 0 && (
                <CheckField name={`people.${index}.again`} label={t('again', { name })} />
              )}
            </AmountField>
          </div>
        ))}
        <AmountField
          name="total"
          label={t('total')}
          hint={t(carried === '0' ? 'totalHint' : 'restHint', {
            target: shown(chosen.target),
            carried: shown(carried),
            percent,
            rounded: rounded ? 'yes' : 'no',
          })}
          unit={unit}
          defaultValue={formatPlain(total ?? chosen.target)}
        />
        <CheckField name="differs" label={t('differs')} />
      </fieldset>
      <div className="submit actions">
        <SubmitButton>{t('save')}</SubmitButton>
      </div>
      <p className="after muted">{t('saveHint')}</p>
    </ActionForm>
  )
}

const periodOf = (
  first: string,
  { kind }: DraftForManyForm['period'],
  locale: Parameters<typeof formatPeriod>[1],
) => formatPeriod({ kind, first }, locale)
