import { useTranslations } from 'next-intl'
import { planParts, type PlanWords as Words } from '@/lib/okr/input/plans'

/** A plan as it is read, part by part; parts left empty are left out. */
export function PlanWords({ words }: { words: Words }) {
  const t = useTranslations('plan.parts')
  return (
    <dl className="plan-words">
      {planParts.map(
        (part) =>
          words[part] && (
            <div key={part}>
              <dt>{t(part)}</dt>
              <dd className="whitespace-pre-line">{words[part]}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
