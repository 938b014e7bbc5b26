'use client'

import type { ReactNode } from 'react'
import { useField } from '@/components/ui/form-context'

/** Stands where an error summary leads for what is no field of this form; seen once there is such an error. */
export function FormAnchor({ name, children }: { name: string; children: ReactNode }) {
  const field = useField(name)
  return field.error ? (
    <span id={field.id} tabIndex={-1}>
      {children}
    </span>
  ) : null
}

/** The message on a group of fields as a whole. */
export function GroupError({ name }: { name: string }) {
  const field = useField(name)
  return field.error ? (
    <div className="field error" id={field.id} tabIndex={-1}>
      <p className="message">
        <span className="visually-hidden">{field.words.error} </span>
        {field.error}
      </p>
    </div>
  ) : null
}
