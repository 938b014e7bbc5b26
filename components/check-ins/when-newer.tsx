'use client'

import { useContext, type ReactNode } from 'react'
import { FormContext } from '@/components/ui/form-context'

/** Shows its content once an answer says that the form was sent with another version than the one that stands. */
export function WhenNewer({
  name,
  version,
  children,
}: {
  name: string
  version: number
  children: ReactNode
}) {
  const { conflict, values } = useContext(FormContext)
  return conflict && values?.[name] !== String(version) ? children : null
}
