'use client'

import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'

const PREFIX = 'paceline-draft:'
const DAYS_KEPT = 14
const PAUSE = 300

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
type Draft = { at: number; values: Record<string, string[]> }

/** What a draft holds: what a person typed or chose, never hidden fields, passwords or what asks to be left out. */
function controls(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (element): element is Control =>
      (element instanceof HTMLTextAreaElement ||
        element instanceof HTMLSelectElement ||
        (element instanceof HTMLInputElement &&
          !/^(hidden|password|file|submit|button)$/.test(element.type))) &&
      element.name !== '' &&
      !element.closest('[data-undrafted]'),
  )
}

const ticks = (control: Control): control is HTMLInputElement =>
  control.type === 'checkbox' || control.type === 'radio'

function read(form: HTMLFormElement): Draft['values'] {
  const values: Draft['values'] = {}
  for (const control of controls(form)) {
    const held = (values[control.name] ??= [])
    if (!ticks(control)) held.push(control.value)
    else if (control.checked) held.push(control.value)
  }
  return values
}

/** Through the prototype's own setter, so that React sees it as typed. */
function type(control: Control, property: 'value' | 'checked', value: string | boolean): void {
  const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), property)?.set
  setter?.call(control, value)
  control.dispatchEvent(new Event(property === 'checked' ? 'click' : 'input', { bubbles: true }))
}

function write(form: HTMLFormElement, values: Draft['values']): void {
  const left = new Map(Object.entries(values).map(([name, held]) => [name, [...held]]))
  for (const control of controls(form)) {
    const held = left.get(control.name)
    if (!held) continue
    if (ticks(control)) control.checked = held.includes(control.value)
    else type(control, 'value', held.shift() ?? '')
  }
}

const drafts = (): string[] => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))

/** Signing out leaves nothing typed behind on the device. */
export function clearDrafts(): void {
  try {
    for (const key of drafts()) localStorage.removeItem(key)
  } catch {
    // No storage, no drafts.
  }
}

function stored(key: string): Draft | null {
  const oldest = Date.now() - DAYS_KEPT * 86_400_000
  for (const one of drafts()) {
    const draft = JSON.parse(localStorage.getItem(one) ?? 'null') as Draft | null
    if (!draft || draft.at < oldest) localStorage.removeItem(one)
    else if (one === key) return draft
  }
  return null
}

/**
 * Keeps what is typed into a form on this device until the server has it. `name` says whose form on which version of what;
 * undefined keeps nothing. Gives back whether a draft was put in, and how to be rid of it.
 */
export function useDraft(form: RefObject<HTMLFormElement | null>, name: string | undefined) {
  const [restored, setRestored] = useState(false)
  const key = name && PREFIX + name
  // A conflict brings a newer version, and with it another name: what the server then takes ends the drafts of both.
  const keys = useRef(new Set<string>())

  useEffect(() => {
    const element = form.current
    if (!key || !element) return
    keys.current.add(key)
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = () => {
      clearTimeout(timer)
      timer = setTimeout(save, PAUSE)
    }
    const save = () => {
      try {
        localStorage.setItem(key, JSON.stringify({ at: Date.now(), values: read(element) } satisfies Draft))
      } catch {
        // Private windows and full disks: the form works all the same.
      }
    }
    try {
      const draft = stored(key)
      if (draft && JSON.stringify(draft.values) !== JSON.stringify(read(element))) {
        write(element, draft.values)
        // eslint-disable-next-line react-hooks/set-state-in-effect -- what the device holds is known only here
        setRestored(true)
      }
    } catch {
      // An unreadable draft is none.
    }
    element.addEventListener('input', keep)
    return () => {
      clearTimeout(timer)
      element.removeEventListener('input', keep)
    }
  }, [form, key])

  const discard = useCallback(() => {
    try {
      for (const each of keys.current) localStorage.removeItem(each)
    } catch {
      // As above.
    }
    setRestored(false)
  }, [])

  return { restored, discard }
}
