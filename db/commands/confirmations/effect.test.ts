import { v4 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Context } from '../../context'
import { administeredCompany, type AdministeredCompany } from '../../testing/administered-company'
import { confirm, waitingAbout } from '../../testing/waiting'
import { testDb, type TestDb } from '../../testing/test-db'
import { deactivatePerson } from '../people/deactivate'
import { editPerson } from '../people/edit'
import { movePerson } from '../people/move'
import { reactivatePerson } from '../people/reactivate'
import { setRoles } from '../people/set-roles'
import { setLead } from '../teams/set-lead'
import { setParent } from '../teams/set-parent'

const NOW = '2026-11-16T09:00:00Z'
const from = '2026-11-16'

/** What an act of an admin answers is what its page says: done, or that it waits. */
let opened: TestDb
let company: AdministeredCompany
beforeEach(async () => {
  opened = await testDb()
  company = await administeredCompany(opened.db)
})
afterEach(() => opened.close())

/** An admin who is no executive, and one who is. */
const ada = () => company.admin(NOW)
const eva = (): Context => {
  const ctx = company.as('eva', NOW)
  return { ...ctx, viewer: { ...ctx.viewer, admin: true } }
}
/** The same form, sent twice. */
const twice = async (act: (formId: string) => Promise<string | null>) => {
  const formId = v4()
  return [await act(formId), await act(formId)]
}

const lead = (ctx: Context, teamId: string, leadId: string) =>
  twice((formId) => setLead(ctx, { formId, teamId, leadId, from }))

test('appointing a lead, and what then stands below an admin', async () => {
  const { harbour, hill } = company.teams
  const { max, ann } = company.people
  expect(await lead(ada(), harbour, max)).toEqual([null, null])
  expect(await lead(ada(), hill, ada().viewer.id)).toEqual(['waits', 'waits'])
  await confirm(company.as('emil', NOW), (await waitingAbout(ada(), hill))[0]!.id)
  const move = (ctx: Context) =>
    twice((formId) => movePerson(ctx, { formId, personId: ann, teamId: hill, from, goals: [] }))
  const place = (ctx: Context) =>
    twice((formId) => setParent(ctx, { formId, teamId: harbour, parentId: hill, from }))
  for (const act of [move, place]) {
    expect(await act(ada())).toEqual(['waits', 'waits'])
    expect(await act(eva())).toEqual([null, null])
  }
})

test('the role of executive, also given anew, and the address of a lead', async () => {
  const { ann, max, emil } = company.people
  const roles = (personId: string, executive: boolean) =>
    twice((formId) => setRoles(ada(), { formId, personId, executive, admin: false }))
  expect(await roles(ann, true)).toEqual(['waits', 'waits'])
  expect(await roles(ann, false)).toEqual([null, null])
  await deactivatePerson(eva(), { formId: v4(), personId: emil, goals: [] })
  expect(await twice((formId) => reactivatePerson(ada(), { formId, personId: emil }))).toEqual([
    'waits',
    'waits',
  ])
  const address = (personId: string, version: number, email: string) =>
    twice((formId) =>
      editPerson(ada(), {
        formId,
        personId,
        version,
        name: 'Max Test',
        email,
        position: 'Sales',
        locale: 'en',
      }),
    )
  expect(await address(max, 1, 'max.test@paceline.example')).toEqual(['waits', 'waits'])
  expect(await address(ann, 1, 'ann.test@paceline.example')).toEqual([null, null])
})
