import { OPENED_BY } from '@/lib/okr/form-state'
import { SubmitButton } from './submit-button'

/** What a page put into its forms, not a person. */
const unseen = new RegExp(`(^|\\.)(formId|${OPENED_BY}|version)$`)
const made = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|on|)$/i

/**
 * A form sent without script that came back on somebody else's page: the fields there are theirs, so what was typed stands by itself,
 * to be read, copied, and sent again once who typed it is signed in.
 */
export function KeptForm({ values, again }: { values: Record<string, string>; again: string }) {
  const fields = Object.entries(values)
  const typed = fields.filter(([name, value]) => !unseen.test(name) && !made.test(value))
  return (
    <>
      {fields.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ul className="quote">
        {typed.map(([name, value]) => (
          <li key={name} className="kept">
            {value}
          </li>
        ))}
      </ul>
      <p className="actions under">
        <SubmitButton>{again}</SubmitButton>
      </p>
    </>
  )
}
