'use client'

import { useId, useRef, useState, useSyncExternalStore, type ComponentProps } from 'react'
import { GroupedSelect, type ChoiceGroup } from './grouped-select'

/** A list as short as this is read faster than it is searched. */
const SHORT = 5

const never = () => () => {}

/**
 * A choice among groups that can be searched where there is script: what is typed leaves the options that hold all its words, and
 * the chosen one. Without script it is the plain list.
 */
export function SearchedSelect({
  words,
  groups,
  ...select
}: ComponentProps<typeof GroupedSelect> & { words: { search: string; found: string; none: string } }) {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState('')
  const box = useRef<HTMLDivElement>(null)
  const id = useId()
  const scripted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const count = (list: readonly ChoiceGroup[]) =>
    list.reduce((sum, { options }) => sum + options.filter(({ value }) => value !== '').length, 0)
  if (count(groups) <= SHORT) return <GroupedSelect groups={groups} {...select} />

  const wanted = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const matches = (group: ChoiceGroup, label: string) => {
    const text = `${group.label ?? ''} ${label}`.toLocaleLowerCase()
    return wanted.every((word) => text.includes(word))
  }
  const found = groups.map((group) => ({
    ...group,
    options: group.options.filter(({ value, label }) => value !== '' && matches(group, label)),
  }))
  const left = groups
    .map((group) => ({
      ...group,
      options: group.options.filter(
        ({ value, label }) => value === '' || value === chosen || matches(group, label),
      ),
    }))
    .filter(({ options }) => options.length > 0)
  const search = (text: string) => {
    // The browser's own choice would go with its option: it is kept in the list.
    setChosen(box.current?.querySelector('select')?.value ?? '')
    setTyped(text)
  }
  return (
    <div ref={box} className="searched">
      <GroupedSelect groups={wanted.length > 0 ? left : groups} {...select} />
      {scripted && (
        <div className="find">
          <label htmlFor={id}>{words.search}</label>
          <input
            id={id}
            type="search"
            autoComplete="off"
            value={typed}
            onChange={(event) => search(event.target.value)}
            onKeyDown={(event) => {
              // Enter would send the form.
              if (event.key === 'Enter') event.preventDefault()
            }}
          />
          <span role="status" className="small muted">
            {wanted.length > 0 && (count(found) > 0 ? `${words.found} ${count(found)}` : words.none)}
          </span>
        </div>
      )}
    </div>
  )
}
