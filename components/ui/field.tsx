'use client'

import type { ComponentProps, ReactNode } from 'react'
import { useField } from './form-context'

export type FieldProps = {
  /** As in the form data; dotted for lists: `keyResults.0.target`. */
  name: string
  label: ReactNode
  hint?: ReactNode
  optional?: boolean
  /** The first of its group: no space above. */
  first?: boolean
  /** The label is only for who hears the page: something visible already says it. */
  hiddenLabel?: boolean
}

type Frame = FieldProps & { field: ReturnType<typeof useField>; children: ReactNode }

/** Label, hint and error above the control. */
function Framed({ field, label, hint, optional, first, hiddenLabel, children }: Frame) {
  return (
    <div className={`field${field.error ? ' error' : ''}${first ? ' first' : ''}`}>
      <label htmlFor={field.id} className={hiddenLabel ? 'visually-hidden' : undefined}>
        {label}
        {optional && <span className="hint"> {field.words.optional}</span>}
      </label>
      {hint && (
        <p className="hint" id={`${field.id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError field={field} />
      {children}
    </div>
  )
}

export const FieldError = ({ field }: { field: ReturnType<typeof useField> }) =>
  field.error ? (
    <p className="message" id={`${field.id}-error`}>
      <span className="visually-hidden">{field.words.error} </span>
      {field.error}
    </p>
  ) : null

type Native<T extends 'input' | 'textarea' | 'select'> = Omit<
  ComponentProps<T>,
  'name' | 'id' | 'defaultValue' | 'children'
> & { defaultValue?: string | null }

/** One line of text: a name, an address, a date (`type="date"`), a password. */
export function Field({
  name,
  label,
  hint,
  optional,
  first,
  hiddenLabel,
  defaultValue,
  ...input
}: FieldProps & Native<'input'>) {
  const field = useField(name, { hint })
  return (
    <Framed {...{ name, label, hint, optional, first, hiddenLabel, field }}>
      <input
        {...input}
        {...field.aria}
        id={field.id}
        name={name}
        defaultValue={field.typed ?? defaultValue ?? undefined}
      />
    </Framed>
  )
}

/** Several lines of text. The longest it takes is the schema's maximum. */
export function TextArea({
  name,
  label,
  hint,
  optional,
  first,
  hiddenLabel,
  defaultValue,
  rows = 3,
  maxLength,
  ...area
}: FieldProps & Native<'textarea'> & { maxLength: number }) {
  const field = useField(name, { hint })
  return (
    <Framed {...{ name, label, hint, optional, first, hiddenLabel, field }}>
      <textarea
        {...area}
        {...field.aria}
        id={field.id}
        name={name}
        rows={rows}
        maxLength={maxLength}
        defaultValue={field.typed ?? defaultValue ?? undefined}
      />
    </Framed>
  )
}

export type Option = { value: string; label: string; disabled?: boolean }

export function Select({
  name,
  label,
  hint,
  optional,
  first,
  hiddenLabel,
  defaultValue,
  options,
  ...select
}: FieldProps & Native<'select'> & { options: readonly Option[] }) {
  const field = useField(name, { hint })
  const chosen = field.typed ?? defaultValue ?? undefined
  return (
    <Framed {...{ name, label, hint, optional, first, hiddenLabel, field }}>
      <select
        {...select}
        {...field.aria}
        // React sets a select's default only when it is made.
        key={`${field.at} ${chosen}`}
        id={field.id}
        name={name}
        defaultValue={chosen}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Framed>
  )
}

/** One box to tick, its words beside it. */
export function CheckField({
  name,
  label,
  hint,
  first,
  defaultChecked = false,
  value = 'on',
}: FieldProps & { defaultChecked?: boolean; value?: string }) {
  const field = useField(name, { hint })
  return (
    <div className={`field${field.error ? ' error' : ''}${first ? ' first' : ''}`}>
      <FieldError field={field} />
      <label className="check">
        <input
          {...field.aria}
          type="checkbox"
          id={field.id}
          name={name}
          value={value}
          defaultChecked={field.answered ? field.typed === value : defaultChecked}
        />
        {label}
      </label>
      {hint && (
        <p className="hint" id={`${field.id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}
