'use client'

import { useContext, useEffect, useState } from 'react'
import { fieldId, FormContext } from '@/components/ui/form-context'
import { formatValue, type Measure } from '@/lib/i18n/format'
import { parseAmount } from '@/lib/okr/amount'
import type { Locale } from '@/lib/okr/types'

type Props = {
  /** The field it is about. */
  name: string
  measure: Measure
  /** What a change starts from. */
  start: string | null
  /** With `{value}` in it. */
  words: string
  locale: Locale
}

/** The total that is being typed, where it differs from what is typed: `+2`, 12万, 1.2k. The server decides. */
export function TotalPreview({ name, measure, start, words, locale }: Props) {
  const { prefix } = useContext(FormContext)
  const id = fieldId(prefix, name)
  const [typed, setTyped] = useState('')
  useEffect(() => {
    const input = document.getElementById(id) as HTMLInputElement | null
    if (!input) return
    const read = () => setTyped(input.value)
    read()
    // A reset reaches the form before its fields.
    const readLater = () => queueMicrotask(read)
    const { form } = input
    input.addEventListener('input', read)
    form?.addEventListener('reset', readLater)
    return () => {
      input.removeEventListener('input', read)
      form?.removeEventListener('reset', readLater)
    }
  }, [id])

  const field = { kind: measure.kind, unit: measure.unit ?? '', currency: measure.currency, current: start }
  const parsed = parseAmount(typed, field)
  const total = parsed.state === 'value' && !/^[\d.,]*$/.test(typed.trim()) ? parsed.value : null
  return (
    <output className="hint" htmlFor={id}>
      {total !== null && words.replace('{value}', formatValue(total, measure, locale))}
    </output>
  )
}
