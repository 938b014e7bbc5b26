import { useTranslations } from 'next-intl'
import type { SelfScore } from '@/db/queries/parts/grades'

/** What worked, what did not, what next. */
export function Reflection({ self }: { self: SelfScore }) {
  const t = useTranslations('grade')
  const parts = (['worked', 'didNot', 'nextTime'] as const).filter((part) => self[part])
  if (parts.length === 0) return null
  return (
    <dl className="plan-words under">
      {parts.map((part) => (
        <div key={part}>
          <dt>{t(`reflection.${part}`)}</dt>
          <dd className="whitespace-pre-line">{self[part]}</dd>
        </div>
      ))}
    </dl>
  )
}
