'use client'

import { useField } from '@/components/ui/form-context'

/** A goal to agree with the others: chosen unless it was taken out before an answer came back. */
export function ChosenGoal({
  index,
  goalId,
  version,
  name,
  label,
}: {
  index: number
  goalId: string
  version: number
  name: string
  label: string
}) {
  const field = useField(`goals.${index}.chosen`)
  return (
    <label className="choice">
      <input type="hidden" name={`goals.${index}.goalId`} value={goalId} />
      <input type="hidden" name={`goals.${index}.version`} value={version} />
      <input
        type="checkbox"
        id={field.id}
        name={`goals.${index}.chosen`}
        defaultChecked={field.answered ? field.typed === 'on' : true}
        aria-label={label}
      />{' '}
      <b>{name}</b>
    </label>
  )
}
