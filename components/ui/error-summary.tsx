'use client'

import { useEffect, useRef } from 'react'
import { fieldId } from './form-context'

/** What stands in the way, at the top of the form: takes the focus, and leads to each field. */
export function ErrorSummary({
  title,
  fields = {},
  prefix,
  at,
}: {
  title: string
  fields?: Record<string, string>
  prefix: string
  at: number
}) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [at])
  const problems = Object.entries(fields)
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{title}</h2>
      {problems.length > 0 && (
        <ul>
          {problems.map(([name, problem]) => (
            <li key={name}>
              <a href={`#${encodeURIComponent(fieldId(prefix, name))}`}>{problem}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
