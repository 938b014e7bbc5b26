import { v4 } from 'uuid'
import { draftForManyInput } from '@/lib/okr/input/goals'
import { newId } from '../ids'
import { metric } from '../schema'
import type { Db } from '../client'
import type { SmallCompany } from './small-company'

/** Forms of goals as a browser sends them, for tests: a name, one key result, and what a case changes of it. */
export const keyResultRow = (changes: Record<string, unknown> = {}) => ({
  metricId: 'own',
  wording: 'New clients',
  kind: 'count',
  unit: 'clients',
  baseline: '0',
  target: '5',
  ...changes,
})

export const goalParts = (changes: Record<string, unknown> = {}) => ({
  name: 'Five new clients',
  content: 'Sign five mid-size clients.',
  keyResults: { 0: keyResultRow() },
  ...changes,
})

export const actOn = (made: { id: string; version: number }) => ({
  formId: v4(),
  goalId: made.id,
  version: String(made.version),
})

/** Handing in: goals of tests are short, the check fails on some and asks why. */
export const handIn = (made: { id: string; version: number }) => ({
  ...actOn(made),
  reason: 'Agreed in the team meeting.',
})

/** One metric of the company's list. */
export async function oneMetric(db: Db, kind: 'count' | 'amount', now: Date): Promise<string> {
  const id = newId(now)
  await db.insert(metric).values({
    id,
    nameEn: kind === 'count' ? 'Won deals' : 'Won revenue',
    nameZh: kind === 'count' ? '赢单数' : '成交额',
    kind,
    unitEn: kind === 'count' ? 'deals' : '',
    unitZh: kind === 'count' ? '单' : '',
    currency: kind === 'amount' ? 'USD' : null,
    better: 'more',
    reading: 'total',
    paceCurve: 'linear',
    createdAt: now,
    version: 1,
  })
  return id
}

/** Deals of a team's key result drafted for some of its people, by the names the small company has for them. */
export const dealsForMany = (
  { people, teams }: Pick<SmallCompany, 'people' | 'teams'>,
  parentId: string,
  targets: Partial<Record<keyof SmallCompany['people'], string>>,
  total: string,
  changes: Record<string, unknown> = {},
) =>
  draftForManyInput.parse({
    formId: v4(),
    teamId: teams.harbour,
    parentId,
    name: 'Win {target} deals',
    content: 'Win {target} deals from Harbour’s accounts.',
    total,
    people: Object.fromEntries(
      Object.entries(targets).map(([name, target], index) => [
        index,
        { personId: people[name as keyof typeof people], target },
      ]),
    ),
    ...changes,
  })
