'use client'

import type { ReactNode } from 'react'
import { FieldError } from './field'
import { useField } from './form-context'

const steps = Array.from({ length: 11 }, (_, step) => String(step))

/** Confidence from 0 to 10, as eleven radio buttons in a row. */
export function ConfidenceScale({
  name,
  label,
  hint,
  low,
  high,
  defaultValue,
}: {
  name: string
  label: ReactNode
  /** Beside the label, for example last week's. */
  hint?: ReactNode
  /** What 0 and 10 mean: `common.confidence.low`, `.high`. */
  low: string
  high: string
  defaultValue?: number | null
}) {
  const field = useField(name)
  const chosen = field.typed ?? (field.answered ? undefined : defaultValue?.toString())
  return (
    <fieldset
      className={`field${field.error ? ' error' : ''}`}
      aria-describedby={field.aria['aria-describedby']}
    >
      <legend>
        {label} {hint && <span className="hint">{hint}</span>}
      </legend>
      <FieldError field={field} />
      <div className="scale">
        {steps.map((step) => (
          <label key={step}>
            <input
              type="radio"
              name={name}
              value={step}
              // The error summary leads to the first of them.
              id={step === '0' ? field.id : undefined}
              defaultChecked={step === chosen}
            />
            {step}
          </label>
        ))}
      </div>
      <div className="scale-ends" aria-hidden="true">
        <span>{low}</span>
        <span>{high}</span>
      </div>
    </fieldset>
  )
}
