'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import type { Option } from '../ui/field'

/** The pages that show a period: elsewhere there is nothing to switch. */
const periodic = /^\/($|teams\/|company$|grading$|alignment$|rollup$|plan$|people\/|goals$)/

/** Which period the page shows: a plain form in the address, sent at once where there is script. */
export function PeriodSwitch({
  label,
  button,
  options,
  current,
}: {
  label: string
  button: string
  options: readonly Option[]
  /** The one shown when the address names none. */
  current?: string
}) {
  const path = usePathname()
  const query = useSearchParams()
  const asked = query.get('period')
  const team = query.get('team')
  if (!periodic.test(path)) return null
  const chosen = options.some(({ value }) => value === asked) ? asked! : current
  return (
    <form className="switch" action={path}>
      {team && <input type="hidden" name="team" value={team} />}
      <label className="visually-hidden" htmlFor="period">
        {label}
      </label>
      <select
        key={chosen}
        id="period"
        name="period"
        defaultValue={chosen}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <button className="button unscripted">{button}</button>
    </form>
  )
}
