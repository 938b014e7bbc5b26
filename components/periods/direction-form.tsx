import { useTranslations } from 'next-intl'
import { WhenNewer } from '@/components/check-ins/when-newer'
import { ActionForm } from '@/components/ui/action-form'
import { TextArea } from '@/components/ui/field'
import { Details } from '@/components/ui/panels'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Direction } from '@/db/queries/parts/direction'
import { writeDirection } from '@/lib/actions/periods'
import { DIRECTION_LIMIT, directionParts } from '@/lib/okr/input/periods'
import { DirectionParts } from './direction'

type Props = { periodId: string; direction: Direction }

/** Where an executive writes a period's direction, in place. */
export function DirectionForm({ periodId, direction }: Props) {
  const t = useTranslations('company.direction')
  const { version, current } = direction
  return (
    <Details plain summary={t(current ? 'change' : 'write')} id="write-direction">
      <ActionForm
        // Not by version: made anew by a newer one, it would forget what was typed and that it was refused.
        key={periodId}
        action={writeDirection}
        version={version}
        draft={`direction ${periodId} ${version}`}
        className="sheet mt-4"
      >
        {current && (
          <WhenNewer name="version" version={version}>
            <section className="quote" aria-label={t('standsNow')}>
              <h3>{t('standsNow')}</h3>
              <DirectionParts words={current} />
            </section>
          </WhenNewer>
        )}
        <input type="hidden" name="periodId" value={periodId} />
        {directionParts.map((part) => (
          <TextArea
            key={part}
            name={part}
            label={t(part)}
            hint={t(`hints.${part}`)}
            optional={part !== 'strategy'}
            required={part === 'strategy'}
            rows={4}
            maxLength={DIRECTION_LIMIT}
            defaultValue={current?.[part]}
          />
        ))}
        <p className="submit">
          <SubmitButton>{t('save')}</SubmitButton>
        </p>
        <p className="small muted after">{t('readers')}</p>
      </ActionForm>
    </Details>
  )
}
