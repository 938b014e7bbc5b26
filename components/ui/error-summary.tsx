'use client'

import { useEffect, useRef, useState } from 'react'
import { fieldId } from './form-context'

/** The visible name of a field, without its hints. */
function nameOf(id: string): string {
  const label = document.querySelector(`label[for="${CSS.escape(id)}"]`)
  const legend = document.getElementById(id)?.closest('fieldset')?.querySelector('legend')
  return (label ?? legend)?.firstChild?.textContent?.trim() ?? ''
}

/** What stands in the way, at the top of the form: takes the focus, and leads to each field by its name. */
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
  const [names, setNames] = useState<Record<string, string>>({})
  const problems = Object.entries(fields)
  useEffect(() => {
    box.current?.focus()
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the names stand on the page, and nowhere else
    setNames(Object.fromEntries(Object.keys(fields).map((name) => [name, nameOf(fieldId(prefix, name))])))
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `at` counts answers: new fields come with a new one
  }, [at, prefix])
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{title}</h2>
      {problems.length > 0 && (
        <ul>
          {problems.map(([name, problem]) => (
            <li key={name}>
              {names[name] && <span>{names[name]} · </span>}
              <a href={`#${encodeURIComponent(fieldId(prefix, name))}`}>{problem}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
