import { and, asc, eq, isNull } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Conflict, Forbidden, NotFound } from '@/lib/okr/errors'
import { movePersonInput } from '@/lib/okr/input/people'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { adminPerson } from '../../queries/admin-person'
import { alignment, goal, grade, keyResult, membership, period } from '../../schema'
import { administeredCompany, type AdministeredCompany } from '../../testing/administered-company'
import { testDb, type TestDb } from '../../testing/test-db'
import { addPerson } from './add'
import { movePerson } from './move'
import { moveGoals } from './move-goals'

let opened: TestDb
let company: AdministeredCompany
let admin: Context
let personId: string
beforeAll(async () => {
  opened = await testDb()
  company = await administeredCompany(opened.db)
  admin = company.admin(MONDAY)
})
beforeEach(async () => {
  personId = await addPerson(admin, {
    formId: v4(),
    name: 'Newcomer',
    email: `${v4()}@paceline.example`,
    position: '',
    locale: 'en',
    teamId: company.teams.harbour,
    from: '2026-10-01',
    executive: false,
    admin: false,
  })
})
afterAll(() => opened.close())

const MONDAY = '2026-11-16T09:00:00Z'
const move = (
  team: 'harbour' | 'hill' | 'west' | null,
  from: string,
  goals: [string, 'stays' | 'moves'][] = [],
  ctx = admin,
) =>
  movePerson(
    ctx,
    movePersonInput.parse({
      formId: v4(),
      personId,
      teamId: team ? company.teams[team] : '',
      from,
      goals: Object.fromEntries(goals.map(([goalId, decision], index) => [index, { goalId, decision }])),
    }),
  )
const places = async () =>
  (
    await opened.db
      .select()
      .from(membership)
      .where(and(eq(membership.personId, personId), isNull(membership.supersededAt)))
      .orderBy(asc(membership.validFrom))
  ).map(({ teamId, validFrom, validTo }) => {
    const team = (['harbour', 'hill', 'west'] as const).find((name) => company.teams[name] === teamId)
    return `${team} ${validFrom} ${validTo ?? ''}`.trim()
  })
const goalOfNewcomer = () => company.goalOf('ann', 'q4', { ownerId: personId, teamId: company.teams.harbour })
const teamOf = async (goalId: string) =>
  (await opened.db.select().from(goal).where(eq(goal.id, goalId)))[0]!.teamId

test('a move closes one membership and opens the next on its day', async () => {
  await move('hill', '2026-11-16')
  expect(await places()).toEqual(['harbour 2026-10-01 2026-11-16', 'hill 2026-11-16'])
  expect((await company.told(personId)).at(-1)).toMatchObject({
    event: 'person.move',
    after: { teamId: company.teams.hill, from: '2026-11-16' },
  })
})

test('a move may lie ahead; an earlier one replaces it', async () => {
  await move('hill', '2027-01-01')
  expect(await places()).toEqual(['harbour 2026-10-01 2027-01-01', 'hill 2027-01-01'])
  expect(await adminPerson(admin, personId)).toMatchObject({
    team: { name: 'harbour' },
    planned: [{ teamName: 'hill', from: '2027-01-01' }],
  })
  await move('west', '2026-12-01')
  expect(await places()).toEqual(['harbour 2026-10-01 2026-12-01', 'west 2026-12-01'])
  await move(null, '2026-12-01')
  expect(await places()).toEqual(['harbour 2026-10-01 2026-12-01'])
})

test('leaving every team may lie ahead: it is shown, and a move to the team of today takes it back', async () => {
  await move(null, '2027-01-04')
  const shown = () => adminPerson(admin, personId)
  expect(await shown()).toMatchObject({
    team: { name: 'harbour' },
    planned: [{ teamName: null, from: '2027-01-04' }],
  })
  await move('harbour', '2027-01-04')
  expect((await shown()).planned).toEqual([])
  await move(null, '2027-01-04')
  await move('harbour', admin.today)
  expect(await shown()).toMatchObject({ team: { name: 'harbour' }, planned: [] })
})

test('a move back into a closed quarter is refused', async () => {
  const closed = { timeZone: 'UTC', checkInWeekday: 5, checkInTime: '17:00', onTrack: 0.9, atRisk: 0.7 }
  await opened.db.insert(period).values({
    id: newId(admin.now),
    kind: 'quarter',
    first: '2026-07-01',
    last: '2026-09-30',
    state: 'closed',
    settings: { ...closed, scoreAgainst: 'adjusted', holidays: [], makeUpDays: [] },
    createdAt: admin.now,
    version: 1,
  })
  await expect(move('hill', '2026-09-30')).rejects.toMatchObject({
    fields: { from: { key: 'dateInClosedPeriod', values: { day: '2026-09-30' } } },
  })
  await move('hill', '2026-10-01')
  expect(await places()).toEqual(['hill 2026-10-01'])
})

test("a goal that stays keeps its team; one that moves leaves the old team's target", async () => {
  const [stays, moves, parent] = [
    await goalOfNewcomer(),
    await goalOfNewcomer(),
    await company.goalOf('max', 'q4', { level: 'team' }),
  ]
  await opened.db.insert(alignment).values({
    id: newId(admin.now),
    childId: moves.deals,
    parentId: parent.deals,
    periodId: company.quarters.q4,
    axis: 'people',
    share: 10_000,
    createdBy: company.people.ada,
    validFrom: new Date('2026-10-01T00:00:00Z'),
  })
  await move('hill', '2026-11-16', [
    [stays.id, 'stays'],
    [moves.id, 'moves'],
  ])
  expect(await teamOf(stays.id)).toBe(company.teams.harbour)
  expect(await teamOf(moves.id)).toBe(company.teams.hill)
  const [ended] = await opened.db.select().from(alignment).where(eq(alignment.childId, moves.deals))
  expect(ended?.validTo).toEqual(admin.now)
  expect(await company.told(moves.id)).toMatchObject([
    {
      event: 'goal.move',
      before: { teamId: company.teams.harbour },
      after: { endedAlignments: [ended!.id] },
    },
  ])
  await moveGoals(admin, {
    formId: v4(),
    personId,
    goals: [{ index: 0, value: { goalId: stays.id, decision: 'moves', keyResults: [] } }],
  })
  expect(await teamOf(stays.id)).toBe(company.teams.hill)
})

test('a score above that was given for a sum with it waits to be confirmed', async () => {
  const [moves, parent] = [await goalOfNewcomer(), await company.goalOf('max', 'q4', { level: 'team' })]
  await opened.db.update(keyResult).set({ valueSource: 'children' }).where(eq(keyResult.id, parent.deals))
  const common = { periodId: company.quarters.q4 }
  await opened.db.insert(alignment).values({
    ...{ id: newId(admin.now), childId: moves.deals, parentId: parent.deals, axis: 'people', share: 10_000 },
    ...{ ...common, createdBy: company.people.ada, validFrom: new Date('2026-10-01T00:00:00Z') },
  })
  await opened.db.insert(grade).values({
    ...{ ...common, id: newId(admin.now), goalId: parent.id, finalScore: 0.5, finalReason: null },
    ...{ finalBy: company.people.rita, finalAt: new Date('2026-11-15T00:00:00Z'), version: 0 },
  })
  await move('hill', '2026-11-16', [[moves.id, 'moves']])
  const [score] = await opened.db.select().from(grade).where(eq(grade.goalId, parent.id))
  expect(score!.outdatedAt).toEqual(admin.now)
})

test('a goal cannot move before its day, nor to no team', async () => {
  const { id } = await goalOfNewcomer()
  await expect(move('hill', '2026-12-01', [[id, 'moves']])).rejects.toMatchObject({
    fields: { 'goals.0.decision': { key: 'goalMovesLater' } },
  })
  await expect(move(null, '2026-11-16', [[id, 'moves']])).rejects.toMatchObject({
    fields: { 'goals.0.decision': { key: 'goalNeedsTeam' } },
  })
  expect(await places()).toEqual(['harbour 2026-10-01'])
})

test("somebody else's goal, a graded one and an unknown person are refused, and nothing is written", async () => {
  const others = await company.goalOf('bo')
  await expect(move('hill', '2026-11-16', [[others.id, 'moves']])).rejects.toThrow(NotFound)
  const graded = await company.goalOf('ann', 'q4', { ownerId: personId, state: 'graded' })
  await expect(move('hill', '2026-11-16', [[graded.id, 'moves']])).rejects.toThrow(
    new Conflict('goalSettled'),
  )
  await expect(move('hill', '2026-11-16', [], company.as('rita', MONDAY))).rejects.toThrow(Forbidden)
  expect(await places()).toEqual(['harbour 2026-10-01'])
  personId = v4()
  await expect(move('hill', '2026-11-16')).rejects.toThrow(NotFound)
})
