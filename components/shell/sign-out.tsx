'use client'

import type { ReactNode } from 'react'
import { clearDrafts } from '../ui/draft'
import { Icon } from './icon'

/** Leaves, and leaves nothing typed behind on the device. */
export const SignOut = ({ action, children }: { action: (data: FormData) => void; children: ReactNode }) => (
  <form action={action} onSubmit={clearDrafts}>
    <button type="submit">
      <Icon name="leave" />
      {children}
    </button>
  </form>
)
