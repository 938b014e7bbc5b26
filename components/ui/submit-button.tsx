'use client'

import type { ComponentProps } from 'react'
import { useFormStatus } from 'react-dom'

/** Sends its form; says that it is doing so, and keeps its width and the focus while it does. */
export function SubmitButton({
  children,
  tone = 'primary',
  ...button
}: Omit<ComponentProps<'button'>, 'type' | 'className'> & {
  tone?: 'primary' | 'plain' | 'quiet' | 'final'
}) {
  const { pending } = useFormStatus()
  return (
    <button
      {...button}
      type="submit"
      className={tone === 'plain' ? 'button' : `button ${tone}`}
      aria-disabled={pending || undefined}
    >
      {children}
    </button>
  )
}
