'use client'

import type { ReactNode } from 'react'
import type { Option } from '../ui/field'
import { Brand } from './brand'
import { Icon } from './icon'
import type { Icon as IconName } from './icons'
import { NavLink } from './nav-link'
import { PeriodSwitch } from './period-switch'
import { SignOut } from './sign-out'

export type Entry = { icon: IconName; href: string; periodic: boolean; label: string }

type Words = Record<
  'skip' | 'main' | 'mainBottom' | 'find' | 'more' | 'signOut' | 'period' | 'showPeriod',
  string
>

export type FrameProps = {
  words: Words
  /** On the rail and among the tabs; on the rail and behind "more"; at the rail's foot and behind "more". */
  entries: { first: Entry[]; then: Entry[]; last: Entry[] }
  /** The field on top is not there where it is narrow. */
  search: Entry
  me: { name: string; place: string }
  periods: readonly Option[]
  currentPeriodId?: string
  signOut: (data: FormData) => void
  done: ReactNode
  children: ReactNode
}

const link = ({ label, ...entry }: Entry) => (
  <NavLink key={entry.icon} {...entry}>
    {label}
  </NavLink>
)
const item = (entry: Entry) => <li key={entry.icon}>{link(entry)}</li>

/**
 * The frame as it is drawn. A client component so that a page carries its entries as words, and not twice as the elements
 * they are shown with.
 */
export function Frame({
  words,
  entries: { first, then, last },
  search,
  me,
  periods,
  currentPeriodId,
  signOut,
  done,
  children,
}: FrameProps) {
  const leave = (
    <li>
      <SignOut action={signOut}>{words.signOut}</SignOut>
    </li>
  )
  const who = (
    <p className="me">
      {me.name}
      <br />
      {me.place}
    </p>
  )
  return (
    <>
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <div className="frame">
        <nav className="rail" aria-label={words.main}>
          <Brand />
          <ul>{[...first, ...then].map(item)}</ul>
          <div className="rail-foot">
            <ul>
              {last.map(item)}
              {leave}
            </ul>
            {who}
          </div>
        </nav>
        <div className="page">
          <header className="bar-top">
            <Brand />
            <form className="search" role="search" action="/search">
              <label className="visually-hidden" htmlFor="find">
                {words.find}
              </label>
              <input id="find" name="q" type="search" placeholder={words.find} maxLength={80} />
            </form>
            {periods.length > 0 && (
              <PeriodSwitch
                label={words.period}
                button={words.showPeriod}
                current={currentPeriodId}
                options={periods}
              />
            )}
          </header>
          <main id="content">{children}</main>
          {done}
        </div>
      </div>
      <nav className="tabs" aria-label={words.mainBottom}>
        {first.map(link)}
        <button type="button" popoverTarget="more-panel">
          <Icon name="more" />
          {words.more}
        </button>
        <div className="more-panel" id="more-panel" popover="auto">
          <ul>
            {[search, ...then, ...last].map(item)}
            {leave}
          </ul>
          {who}
        </div>
      </nav>
    </>
  )
}
