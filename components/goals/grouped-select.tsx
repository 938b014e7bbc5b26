'use client'

import { FieldError, type FieldProps } from '@/components/ui/field'
import { useField } from '@/components/ui/form-context'

export type ChoiceGroup = {
  /** Null: the choices stand before the groups. */
  label: string | null
  options: readonly { value: string; label: string; kind?: string }[]
}

/** A choice among groups. `kind` marks an option for the style sheet, which shows the fields that kind has. */
export function GroupedSelect({
  name,
  label,
  hint,
  optional,
  first,
  groups,
  defaultValue,
  required,
}: FieldProps & { groups: readonly ChoiceGroup[]; defaultValue?: string; required?: boolean }) {
  const field = useField(name, { hint })
  const chosen = field.typed ?? defaultValue
  const draw = (options: ChoiceGroup['options']) =>
    options.map((option) => (
      <option key={option.value} value={option.value} data-kind={option.kind}>
        {option.label}
      </option>
    ))
  return (
    <div className={`field${field.error ? ' error' : ''}${first ? ' first' : ''}`}>
      <label htmlFor={field.id}>
        {label}
        {optional && <span className="hint"> {field.words.optional}</span>}
      </label>
      {hint && (
        <p className="hint" id={`${field.id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError field={field} />
      <select
        {...field.aria}
        // React sets a select's default only when it is made.
        key={`${field.at} ${chosen}`}
        id={field.id}
        name={name}
        defaultValue={chosen}
        required={required}
      >
        {groups.map((group) =>
          group.label === null ? (
            draw(group.options)
          ) : (
            <optgroup key={group.label} label={group.label}>
              {draw(group.options)}
            </optgroup>
          ),
        )}
      </select>
    </div>
  )
}
