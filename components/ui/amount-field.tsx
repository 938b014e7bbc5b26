'use client'

import type { ReactNode } from 'react'
import { FieldError, type FieldProps } from './field'
import { useField } from './form-context'

/** A figure with its unit behind it and the last known value beside it. Text, not number: it takes 12.5万, 1.2M and +2. */
export function AmountField({
  name,
  label,
  hint,
  optional,
  first,
  hiddenLabel,
  unit,
  last,
  defaultValue,
  children,
}: FieldProps & {
  unit?: string
  /** What was entered last, and for which day. */
  last?: ReactNode
  defaultValue?: string | null
  /** Stands under the field, for example the total it makes. */
  children?: ReactNode
}) {
  const field = useField(name, { hint, last })
  return (
    <div className={`field${field.error ? ' error' : ''}${first ? ' first' : ''}`}>
      <label htmlFor={field.id} className={hiddenLabel ? 'visually-hidden' : undefined}>
        {label}
        {optional && <span className="hint"> {field.words.optional}</span>}
      </label>
      <FieldError field={field} />
      <div className="with-unit">
        <input
          {...field.aria}
          id={field.id}
          name={name}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          maxLength={40}
          defaultValue={field.typed ?? defaultValue ?? undefined}
        />
        {unit && <span>{unit}</span>}
        {last && (
          <span className="last" id={`${field.id}-last`}>
            {last}
          </span>
        )}
      </div>
      {hint && (
        <p className="hint" id={`${field.id}-hint`}>
          {hint}
        </p>
      )}
      {children}
    </div>
  )
}
