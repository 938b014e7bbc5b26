import { eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Conflict, Forbidden, NotFound } from '@/lib/okr/errors'
import { answerNoteInput, noteActInput, writeNoteInput } from '@/lib/okr/input/notes'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { notesFor } from '../../queries/parts/notes'
import { activity, membership, note } from '../../schema'
import { smallCompany, type SmallCompany } from '../../testing/small-company'
import { testDb, type TestDb } from '../../testing/test-db'
import { acknowledgeNote } from './acknowledge-note'
import { answerNote } from './answer-note'
import { withdrawNote } from './withdraw-note'
import { writeNote } from './write-note'

let opened: TestDb
let company: SmallCompany
let noteId: string
beforeAll(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
})
afterAll(() => opened.close())

const WRITTEN = '2026-11-13T15:00:00.000Z'
const NEXT_DAY = '2026-11-14T15:00:00.000Z'
const LATER = '2026-11-14T15:00:00.001Z'
const BODY = 'Three visits a week were agreed, one was made.'

beforeEach(async () => {
  noteId = await writeNote(
    company.as('max', WRITTEN),
    writeNoteInput.parse({
      formId: v4(),
      kind: 'penalty',
      personId: company.people.ann,
      body: BODY,
      support: 'A day with Max',
      target: 'Three visits a week',
      changeBy: '2026-12-01',
    }),
  )
})

const act = (changes: Record<string, string> = {}) => noteActInput.parse({ formId: v4(), noteId, ...changes })
const say = (answer: string) => answerNoteInput.parse({ formId: v4(), noteId, answer })
const stored = async () => (await opened.db.select().from(note).where(eq(note.id, noteId)))[0]!
const events = async () =>
  (await opened.db.select().from(activity).where(eq(activity.subjectId, noteId))).map((one) => one.event)
const read = async (ctx: Context) => (await notesFor(ctx, eq(note.id, noteId), 5))[0]

test('the person acknowledges a note, once', async () => {
  const ann = company.as('ann', NEXT_DAY)
  await acknowledgeNote(ann, act())
  expect(await stored()).toMatchObject({ acknowledgedAt: ann.now, answer: null })
  expect(await events()).toEqual(['note.write', 'note.acknowledge'])
  await expect(acknowledgeNote(ann, act())).rejects.toThrow(new Conflict('noteAcknowledged'))
})

test('an answer stands with the note, acknowledges it, and is in no activity row', async () => {
  const ann = company.as('ann', NEXT_DAY)
  await answerNote(ann, say('客户两次改期，附上邮件'))
  expect(await stored()).toMatchObject({
    answer: '客户两次改期，附上邮件',
    answeredAt: ann.now,
    acknowledgedAt: ann.now,
  })
  const rows = await opened.db.select().from(activity).where(eq(activity.subjectId, noteId))
  expect(rows.map((one) => one.event)).toEqual(['note.write', 'note.answer'])
  expect(JSON.stringify(rows)).not.toMatch(/改期|visits/)
  await expect(answerNote(ann, say('again'))).rejects.toThrow(new Conflict('noteAnswered'))
})

test.each(['max', 'rita', 'eva'] as const)('%s reads it but does not answer for Ann', async (name) => {
  const reader = company.as(name, NEXT_DAY)
  expect(await read(reader)).toMatchObject({ words: { body: BODY }, mayAnswer: false, mayAcknowledge: false })
  await expect(acknowledgeNote(reader, act())).rejects.toThrow(Forbidden)
  await expect(answerNote(reader, say('no'))).rejects.toThrow(Forbidden)
})

test.each(['bo', 'cai', 'hugo'] as const)('to %s it does not exist', async (name) => {
  const stranger = company.as(name, NEXT_DAY)
  expect(await read(stranger)).toBeUndefined()
  for (const attempt of [
    () => acknowledgeNote(stranger, act()),
    () => answerNote(stranger, say('no')),
    () => withdrawNote(stranger, act()),
    () => acknowledgeNote(stranger, act({ noteId: v4() })),
  ])
    await expect(attempt()).rejects.toThrow(NotFound)
})

test('its author withdraws it within a day: both facts stay, the person no longer sees its words', async () => {
  const max = company.as('max', NEXT_DAY)
  expect((await read(max))!.mayWithdraw).toBe(true)
  await withdrawNote(max, act())
  expect(await stored()).toMatchObject({ body: BODY, withdrawnAt: max.now })
  expect(await events()).toEqual(['note.write', 'note.withdraw'])
  expect(await read(company.as('ann', NEXT_DAY))).toMatchObject({
    words: null,
    withdrawnAt: max.now,
    mayAcknowledge: false,
    mayAnswer: false,
  })
  expect(await read(max)).toMatchObject({ words: { body: BODY }, mayWithdraw: false })

  const ann = company.as('ann', NEXT_DAY)
  for (const attempt of [
    () => withdrawNote(max, act()),
    () => acknowledgeNote(ann, act()),
    () => answerNote(ann, say('?')),
  ])
    await expect(attempt()).rejects.toThrow(new Conflict('noteWithdrawn'))
})

test('after 24 hours it stays', async () => {
  const max = company.as('max', LATER)
  expect((await read(max))!.mayWithdraw).toBe(false)
  await expect(withdrawNote(max, act())).rejects.toThrow(Conflict)
  expect(await stored()).toMatchObject({ withdrawnAt: null })
})

test.each(['ann', 'rita', 'eva'] as const)('%s reads it but cannot withdraw it', async (name) => {
  await expect(withdrawNote(company.as(name, NEXT_DAY), act())).rejects.toThrow(Forbidden)
})

test('authority follows the team of today: a former lead keeps only what they wrote', async () => {
  const byRita = await writeNote(
    company.as('rita', WRITTEN),
    writeNoteInput.parse({ formId: v4(), kind: 'reward', personId: company.people.bo, body: 'Well done.' }),
  )
  const byMax = await writeNote(
    company.as('max', WRITTEN),
    writeNoteInput.parse({ formId: v4(), kind: 'reward', personId: company.people.bo, body: 'Thank you.' }),
  )
  const readable = async (name: 'max' | 'hugo') =>
    (await notesFor(company.as(name, NEXT_DAY), eq(note.personId, company.people.bo), 9))
      .map(({ id }) => id)
      .sort()
  expect(await readable('max')).toEqual([byRita, byMax].sort())

  await opened.db
    .update(membership)
    .set({ validTo: '2026-11-14' })
    .where(eq(membership.personId, company.people.bo))
  await opened.db.insert(membership).values({
    id: newId(new Date(NEXT_DAY)),
    personId: company.people.bo,
    teamId: company.teams.hill,
    validFrom: '2026-11-14',
    recordedAt: new Date(NEXT_DAY),
  })
  expect(await readable('max')).toEqual([byMax])
  expect(await readable('hugo')).toEqual([byRita, byMax].sort())
})

test('an answer has an end', () => {
  const at = (answer: string) =>
    answerNoteInput.safeParse({ formId: v4(), noteId, answer }).error?.issues[0]?.message
  expect(at('')).toBe('required')
  expect(at('字'.repeat(700_000))).toBe('tooLong')
})
