import type { Locale } from '../lib/okr/types'
import type { CompanyRules, Viewer } from '../lib/okr/permissions'
import type { Db } from './client'

/** The company's settings as every request needs them. */
export type CompanySettings = CompanyRules & {
  name: string
  locale: Locale
  currency: string
  timeZone: string
  checkInWeekday: number
  checkInTime: string
  onTrack: number
  atRisk: number
  scoreAgainst: 'adjusted' | 'original'
  penaltyAmounts: boolean
  demo: boolean
}

/** Who asks, with which database, at what time. Commands and queries get all they know of the world from here. */
export type Context = {
  viewer: Viewer
  company: CompanySettings
  db: Db
  now: Date
  /** The company's calendar date at `now`. */
  today: string
  locale: Locale
  /** The state of the database the request found, so that `read` may keep answers; absent: every statement is sent. */
  snapshot?: string
}

/** Somebody not signed in who sends a form: signing in, an invitation, the first setup. */
export type Visitor = {
  db: Db
  now: Date
  locale: Locale
  /** From where it came, for counting failures. */
  origin: string
  userAgent: string
}

/** Somebody who may have to wait before a password is looked at. */
export type Patient = {
  /** Waits so many milliseconds. @throws Forbidden `signInBusy` when too many wait already */
  wait: (milliseconds: number) => Promise<void>
}
