'use client'

import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import type { Route } from 'next'
import type { ReactNode } from 'react'
import { Icon } from './icon'
import type { Icon as IconName } from './icons'

/** A link of the frame: knows whether the reader stands there, and takes the chosen period along where the page has one. */
export function NavLink({
  href,
  periodic,
  icon,
  children,
}: {
  href: string
  periodic: boolean
  icon?: IconName
  children: ReactNode
}) {
  const path = usePathname()
  const period = useSearchParams().get('period')
  const here = href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
  const address = periodic && period ? `${href}?period=${encodeURIComponent(period)}` : href
  return (
    <Link href={address as Route} prefetch={false} aria-current={here ? 'page' : undefined}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  )
}
