import { Conflict, Invalid } from '../../../lib/okr/errors'
import type { SetUpInput } from '../../../lib/okr/input/company'
import { quarterOf } from '../../../lib/okr/calendar'
import { yearOf } from '../../../lib/okr/quarters'
import type { Locale } from '../../../lib/okr/types'
import { uniqueViolation, type Transaction } from '../../client'
import type { Visitor } from '../../context'
import { newId } from '../../ids'
import { hashPassword } from '../../passwords'
import { company, metric, period, periodStep, person, personRole } from '../../schema'
import { requireZone } from '../../zones'
import { recordActivity } from '../record-activity'
import { passwordMark } from '../sessions/known-browser'
import { openSession } from '../sessions/open'
import { requireGoodPassword } from '../sessions/require-good-password'
import { copiedSettings } from './copied-settings'
import { usualMetrics } from './usual-metrics'

type Made = { adminId: string; executiveId: string; sessionId: string; passwordMark: string }

/**
 * Makes the company, its first admin and executive, the usual metrics and the first quarter with its year, and signs the admin in.
 * The company is one row: of two setups at once the second runs into it.
 *
 * @throws Conflict `setupDone`; Invalid on `timeZone`, `quarter`, `adminPassword`
 */
export async function setUp(ctx: Visitor, input: SetUpInput): Promise<Made> {
  const quarter = quarterOf(input.quarter)
  if (quarter.first !== input.quarter) throw new Invalid({ quarter: { key: 'unknownChoice' } })
  await requireZone(ctx.db, input.timeZone, ctx.now)
  const owner = { name: input.adminName, email: input.adminEmail, company: input.name }
  await requireGoodPassword('adminPassword', input.adminPassword, owner)
  const passwordHash = await hashPassword(input.adminPassword)
  try {
    return await ctx.db.transaction(async (tx) => {
      await tx
        .insert(company)
        .values({ one: true, ...settings(input), demo: false, createdAt: ctx.now, version: 1 })
      const admin = { name: input.adminName, email: input.adminEmail, passwordHash }
      const adminId = await addFirst(tx, ctx, admin, input.locale)
      const other = { name: input.executiveName, email: input.executiveEmail, passwordHash: null }
      const executiveId = input.executive === 'same' ? adminId : await addFirst(tx, ctx, other, input.locale)
      await give(tx, ctx, adminId, adminId, 'admin')
      await give(tx, ctx, executiveId, adminId, 'executive')
      const created = { createdAt: ctx.now, version: 1 }
      await tx.insert(metric).values(
        usualMetrics.map((usual) => ({
          id: newId(ctx.now),
          ...usual,
          currency: usual.kind === 'amount' || usual.kind === 'growth' ? input.currency : null,
          ...created,
        })),
      )
      await openFirst(tx, ctx, input, adminId)
      const viewer = { id: adminId }
      await recordActivity(
        tx,
        { viewer, now: ctx.now },
        { event: 'company.set-up', subjectId: adminId, after: { executiveId } },
      )
      const sessionId = await openSession(tx, ctx, adminId)
      return { adminId, executiveId, sessionId, passwordMark: passwordMark(passwordHash) }
    })
  } catch (error) {
    if (uniqueViolation(error) === 'company_pkey') throw new Conflict('setupDone')
    throw error
  }
}

const settings = (input: SetUpInput) => ({
  name: input.name,
  locale: input.locale,
  currency: input.currency,
  timeZone: input.timeZone,
  checkInWeekday: input.checkInWeekday,
  checkInTime: input.checkInTime,
  onTrack: input.onTrack,
  atRisk: input.atRisk,
  scoreAgainst: 'adjusted' as const,
  visibility: 'everyone' as const,
  penaltyAmounts: false,
})

type Newcomer = { name: string; email: string; passwordHash: string | null }

async function addFirst(
  tx: Transaction,
  { now }: Visitor,
  newcomer: Newcomer,
  locale: Locale,
): Promise<string> {
  const id = newId(now)
  await tx
    .insert(person)
    .values({ id, ...newcomer, position: '', locale, active: true, createdAt: now, version: 1 })
  return id
}

async function give(
  tx: Transaction,
  { now }: Visitor,
  personId: string,
  grantedBy: string,
  role: 'admin' | 'executive',
) {
  const granted = { grantedBy, grantedAt: now, confirmedBy: grantedBy, confirmedAt: now }
  await tx.insert(personRole).values({ id: newId(now), personId, role, ...granted })
}

/** The first quarter and the year that holds it, in one state. */
async function openFirst(tx: Transaction, { now }: Visitor, input: SetUpInput, byId: string): Promise<void> {
  const state = input.quarterState
  const yearId = newId(now)
  const { first, last } = quarterOf(input.quarter)
  const spans = [
    { id: yearId, kind: 'year' as const, yearId: null, ...yearOf(input.quarter) },
    { id: newId(now), kind: 'quarter' as const, yearId, first, last },
  ]
  for (const span of spans) {
    const copied = state === 'active' ? await copiedSettings(tx, settings(input), span) : null
    await tx.insert(period).values({ ...span, state, settings: copied, createdAt: now, version: 1 })
    await tx.insert(periodStep).values({ id: newId(now), periodId: span.id, state, at: now, byId })
  }
}
