import { useTranslations } from 'next-intl'
import { Alone } from './alone'

/** A whole page that says why there is nothing to see, and where to go. */
export function Apology({ kind }: { kind: 'notFound' | 'forbidden' }) {
  const t = useTranslations('shell')
  return <Alone title={t(`${kind}.title`)} text={t(`${kind}.text`)} home={t(`${kind}.home`)} />
}
