'use client'

import { useContext, useState } from 'react'
import { FormContext } from './form-context'

/** The value as it was when the form began to hold; else the latest. */
export function useHeld<T>(latest: T, holds: boolean): T {
  const [kept, setKept] = useState(latest)
  if (!holds && kept !== latest) setKept(latest)
  return holds ? kept : latest
}

/**
 * The version of the thing the form was made from. A page refreshed while something is typed brings a newer one, but not what was
 * typed: only once the form is saved, or told of the newer version, it goes on from that.
 */
export function VersionField({ name = 'version', version }: { name?: string; version: number }) {
  const { holds } = useContext(FormContext)
  return <input type="hidden" name={name} value={useHeld(version, holds)} />
}
