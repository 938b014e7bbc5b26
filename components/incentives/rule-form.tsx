import Link from 'next/link'
import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { AmountField } from '@/components/ui/amount-field'
import { CheckField, Field, Select, TextArea } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { IncentivesPage } from '@/db/queries/incentives-page'
import { addRule } from '@/lib/actions/incentives'
import { normalise } from '@/lib/okr/decimal'
import { incentiveKinds, incentiveTargets } from '@/lib/okr/incentives'
import { INCENTIVE_LIMITS } from '@/lib/okr/input/incentives'

/** The ratio as it is typed: 1.2 is 120. */
const typed = (ratio: number | null | undefined): string =>
  ratio == null ? '' : String(Math.round(ratio * 10_000) / 100)

/** One rule: a new one, or the one that takes another's place. */
export function RuleForm({ page }: { page: IncentivesPage }) {
  const t = useTranslations('incentives')
  const { period, changing, penaltyAmounts, currency } = page
  return (
    <ActionForm action={addRule} className="sheet group" key={changing?.id ?? 'new'}>
      <input type="hidden" name="periodId" value={period.id} />
      <input type="hidden" name="replaces" value={changing?.id ?? ''} />
      {changing && <p className="hint">{t('form.changeText')}</p>}
      <Select
        name="kind"
        label={t('form.kind')}
        autoComplete="off"
        defaultValue={changing?.kind ?? 'reward'}
        options={incentiveKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <Select
        name="against"
        label={t('form.against')}
        autoComplete="off"
        defaultValue={changing?.against ?? 'adjusted'}
        options={incentiveTargets.map((value) => ({ value, label: t(`form.${value}`) }))}
      />
      <CheckField
        name="capped"
        label={t('form.capped')}
        hint={t('form.cappedHint')}
        defaultChecked={changing?.capped}
      />
      <AmountField
        name="from"
        label={t('form.from')}
        optional
        unit="%"
        hint={t('form.fromHint')}
        defaultValue={typed(changing?.from)}
      />
      <AmountField
        name="to"
        label={t('form.to')}
        optional
        unit="%"
        hint={t('form.toHint')}
        defaultValue={typed(changing?.to)}
      />
      <p className="hint under">{t('form.overlap')}</p>
      <TextArea
        name="text"
        label={t('form.text')}
        hint={t('form.textHint', { maximum: INCENTIVE_LIMITS.text })}
        rows={3}
        maxLength={INCENTIVE_LIMITS.text}
        defaultValue={changing?.text}
        autoComplete="off"
      />
      <div
        className={
          penaltyAmounts ? undefined : 'group-has-[option[value=penalty]:checked]:hidden has-[.error]:block!'
        }
      >
        <AmountField
          name="amount"
          label={t('form.amount')}
          optional
          hint={penaltyAmounts ? undefined : t('form.amountHint')}
          defaultValue={changing?.amount && normalise(changing.amount)}
        />
        <Field
          name="currency"
          label={t('form.currency')}
          hint={t('form.currencyHint')}
          optional
          maxLength={3}
          className="figure"
          defaultValue={changing?.currency ?? currency}
          autoComplete="off"
        />
      </div>
      <div className="submit actions">
        <SubmitButton>{t(changing ? 'form.saveChange' : 'form.save')}</SubmitButton>
        {changing && (
          <Link className="button quiet" href={`/periods/${period.id}/incentives` as Route} prefetch={false}>
            {t('form.cancel')}
          </Link>
        )}
      </div>
    </ActionForm>
  )
}
