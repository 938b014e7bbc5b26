import { useTranslations } from 'next-intl'
import { OPENED_BY } from '@/lib/okr/form-state'
import { Brand } from './brand'

/** What a page put into its forms, not a person. */
const unseen = new RegExp(`^\\$|(^|\\.)(formId|${OPENED_BY}|version)$`)
const made = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|on|)$/i

type Props = { message: string; fields: readonly (readonly [name: string, value: string])[] }

/**
 * The answer to a form sent without script that somebody else had begun: the page it comes from is another person's by now, or not
 * theirs to see. What was typed stands by itself, to be read, and to be sent again once who typed it is signed in.
 */
export function RefusedForm({ message, fields }: Props) {
  const t = useTranslations('shell.refused')
  return (
    <main className="alone" id="content">
      <Brand />
      <h1>{t('title')}</h1>
      <p className="state" role="alert">
        {message}
      </p>
      <form method="post" encType="multipart/form-data">
        {fields.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <ul className="quote under">
          {fields
            .filter(([name, value]) => !unseen.test(name) && !made.test(value))
            .map(([name, value]) => (
              <li key={name} className="kept">
                {value}
              </li>
            ))}
        </ul>
        <p className="actions under">
          <button className="button primary">{t('again')}</button>
        </p>
      </form>
    </main>
  )
}
