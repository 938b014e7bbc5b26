'use client'

import en from '@/lib/i18n/messages/en/apology.json'
import zh from '@/lib/i18n/messages/zh-CN/apology.json'
import { LOCALE_COOKIE } from '@/lib/i18n/locale'
import { AWAY } from '@/lib/okr/errors'

/** Where the whole page failed it has no language of its own. */
const language = (): string =>
  document.documentElement.lang ||
  document.cookie
    .split('; ')
    .find((pair) => pair.startsWith(`${LOCALE_COOKIE}=`))
    ?.slice(LOCALE_COOKIE.length + 1) ||
  navigator.language

/** An apology with the number the bug was logged under. It must not depend on anything that may itself have failed. */
export function AppError({ error }: { error: Error & { digest?: string } }) {
  const words = typeof document !== 'undefined' && /^zh/.test(language()) ? zh : en
  const away = error.digest === AWAY
  return (
    <main className="alone" id="content">
      <h1>{words.title}</h1>
      <p className="state">{away ? words.away : words.text}</p>
      {error.digest && !away && <p className="muted under">{words.id + error.digest}</p>}
      <p className="actions under">
        <button type="button" className="button primary" onClick={() => location.reload()}>
          {words.again}
        </button>
        {/* eslint-disable-next-line @next/next/no-location-assign-relative-destination -- the router may be what failed */}
        <button type="button" className="button quiet" onClick={() => location.assign('/')}>
          {words.home}
        </button>
      </p>
    </main>
  )
}
