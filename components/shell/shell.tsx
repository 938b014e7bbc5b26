import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { formatDayShort, formatPeriod } from '@/lib/i18n/format'
import { periodStands } from '@/lib/okr/period-stands'
import type { Day, PeriodState } from '@/lib/okr/types'
import { Damaged } from './damaged'
import { Done } from './done'
import { Frame, type Entry } from './frame'
import type { Icon } from './icons'

export type ShellProps = {
  person: { name: string; position: string; teamName: string | null }
  nav: {
    /** The team the viewer leads or belongs to; null hides the entry. */
    teamId: string | null
    admin: boolean
    /** The viewer leads a team or the company. */
    rollup: boolean
  }
  periods: readonly { id: string; kind: 'quarter' | 'year'; first: string; state: PeriodState }[]
  currentPeriodId?: string
  today: Day
  /** Tables in which the embedded database is damaged, for admins. */
  damaged: readonly string[]
  signOut: (data: FormData) => void
  children: ReactNode
}

/** The frame of every page for who is signed in: a rail, or tabs at the bottom, and the period on top. */
export function Shell({
  person,
  nav,
  periods,
  currentPeriodId,
  today,
  damaged,
  signOut,
  children,
}: ShellProps) {
  const t = useTranslations('shell')
  const locale = useLocale()
  const entry = (icon: Icon, href: string, periodic = false): Entry => ({
    icon,
    href,
    periodic,
    label: t(icon as 'week'),
  })
  return (
    <Frame
      words={{
        skip: t('skip'),
        main: t('main'),
        mainBottom: t('mainBottom'),
        find: t('find'),
        more: t('more'),
        signOut: t('signOut'),
        period: t('period'),
        showPeriod: t('showPeriod'),
      }}
      entries={{
        first: [
          entry('week', '/', true),
          entry('checkIn', '/check-in'),
          ...(nav.teamId ? [entry('team', `/teams/${nav.teamId}`, true)] : []),
          entry('company', '/company', true),
        ],
        then: [
          entry('alignment', '/alignment', true),
          ...(nav.rollup ? [entry('rollup', '/rollup', true)] : []),
          entry('notes', '/notes'),
          entry('periods', '/periods'),
        ],
        last: [...(nav.admin ? [entry('admin', '/admin')] : []), entry('settings', '/settings')],
      }}
      search={entry('search', '/search')}
      me={{ name: person.name, place: person.teamName ?? person.position }}
      periods={periods.map((period) => ({
        value: period.id,
        label: t(`state.${periodStands(period, today)}`, {
          period: formatPeriod(period, locale),
          day: formatDayShort(period.first, locale),
        }),
      }))}
      currentPeriodId={currentPeriodId}
      signOut={signOut}
      done={<Done />}
    >
      {damaged.length > 0 && <Damaged tables={damaged} />}
      {children}
    </Frame>
  )
}
