import type { Context } from '../context'
import type { Db } from '../client'
import { newId } from '../ids'
import {
  goal,
  keyResult,
  keyResultTerm,
  membership,
  period,
  person,
  personRole,
  team,
  teamLead,
  teamParent,
} from '../schema'
import { settings } from './rows'

/**
 * A company small enough to be read at a glance, for tests of commands that need exact values:
 * region West (lead Rita) › team Harbour (lead Max; Ann, Bo) and team Hill (lead Hugo; Cai); executives Eva and Emil.
 * The quarters are 2026 Q3 (closed when asked), Q4 and 2027 Q1.
 */
const names = ['ann', 'bo', 'cai', 'max', 'hugo', 'rita', 'eva', 'emil'] as const
type Name = (typeof names)[number]
type TeamName = 'west' | 'harbour' | 'hill'
type Quarter = 'q4' | 'q1'

const FOUNDED = new Date('2026-09-01T08:00:00Z')
const joined: Record<Name, TeamName | null> = {
  ann: 'harbour',
  bo: 'harbour',
  max: 'harbour',
  cai: 'hill',
  hugo: 'hill',
  rita: 'west',
  eva: null,
  emil: null,
}
const led: Partial<Record<Name, TeamName[]>> = {
  max: ['harbour'],
  hugo: ['hill'],
  rita: ['west', 'harbour', 'hill'],
}

export type SmallCompany = Awaited<ReturnType<typeof smallCompany>>

export async function smallCompany(db: Db) {
  const ids = <K extends string>(keys: readonly K[]) =>
    Object.fromEntries(keys.map((key) => [key, newId(FOUNDED)])) as Record<K, string>
  const people = ids(names)
  const teams = ids(['west', 'harbour', 'hill'] as const)
  const quarters = ids(['q4', 'q1'] as const)
  const dated = () => ({ id: newId(FOUNDED), validFrom: '2026-09-01', recordedAt: FOUNDED })

  await db.insert(person).values(
    names.map((name) => ({
      id: people[name],
      name: `${name[0]!.toUpperCase()}${name.slice(1)} Test`,
      email: `${name}@paceline.example`,
      position: 'Sales',
      locale: 'en' as const,
      active: true,
      createdAt: FOUNDED,
      version: 1,
    })),
  )
  await db.insert(personRole).values(
    (['eva', 'emil'] as const).map((name) => ({
      id: newId(FOUNDED),
      personId: people[name],
      role: 'executive' as const,
      grantedAt: FOUNDED,
      confirmedAt: FOUNDED,
    })),
  )
  await db
    .insert(team)
    .values(Object.entries(teams).map(([name, id]) => ({ id, name, createdAt: FOUNDED, version: 1 })))
  await db
    .insert(teamParent)
    .values([teams.harbour, teams.hill].map((teamId) => ({ ...dated(), teamId, parentId: teams.west })))
  await db.insert(membership).values(
    names.flatMap((name) => {
      const at = joined[name]
      return at ? [{ ...dated(), personId: people[name], teamId: teams[at] }] : []
    }),
  )
  await db.insert(teamLead).values(
    (
      [
        ['west', 'rita'],
        ['harbour', 'max'],
        ['hill', 'hugo'],
      ] as const
    ).map(([at, name]) => ({ ...dated(), teamId: teams[at], personId: people[name] })),
  )
  await db
    .insert(period)
    .values([
      quarterRow(quarters.q4, '2026-10-01', '2026-12-31'),
      quarterRow(quarters.q1, '2027-01-01', '2027-03-31'),
    ])

  /** What a request of that person knows, at an instant in UTC. */
  const as = (name: Name, at: string, on: Db = db): Context => ({
    viewer: {
      id: people[name],
      name: `${name[0]!.toUpperCase()}${name.slice(1)} Test`,
      position: 'Sales',
      teamId: joined[name] ? teams[joined[name]] : null,
      executive: name === 'eva' || name === 'emil',
      admin: false,
      leads: (led[name] ?? []).map((one) => teams[one]),
    },
    company: {
      name: 'Small company',
      locale: 'en',
      currency: 'USD',
      timeZone: 'UTC',
      checkInWeekday: 5,
      checkInTime: '17:00',
      onTrack: 0.9,
      atRisk: 0.7,
      scoreAgainst: 'adjusted',
      penaltyAmounts: false,
      visibility: 'everyone',
      demo: false,
    },
    db: on,
    now: new Date(at),
    today: at.slice(0, 10),
    locale: 'en',
  })

  /** An agreed personal goal with 0 → 10 deals (`deals`) and 0 → 100,000 USD (`revenue`), half each. */
  const goalOf = async (
    name: Name,
    quarter: Quarter = 'q4',
    changes: Partial<typeof goal.$inferInsert> = {},
  ) => {
    const made = { id: newId(FOUNDED), deals: newId(FOUNDED), revenue: newId(FOUNDED) }
    const periodId = quarters[quarter]
    await db.insert(goal).values({
      id: made.id,
      periodId,
      level: 'person',
      teamId: teams[joined[name] ?? 'west'],
      ownerId: people[name],
      accountableId: people[name],
      authorId: people[name],
      name: `Ten deals of ${name}`,
      content: 'Win ten deals.',
      background: 'The quarter needs them.',
      support: 'One day a week kept free.',
      starts: quarter === 'q4' ? '2026-10-01' : '2027-01-01',
      deadline: quarter === 'q4' ? '2026-12-31' : '2027-03-31',
      state: 'agreed',
      assigned: false,
      relevance: '',
      checkReason: '',
      createdAt: FOUNDED,
      version: 1,
      ...changes,
    })
    const common = {
      goalId: made.id,
      periodId,
      valueSource: 'manual',
      fedBy: 'people',
      paceCurve: 'linear',
    } as const
    await db.insert(keyResult).values([
      {
        ...common,
        id: made.deals,
        wording: 'Won deals',
        kind: 'count',
        unit: 'deals',
        position: 0,
        createdAt: FOUNDED,
      },
      {
        ...common,
        id: made.revenue,
        wording: 'Won revenue',
        kind: 'amount',
        unit: '',
        currency: 'USD',
        position: 1,
        createdAt: FOUNDED,
      },
    ])
    await db.insert(keyResultTerm).values(
      [
        [made.deals, '10'],
        [made.revenue, '100000'],
      ].map(([keyResultId, target]) => ({
        id: newId(FOUNDED),
        keyResultId: keyResultId!,
        goalId: made.id,
        periodId,
        cause: 'agreed' as const,
        baseline: '0',
        target: target!,
        weight: 5_000,
        dropped: false,
        recordedAt: FOUNDED,
      })),
    )
    return made
  }

  return { people, teams, quarters, as, goalOf }
}

const quarterRow = (id: string, first: string, last: string) => ({
  id,
  kind: 'quarter' as const,
  first,
  last,
  state: 'active' as const,
  settings,
  createdAt: FOUNDED,
  version: 1,
})
