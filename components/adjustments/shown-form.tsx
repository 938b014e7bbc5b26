'use client'

import { useId, useMemo, type ReactNode } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormContext, type FormFacts } from '@/components/ui/form-context'
import { OPENED_BY } from '@/lib/okr/form-state'

/**
 * A form that asks the page itself: what was typed travels in the address and comes back with what is wrong with it. For a check
 * before sending, which writes nothing.
 */
export function ShownForm({
  title,
  fields,
  values,
  openedBy,
  words,
  className,
  children,
}: {
  /** Above the messages, where there are any. */
  title: string
  fields?: Record<string, string>
  values?: Record<string, string>
  /** The id of whom the page was made for: what is typed here stays theirs on the page that follows. */
  openedBy: string
  words: FormFacts['words']
  className?: string
  children: ReactNode
}) {
  const prefix = useId()
  const facts = useMemo<FormFacts>(
    () => ({ prefix, words, fields, values, at: values ? 1 : 0, holds: false }),
    [prefix, words, fields, values],
  )
  return (
    <FormContext value={facts}>
      <form method="get" className={className} noValidate>
        {fields && <ErrorSummary title={title} fields={fields} prefix={prefix} at={1} />}
        <input type="hidden" name={OPENED_BY} value={openedBy} />
        {children}
      </form>
    </FormContext>
  )
}
