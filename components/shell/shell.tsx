import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { formatPeriod } from '@/lib/i18n/format'
import type { PeriodState } from '@/lib/okr/types'
import { Drawing } from '../ui/drawing'
import { Brand } from './brand'
import { Done } from './done'
import { icons, type Icon } from './icons'
import { NavLink } from './nav-link'
import { PeriodSwitch } from './period-switch'
import { SignOut } from './sign-out'

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
  signOut: (data: FormData) => void
  children: ReactNode
}

type Entry = { icon: Icon; href: string; periodic: boolean }

/** The frame of every page for who is signed in: a rail, or tabs at the bottom, and the period on top. */
export function Shell({ person, nav, periods, currentPeriodId, signOut, children }: ShellProps) {
  const t = useTranslations('shell')
  const locale = useLocale()
  const first: Entry[] = [
    { icon: 'week', href: '/', periodic: true },
    { icon: 'checkIn', href: '/check-in', periodic: false },
    ...(nav.teamId ? [{ icon: 'team', href: `/teams/${nav.teamId}`, periodic: true } as const] : []),
    { icon: 'company', href: '/company', periodic: true },
  ]
  const overview: Entry[] = [
    { icon: 'alignment', href: '/alignment', periodic: true },
    ...(nav.rollup ? [{ icon: 'rollup', href: '/rollup', periodic: true } as const] : []),
  ]
  const notes: Entry = { icon: 'notes', href: '/notes', periodic: false }
  const everyPeriod: Entry = { icon: 'periods', href: '/periods', periodic: false }
  const search: Entry = { icon: 'search', href: '/search', periodic: false }
  const last: Entry[] = [
    ...(nav.admin ? [{ icon: 'admin', href: '/admin', periodic: false } as const] : []),
    { icon: 'settings', href: '/settings', periodic: false },
  ]
  const link = ({ icon, href, periodic }: Entry) => (
    <NavLink key={icon} href={href} periodic={periodic}>
      <Drawing className="icon" viewBox="0 0 16 16">
        <path d={icons[icon]} />
      </Drawing>
      {t(icon as 'week')}
    </NavLink>
  )
  const item = (entry: Entry) => <li key={entry.icon}>{link(entry)}</li>
  const leave = (
    <SignOut action={signOut}>
      <Drawing className="icon" viewBox="0 0 16 16">
        <path d={icons.leave} />
      </Drawing>
      {t('signOut')}
    </SignOut>
  )
  const me = (
    <p className="me">
      {person.name}
      <br />
      {person.teamName ?? person.position}
    </p>
  )
  return (
    <>
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <div className="frame">
        <nav className="rail" aria-label={t('main')}>
          <Brand />
          <ul>{[...first, ...overview, notes, everyPeriod].map(item)}</ul>
          <div className="rail-foot">
            <ul>
              {last.map(item)}
              <li>{leave}</li>
            </ul>
            {me}
          </div>
        </nav>
        <div className="page">
          <header className="bar-top">
            <Brand />
            <form className="search" role="search" action="/search">
              <label className="visually-hidden" htmlFor="find">
                {t('find')}
              </label>
              <input id="find" name="q" type="search" placeholder={t('find')} maxLength={80} />
            </form>
            {periods.length > 0 && (
              <PeriodSwitch
                label={t('period')}
                button={t('showPeriod')}
                current={currentPeriodId}
                options={periods.map((period) => ({
                  value: period.id,
                  label: t(`state.${period.state}`, { period: formatPeriod(period, locale) }),
                }))}
              />
            )}
          </header>
          <main id="content">{children}</main>
          <Done />
        </div>
      </div>
      <nav className="tabs" aria-label={t('mainBottom')}>
        {first.map(link)}
        <button type="button" popoverTarget="more-panel">
          <Drawing className="icon" viewBox="0 0 16 16">
            <path d={icons.more} />
          </Drawing>
          {t('more')}
        </button>
        <div className="more-panel" id="more-panel" popover="auto">
          <ul>
            {[search, ...overview, notes, everyPeriod, ...last].map(item)}
            <li>{leave}</li>
          </ul>
          {me}
        </div>
      </nav>
    </>
  )
}
