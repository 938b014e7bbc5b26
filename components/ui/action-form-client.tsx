'use client'

import {
  unstable_isUnrecognizedActionError as isUnrecognizedAction,
  unstable_rethrow,
  useRouter,
} from 'next/navigation'
import {
  startTransition,
  useActionState,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type SubmitEvent,
} from 'react'
import { idle, OPENED_BY, REFUSAL, type FormState } from '@/lib/okr/form-state'
import { saysDone } from './done'
import { useDraft } from './draft'
import { ErrorSummary } from './error-summary'
import { FormContext, type FormFacts } from './form-context'
import { useHeld, VersionField } from './version-field'

export type FormAction = (previous: FormState, data: FormData) => Promise<FormState>

export type FormWords = FormFacts['words'] & {
  restored: string
  discard: string
  offline: string
  stale: string
  failed: string
}

export type ClientFormProps = {
  action: FormAction
  /** Made with the page: the same id again answers what the first did. */
  formId: string
  /** The id of whom the page was made for; empty where nobody is signed in. */
  openedBy: string
  /** The version of the thing as the page has it. */
  version?: number
  /** Form and version; without it nothing is kept on the device. */
  draft?: string
  className?: string
  words: FormWords
  children: ReactNode
}

/**
 * A form that posts to a server action, with script or without. What was typed stays through errors, conflicts, lost connections
 * and servers that have moved on.
 */
export function ClientForm({
  action,
  formId,
  openedBy,
  version,
  draft,
  className,
  words,
  children,
}: ClientFormProps) {
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const done = useRef<HTMLDivElement>(null)
  const prefix = useId()
  const [posted, post] = useActionState(action, idle)
  const [answer, setAnswer] = useState<FormState | null>(null)
  const sending = useRef(false)
  /** Typed after it was sent: the answer is not to it. */
  const typedOn = useRef(false)
  const state = answer ?? posted
  // A page made anew for somebody else does not make what was typed theirs.
  const [typedBy] = useState(openedBy)
  /** Something was typed since it was last saved. */
  const [typed, setTyped] = useState(false)
  const holds = typed && !state.conflict
  const kept = useDraft(form, useHeld(draft && `${typedBy}:${draft}`, holds))
  const { discard } = kept

  useEffect(() => {
    if (state.status !== 'done') return
    discard()
    if (!typedOn.current) form.current?.reset()
    done.current?.scrollIntoView({ block: 'nearest' })
  }, [state, discard])

  // What stands now comes with a fresh page; what was typed stays in its fields.
  useEffect(() => {
    if (state.conflict) router.refresh()
  }, [state, router])

  // Sent away by a redirect: the server said yes, and this form is gone before it hears of it.
  useEffect(() => () => void (sending.current && navigator.onLine && discard()), [discard])

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    if (sending.current) return
    const data = new FormData(event.currentTarget, event.nativeEvent.submitter)
    const fail = (message: string) => setAnswer({ status: 'error', message, at: state.at + 1 })
    if (!navigator.onLine) return fail(words.offline)
    sending.current = true
    typedOn.current = false
    setTyped(true)
    startTransition(async () => {
      try {
        // Of the state the server reads this alone: what was typed need not be sent twice.
        const next = await action({ ...idle, at: state.at }, data)
        sending.current = false
        // The page says it: this form may be gone once the page shows what was done.
        const said = next.status === 'done' && saysDone(next.message)
        startTransition(() => {
          setAnswer(said ? { ...next, message: undefined } : next)
          if (next.status === 'done') setTyped(false)
        })
      } catch (error) {
        // A redirect is thrown, too: the form stays marked as sending until it is taken away.
        saysDone()
        unstable_rethrow(error)
        sending.current = false
        if (isUnrecognizedAction(error)) fail(words.stale)
        else if (error instanceof Error && error.message.startsWith(REFUSAL))
          fail(error.message.slice(REFUSAL.length))
        else fail(error instanceof TypeError ? words.offline : words.failed)
      }
    })
  }

  const facts = useMemo<FormFacts>(
    () => ({
      prefix,
      words,
      fields: state.fields,
      values: state.values,
      conflict: state.conflict,
      at: state.at,
      holds,
    }),
    [prefix, words, state, holds],
  )
  return (
    <FormContext value={facts}>
      <form
        ref={form}
        action={post}
        onSubmit={submit}
        onInput={() => {
          typedOn.current = true
          if (!typed) setTyped(true)
        }}
        className={className}
        noValidate
      >
        {state.status === 'error' && (
          <ErrorSummary title={state.message ?? ''} fields={state.fields} prefix={prefix} at={state.at} />
        )}
        <div role="status" ref={done}>
          {state.status === 'done' && state.message && <p className="notice">{state.message}</p>}
          {kept.restored && state.status === 'idle' && (
            <p className="notice plain">
              {words.restored}{' '}
              <button
                type="button"
                className="button quiet"
                onClick={() => {
                  discard()
                  form.current?.reset()
                  setTyped(false)
                }}
              >
                {words.discard}
              </button>
            </p>
          )}
        </div>
        <input type="hidden" name="formId" value={formId} />
        <input type="hidden" name={OPENED_BY} value={typedBy} />
        {version !== undefined && <VersionField version={version} />}
        {children}
      </form>
    </FormContext>
  )
}
