import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { CheckField } from '@/components/ui/field'
import { Details } from '@/components/ui/panels'
import { SubmitButton } from '@/components/ui/submit-button'
import type { DraftForManyForm, Parted } from '@/db/queries/draft-for-many'
import { discardTogether } from '@/lib/actions/goals'
import { formatValue } from '@/lib/i18n/format'

/** Drafts for the same that the viewer wrote or owns, to be taken back together. */
export function DraftsToDiscard({ form: { people }, chosen }: { form: DraftForManyForm; chosen: Parted }) {
  const t = useTranslations('draftForMany.discard')
  const locale = useLocale()
  const drafts = people.flatMap(({ name: owner, standing }) =>
    standing.filter(({ discards }) => discards).map((one) => ({ ...one, owner })),
  )
  if (drafts.length === 0) return null
  return (
    <section className="under">
      <Details summary={t('summary', { count: drafts.length })}>
        <p className="muted">{t('text')}</p>
        <ActionForm action={discardTogether}>
          {drafts.map(({ id, version, owner, name, target }, index) => (
            <div key={id}>
              <input type="hidden" name={`goals.${index}.goalId`} value={id} />
              <input type="hidden" name={`goals.${index}.version`} value={version} />
              <CheckField
                name={`goals.${index}.chosen`}
                label={t('draft', { owner, name, target: formatValue(target, chosen, locale) })}
                defaultChecked
              />
            </div>
          ))}
          <div className="submit">
            <SubmitButton tone="plain">{t('button')}</SubmitButton>
          </div>
        </ActionForm>
      </Details>
    </section>
  )
}
