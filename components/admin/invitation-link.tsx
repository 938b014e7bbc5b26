'use client'

import { useActionState, useState, type ReactNode } from 'react'
import { idle, type FormState } from '@/lib/okr/form-state'

type Props = {
  action: (previous: FormState, data: FormData) => Promise<FormState>
  personId: string
  /** What every form carries. */
  marks: ReactNode
  /** Of this deployment; the link's secret half follows it. */
  address: string
  words: { make: string; link: string; hint: string; copy: string; copied: string }
}

/** Makes a one-time link and shows it this once: it is kept nowhere in the clear. */
export function InvitationLink({ action, personId, marks, address, words }: Props) {
  const [state, post] = useActionState(action, idle)
  const [copied, setCopied] = useState<number | null>(null)
  const link = state.status === 'done' ? `${address}/invitation/${state.result}` : null
  return (
    <form action={post}>
      {marks}
      <input type="hidden" name="personId" value={personId} />
      {state.status === 'error' && (
        <div className="error-summary" role="alert">
          <h2>{state.message}</h2>
        </div>
      )}
      {link && (
        <div className="field" role="status">
          <label htmlFor="invitation-link">{words.link}</label>
          <p className="hint">{words.hint}</p>
          <input
            id="invitation-link"
            className="link"
            readOnly
            value={link}
            onFocus={(event) => event.currentTarget.select()}
          />
        </div>
      )}
      <div className="actions under">
        {link && (
          <button
            type="button"
            className="button primary"
            onClick={() => navigator.clipboard?.writeText(link).then(() => setCopied(state.at))}
          >
            {copied === state.at ? words.copied : words.copy}
          </button>
        )}
        <button className="button">{words.make}</button>
      </div>
    </form>
  )
}
