import { useTranslations } from 'next-intl'

export type Words = {
  confidence: number | null
  happened: string | null
  changes: string | null
  blockers: string | null
}

/** What a check-in says beside its values; what was left empty is left out. */
export function WeekWords({ said }: { said: Words }) {
  const t = useTranslations('checkIn.review')
  const parts = (['happened', 'changes', 'blockers'] as const).filter((name) => said[name])
  return (
    <dl className="facts">
      {said.confidence !== null && (
        <div>
          <dt>{t('confidence')}</dt>
          <dd>{t('confidenceValue', { value: said.confidence })}</dd>
        </div>
      )}
      {parts.map((name) => (
        <div key={name}>
          <dt>{t(name)}</dt>
          <dd className="whitespace-pre-line">{said[name]}</dd>
        </div>
      ))}
    </dl>
  )
}
