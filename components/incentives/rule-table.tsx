import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { CardsHead } from '@/components/ui/cards-head'
import { SubmitButton } from '@/components/ui/submit-button'
import type { IncentivesPage, UsedRule } from '@/db/queries/incentives-page'
import { removeRule } from '@/lib/actions/incentives'
import { formatValue } from '@/lib/i18n/format'
import { useBandWords } from './band-words'

type Props = { rules: readonly UsedRule[]; period: IncentivesPage['period']; open: boolean }

/** Rules with their bands, and what became of what they suggested. */
export function RuleTable({ rules, period, open }: Props) {
  const t = useTranslations('incentives')
  const locale = useLocale()
  const band = useBandWords()
  const heads = [t('rule'), t('band'), t('words'), t('amount'), t('used')] as const
  return (
    <table className="table cards" role="table">
      <caption className="visually-hidden">{t('caption')}</caption>
      <CardsHead
        heads={
          open
            ? [
                ...heads,
                <span key="change" className="visually-hidden">
                  {t('change')}
                </span>,
              ]
            : heads
        }
        className={(place) => place === 3 && 'num'}
      />
      <tbody role="rowgroup">
        {rules.map((one) => (
          <tr key={one.id} role="row">
            <th role="rowheader" scope="row">
              {t(`kind.${one.kind}`)}
            </th>
            <td role="cell" className="full" data-label={heads[1]}>
              {band(one)}
              <span className="sub">
                {t('reading', { against: one.against, capped: one.capped ? 'yes' : 'no' })}
              </span>
            </td>
            <td role="cell" className="full" data-label={heads[2]}>
              {one.text}
            </td>
            <td role="cell" className="num" data-label={heads[3]}>
              {one.amount === null
                ? '–'
                : formatValue(one.amount, { kind: 'amount', currency: one.currency }, locale)}
            </td>
            <td role="cell" data-label={heads[4]}>
              {one.noted + one.dismissed === 0
                ? t('unused')
                : t('uses', { noted: one.noted, dismissed: one.dismissed })}
            </td>
            {open && (
              <td role="cell" className="do">
                <RuleActs
                  rule={one}
                  name={t('named', { kind: t(`kind.${one.kind}`), band: band(one) })}
                  period={period}
                />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function RuleActs({ rule, name, period }: { rule: UsedRule; name: string } & Pick<Props, 'period'>) {
  const t = useTranslations('incentives')
  const common = useTranslations('common')
  return (
    <div className="actions">
      <Link
        className="button quiet"
        href={`/periods/${period.id}/incentives?change=${rule.id}#form` as Route}
        prefetch={false}
        aria-label={t('changeNamed', { name })}
      >
        {t('change')}
      </Link>
      <ConfirmDialog
        button={
          <>
            {t('remove')}
            <span className="visually-hidden"> {name}</span>
          </>
        }
        title={t('removeTitle')}
        cancel={common('cancel')}
        tone="quiet"
      >
        <p className="under">{name}</p>
        <p className="under">{t('removeEffect')}</p>
        <ActionForm action={removeRule} className="under">
          <input type="hidden" name="ruleId" value={rule.id} />
          <SubmitButton tone="final">{t('removeButton')}</SubmitButton>
        </ActionForm>
      </ConfirmDialog>
    </div>
  )
}
