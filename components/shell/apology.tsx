import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Brand } from './brand'

/** A whole page that says why there is nothing to see, and where to go. */
export function Apology({ kind }: { kind: 'notFound' | 'forbidden' }) {
  const t = useTranslations('shell')
  return (
    <main className="alone" id="content">
      <Brand />
      <h1>{t(`${kind}.title`)}</h1>
      <p className="state">{t(`${kind}.text`)}</p>
      <p className="actions under">
        <Link className="button primary" href="/" prefetch={false}>
          {t(`${kind}.home`)}
        </Link>
      </p>
    </main>
  )
}
