import { useTranslations } from 'next-intl'
import { OPENED_BY, RESENT, type FormState } from '@/lib/okr/form-state'
import { ActionForm } from '../ui/action-form'
import { SubmitButton } from '../ui/submit-button'
import { Brand } from './brand'

type Props = {
  message: string
  values: Record<string, string>
  action: (previous: FormState, data: FormData) => Promise<FormState>
}

/**
 * The answer to a form sent without script that somebody else had begun: the page it comes from is another person's by now, or not
 * theirs to see. What was typed stands by itself, to be read, and to be sent again once who typed it is signed in.
 */
export function RefusedForm({ message, values, action }: Props) {
  const t = useTranslations('shell.refused')
  const { [OPENED_BY]: openedBy, [RESENT]: _, ...fields } = values
  const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
  // A figure without its label says nothing; it is sent again all the same.
  const words = Object.entries(fields).filter(([, value]) => /\p{L}/u.test(value) && !id.test(value))
  return (
    <main className="alone" id="content">
      <Brand />
      <h1>{t('title')}</h1>
      <p className="state">{message}</p>
      <ActionForm action={action} openedBy={openedBy}>
        <input type="hidden" name={RESENT} value="on" />
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <ul className="quote under">
          {words.map(([name, value]) => (
            <li key={name} className="kept">
              {value}
            </li>
          ))}
        </ul>
        <p className="actions under">
          <SubmitButton>{t('again')}</SubmitButton>
        </p>
      </ActionForm>
    </main>
  )
}
