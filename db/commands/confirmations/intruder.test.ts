import { and, eq, isNull } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addPersonInput } from '@/lib/okr/input/people'
import { writeNoteInput } from '@/lib/okr/input/notes'
import type { Context } from '../../context'
import { goalPage } from '../../queries/goal-page'
import { notesFor } from '../../queries/parts/notes'
import { sessionFor } from '../../queries/parts/session'
import { planPage } from '../../queries/plan-page'
import { note, person, personRole, team, teamLead } from '../../schema'
import { administeredCompany, PASSWORD, type AdministeredCompany } from '../../testing/administered-company'
import { testDb, type TestDb } from '../../testing/test-db'
import { confirm, confirmationsOf, refuse, waitingAbout } from '../../testing/waiting'
import { writeNote } from '../notes/write-note'
import { acceptInvitation } from '../people/accept-invitation'
import { addPerson } from '../people/add'
import { deactivatePerson } from '../people/deactivate'
import { editPerson } from '../people/edit'
import { invite } from '../people/invite'
import { movePerson } from '../people/move'
import { moveGoals } from '../people/move-goals'
import { reactivatePerson } from '../people/reactivate'
import { setRoles } from '../people/set-roles'
import { signIn } from '../sessions/sign-in'
import { addTeam } from '../teams/add'
import { setLead } from '../teams/set-lead'
import { setParent } from '../teams/set-parent'

/**
 * Ada is an admin and no executive. Each way by which administering could give her sight of Ann's notes, plan and draft is walked:
 * at once she sees nothing, and after an executive's word it works.
 */
let opened: TestDb
let company: AdministeredCompany
let draftId: string
beforeEach(async () => {
  opened = await testDb()
  company = await administeredCompany(opened.db)
  draftId = (await company.goalOf('ann', 'q4', { state: 'draft', name: 'Not ready' })).id
  await writeNote(
    company.as('max', MONDAY),
    writeNoteInput.parse({
      formId: v4(),
      personId: company.people.ann,
      kind: 'reward',
      body: 'Well done.',
    }),
  )
})
afterEach(() => opened.close())

const MONDAY = '2026-11-16T09:00:00Z'
const NEXT_WEEK = '2026-11-24T09:00:00Z'
const password = 'correct horse battery'
const TODAY = '2026-11-16'

/** What somebody knows who signs in at that time. */
async function signedIn(email: string, at: string, secret: string): Promise<Context> {
  const { sessionId } = await signIn(company.visitor(at), { email, password: secret })
  const { viewer, today } = (await sessionFor(opened.db, sessionId, new Date(at)))!
  return { ...company.admin(at), viewer, today }
}
const ada = (at = MONDAY) => signedIn('ada@paceline.example', at, PASSWORD)

async function sees(ctx: Context): Promise<string[]> {
  const { ann } = company.people
  const tried = {
    plan: planPage(ctx, ann, {}),
    draft: goalPage(ctx, draftId),
    notes: notesFor(ctx, eq(note.personId, ann), 9).then((notes) => notes.length || Promise.reject()),
  }
  const found = await Promise.all(
    Object.entries(tried).map(([name, read]) =>
      read.then(
        () => [name],
        () => [],
      ),
    ),
  )
  return found.flat()
}
const all = ['plan', 'draft', 'notes']

const newcomer = async (by: Context, changes: Record<string, string> = {}) => {
  const email = `${v4()}@paceline.example`
  const typed = { formId: v4(), name: 'Ghost', email, locale: 'en', from: TODAY, teamId: '', position: '' }
  return { email, id: await addPerson(by, addPersonInput.parse({ ...typed, ...changes })) }
}
const useLink = async (by: Context, personId: string, at = MONDAY) => {
  const token = await invite(by, { formId: v4(), personId })
  await acceptInvitation(company.visitor(at), { token, newPassword: password })
}
const lead = (ctx: Context, teamId: string, leadId: string | null, from = TODAY) =>
  setLead(ctx, { formId: v4(), teamId, leadId, from })
const edit = (ctx: Context, personId: string, email: string) =>
  editPerson(ctx, { formId: v4(), personId, version: 1, name: 'Max Test', position: '', locale: 'en', email })
/** Makes her the lead of a team of her own, confirmed. */
async function ownTeam(): Promise<string> {
  const id = await addTeam(await ada(), {
    formId: v4(),
    name: 'Office',
    parentId: null,
    leadId: company.people.ada,
    from: TODAY,
  })
  const [waiting] = await waitingAbout(await ada(), id)
  await confirm(company.as('eva', MONDAY), waiting!.id)
  return id
}

describe('an admin', () => {
  test('leading the team themselves, and back on the same day: nothing is seen, and every row stays', async () => {
    const { harbour } = company.teams
    await lead(await ada(), harbour, company.people.ada)
    expect(await sees(await ada())).toEqual([])
    // Who led it has stopped; until the appointment counts, the lead above decides.
    expect(await sees(await signedIn('max@paceline.example', MONDAY, PASSWORD))).toEqual(['notes'])
    expect(await sees(await signedIn('rita@paceline.example', MONDAY, PASSWORD))).toEqual(all)
    await lead(await ada(), harbour, company.people.max)
    expect(await sees(await ada())).toEqual([])
    expect(await sees(await signedIn('max@paceline.example', MONDAY, PASSWORD))).toEqual(all)
    const rows = await opened.db.select().from(teamLead).where(eq(teamLead.teamId, harbour))
    expect(
      rows
        .map(({ personId, validFrom, validTo, supersededAt }) => [
          personId,
          validFrom,
          validTo,
          supersededAt !== null,
        ])
        .sort(),
    ).toEqual(
      [
        [company.people.max, '2026-09-01', null, true],
        [company.people.max, '2026-09-01', TODAY, false],
        [company.people.max, TODAY, null, false],
      ].sort(),
    )
  })

  test('leading it from a day on that lies ahead', async () => {
    await lead(await ada(), company.teams.harbour, company.people.ada, '2026-11-20')
    expect(await sees(await ada('2026-11-21T09:00:00Z'))).toEqual([])
  })

  test('confirmed by an executive it works from then on, and both acts stand in the history', async () => {
    const { harbour } = company.teams
    await lead(await ada(), harbour, company.people.ada)
    const [waiting] = await waitingAbout(await ada(), harbour)
    expect(waiting).toMatchObject({ kind: 'lead', takesEffectOn: null, askedBy: company.people.ada })
    await confirm(company.as('eva', '2026-11-17T09:00:00Z'), waiting!.id)
    expect(await sees(await ada('2026-11-17T09:01:00Z'))).toEqual(all)
    const [row] = await opened.db
      .select()
      .from(teamLead)
      .where(and(eq(teamLead.teamId, harbour), isNull(teamLead.supersededAt), isNull(teamLead.validTo)))
    expect(row).toMatchObject({ validFrom: '2026-11-17', recordedBy: company.people.eva })
    expect((await company.told(company.people.ada)).map(({ event }) => event)).toEqual([
      'confirmation.ask',
      'confirmation.settle',
    ])
  })

  test('who asked, whom it concerns and who is no executive confirm nothing; declined, it is over', async () => {
    const { harbour } = company.teams
    await lead(await ada(), harbour, company.people.ada)
    const [waiting] = await waitingAbout(await ada(), harbour)
    const asAda = await ada()
    await expect(confirm(asAda, waiting!.id)).rejects.toMatchObject({ key: 'forbidden' })
    const evenThen = { ...asAda, viewer: { ...asAda.viewer, executive: true } }
    await expect(confirm(evenThen, waiting!.id)).rejects.toMatchObject({ key: 'ownLinkOut' })
    await expect(refuse(company.as('ann', MONDAY), waiting!.id)).rejects.toMatchObject({ key: 'notFound' })
    await refuse(company.as('emil', MONDAY), waiting!.id)
    await expect(confirm(company.as('eva', MONDAY), waiting!.id)).rejects.toMatchObject({
      key: 'confirmationSettled',
    })
    expect(await sees(await ada(NEXT_WEEK))).toEqual([])
  })

  test('an account made up for it, whose link they used', async () => {
    const ghost = await newcomer(await ada())
    await useLink(await ada(), ghost.id)
    await lead(await ada(), company.teams.harbour, ghost.id)
    expect(await sees(await signedIn(ghost.email, MONDAY, password))).toEqual([])
    expect(await waitingAbout(await ada(), company.teams.harbour)).toHaveLength(1)
  })

  test('an account whose link is still out, used after the appointment', async () => {
    const ghost = await newcomer(await ada())
    const token = await invite(await ada(), { formId: v4(), personId: ghost.id })
    await lead(await ada(), company.teams.harbour, ghost.id)
    const [waiting] = await waitingAbout(await ada(), company.teams.harbour)
    await expect(confirm(company.as('eva', MONDAY), waiting!.id)).rejects.toMatchObject({
      key: 'confirmationNeedsPassword',
    })
    await acceptInvitation(company.visitor(MONDAY), { token, newPassword: password })
    expect(await sees(await signedIn(ghost.email, MONDAY, password))).toEqual([])
    await confirm(company.as('eva', MONDAY), waiting!.id)
    expect(await sees(await signedIn(ghost.email, MONDAY, password))).toEqual(all)
  })

  test('a colleague whose password they chose anew by a link, before making them a lead', async () => {
    await useLink(await ada(), company.people.bo)
    await lead(await ada(), company.teams.harbour, company.people.bo)
    expect(await sees(await signedIn('bo@paceline.example', MONDAY, password))).toEqual([])
  })

  test('a second admin made for it, who appoints the first', async () => {
    const ghost = await newcomer(await ada(), { admin: 'on' })
    await useLink(await ada(), ghost.id)
    const asGhost = await signedIn(ghost.email, MONDAY, password)
    await lead(asGhost, company.teams.harbour, company.people.ada)
    expect(await sees(await ada())).toEqual([])
    // Nor when the first is no admin any more.
    await setRoles(asGhost, { formId: v4(), personId: company.people.ada, executive: false, admin: false })
    await lead(asGhost, company.teams.harbour, company.people.ada)
    expect(await sees(await ada())).toEqual([])
  })

  test('somebody else, whose account is theirs, becomes a lead at once', async () => {
    await lead(await ada(), company.teams.harbour, company.people.hugo)
    expect(await sees(await signedIn('hugo@paceline.example', MONDAY, PASSWORD))).toEqual(all)
  })

  test('moving somebody into the team they lead, or that team’s team below it', async () => {
    const office = await ownTeam()
    const { ann } = company.people
    const move = (teamId: string) =>
      ada().then((ctx) => movePerson(ctx, { formId: v4(), personId: ann, teamId, from: TODAY, goals: [] }))
    await move(office)
    expect(await sees(await ada())).toEqual([])
    const [waiting] = await waitingAbout(await ada(), ann)
    expect(waiting).toMatchObject({ kind: 'member', valueId: office })
    await confirm(company.as('emil', MONDAY), waiting!.id)
    expect(await sees(await ada())).toEqual(['plan', 'notes'])

    // The draft still counts in the old team: taking it along is for those above it.
    const along = { index: 0, value: { goalId: draftId, decision: 'moves' as const, keyResults: [] } }
    await expect(
      moveGoals(await ada(), { formId: v4(), personId: ann, goals: [along] }),
    ).rejects.toMatchObject({
      key: 'notFound',
    })
    await moveGoals(company.as('rita', MONDAY), { formId: v4(), personId: ann, goals: [along] })
    expect(await sees(await ada())).toEqual(all)
  })

  test('taking an agreed goal along into the team they lead', async () => {
    const office = await ownTeam()
    const { id: goalId } = await company.goalOf('bo')
    const along = [{ index: 0, value: { goalId, decision: 'moves' as const, keyResults: [] } }]
    await movePerson(asExecutiveAdmin(), {
      ...{ formId: v4(), personId: company.people.bo, teamId: office, from: TODAY, goals: [] },
    })
    await expect(
      moveGoals(await ada(), { formId: v4(), personId: company.people.bo, goals: along }),
    ).rejects.toMatchObject({ fields: { 'goals.0.decision': { key: 'goalForLeadAbove' } } })
  })

  test('putting a team below one they lead, or their team above it', async () => {
    const office = await ownTeam()
    const { west, harbour } = company.teams
    await setParent(await ada(), { formId: v4(), teamId: harbour, parentId: office, from: TODAY })
    expect(await sees(await ada())).toEqual([])
    await refuse(company.as('eva', MONDAY), (await waitingAbout(await ada(), harbour))[0]!.id)
    await setParent(await ada(), { formId: v4(), teamId: west, parentId: office, from: '2026-10-05' })
    expect(await sees(await ada())).toEqual([])
    const [waiting] = await waitingAbout(await ada(), west)
    await confirm(company.as('eva', MONDAY), waiting!.id)
    expect(await sees(await ada())).toEqual(all)
  })

  test('a team made for it, and put above', async () => {
    const id = await addTeam(await ada(), {
      formId: v4(),
      name: 'Above',
      parentId: null,
      leadId: company.people.ada,
      from: TODAY,
    })
    await setParent(await ada(), { formId: v4(), teamId: company.teams.west, parentId: id, from: TODAY })
    expect(await sees(await ada())).toEqual([])
    // The team stands there; whoever confirms the lead sees what is below it.
    const [lead] = await waitingAbout(await ada(), id)
    await confirm(company.as('eva', MONDAY), lead!.id)
    expect(await sees(await ada())).toEqual(all)
  })

  test('the password of a lead by a link: not at once, and not after taking the team from them', async () => {
    const { max } = company.people
    await expect(useLink(await ada(), max)).rejects.toMatchObject({ key: 'invitationUnconfirmed' })
    await lead(await ada(), company.teams.harbour, null)
    await expect(useLink(await ada(), max)).rejects.toMatchObject({ key: 'invitationUnconfirmed' })
    await signedIn('max@paceline.example', MONDAY, PASSWORD)
    // Whose password it is may say no as well.
    const asMax = await signedIn('max@paceline.example', MONDAY, PASSWORD)
    const [told] = await confirmationsOf(asMax)
    expect(told).toMatchObject({ kind: 'link', confirms: false, refuses: 'declined' })
    await refuse(asMax, told!.id)
    await expect(useLink(await ada(), max)).rejects.toMatchObject({ key: 'invitationUnconfirmed' })
  })

  test('another address for a lead: it is the old one until an executive confirms it', async () => {
    const { max } = company.people
    await edit(await ada(), max, 'other@paceline.example')
    await expect(signedIn('other@paceline.example', MONDAY, PASSWORD)).rejects.toThrow()
    await signedIn('max@paceline.example', MONDAY, PASSWORD)
    const [waiting] = await waitingAbout(await ada(), max)
    await confirm(company.as('eva', MONDAY), waiting!.id)
    await signedIn('other@paceline.example', MONDAY, PASSWORD)
    await expect(signedIn('max@paceline.example', MONDAY, PASSWORD)).rejects.toThrow()
  })

  test('becoming an executive, and bringing one back', async () => {
    const { ada: self, emil } = company.people
    await setRoles(await ada(), { formId: v4(), personId: self, executive: true, admin: true })
    expect((await ada()).viewer.executive).toBe(false)
    expect(await sees(await ada())).toEqual([])
    await deactivatePerson(asExecutiveAdmin(), { formId: v4(), personId: emil, goals: [] })
    await reactivatePerson(await ada(), { formId: v4(), personId: emil })
    expect((await signedIn('emil@paceline.example', MONDAY, PASSWORD)).viewer.executive).toBe(false)
  })

  test('taking the team from its lead, deactivating them, and bringing them back gives nobody more', async () => {
    const { max } = company.people
    await deactivatePerson(await ada(), { formId: v4(), personId: max, goals: [] })
    expect(await sees(await ada())).toEqual([])
    await reactivatePerson(await ada(), { formId: v4(), personId: max })
    expect(await sees(await signedIn('max@paceline.example', MONDAY, PASSWORD))).toEqual(['notes'])
  })
})

/** Eva, were she an admin, too. */
const asExecutiveAdmin = (at = MONDAY): Context => {
  const ctx = company.as('eva', at)
  return { ...ctx, viewer: { ...ctx.viewer, admin: true } }
}

describe('an admin who is a confirmed executive', () => {
  test('does not wait with leads, places, links and addresses', async () => {
    const { ann, bo, eva, max } = company.people
    const ctx = asExecutiveAdmin()
    await lead(ctx, company.teams.hill, eva)
    await lead(ctx, company.teams.harbour, bo)
    await movePerson(ctx, { formId: v4(), personId: ann, teamId: company.teams.hill, from: TODAY, goals: [] })
    await useLink(ctx, max)
    await edit(ctx, bo, 'bo.new@paceline.example')
    expect((await signedIn('bo.new@paceline.example', MONDAY, PASSWORD)).viewer.leads).toEqual([
      company.teams.harbour,
    ])
    expect(await confirmationsOf(ctx)).toEqual([])
  })

  test('voids a link another admin has for who becomes a lead', async () => {
    const token = await invite(await ada(), { formId: v4(), personId: company.people.bo })
    await lead(asExecutiveAdmin(), company.teams.harbour, company.people.bo)
    await expect(
      acceptInvitation(company.visitor(MONDAY), { token, newPassword: password }),
    ).rejects.toMatchObject({ key: 'invitationGone' })
  })

  test('needs another one where the product asks for another', async () => {
    await setRoles(asExecutiveAdmin(), {
      formId: v4(),
      personId: company.people.bo,
      executive: true,
      admin: false,
    })
    expect((await signedIn('bo@paceline.example', MONDAY, PASSWORD)).viewer.executive).toBe(false)
    const [waiting] = await confirmationsOf(company.as('emil', MONDAY))
    await expect(confirm(asExecutiveAdmin(), waiting!.id)).rejects.toMatchObject({ key: 'ownConfirmation' })
    await confirm(company.as('emil', MONDAY), waiting!.id)
    expect((await signedIn('bo@paceline.example', MONDAY, PASSWORD)).viewer.executive).toBe(true)
  })
})

describe('where nobody could confirm it', () => {
  beforeEach(async () => {
    await opened.db.update(person).set({ passwordHash: null }).where(eq(person.id, company.people.eva))
    await opened.db
      .update(personRole)
      .set({ revokedAt: new Date('2026-09-02T08:00:00Z') })
      .where(eq(personRole.personId, company.people.emil))
  })

  test('it takes effect after seven whole days, and those concerned are told until when', async () => {
    const { harbour } = company.teams
    await lead(await ada(), harbour, company.people.ada)
    const told = { kind: 'lead', state: 'waiting', takesEffectOn: '2026-11-24' }
    for (const name of ['max', 'rita'] as const)
      expect(await confirmationsOf(company.as(name, MONDAY))).toMatchObject([told])
    expect(await confirmationsOf(await ada())).toMatchObject([told])
    expect(await confirmationsOf(company.as('cai', MONDAY))).toEqual([])
    expect(await sees(await ada('2026-11-23T23:59:00Z'))).toEqual([])
    expect(await sees(await ada(NEXT_WEEK))).toEqual(all)
    expect(await confirmationsOf(await ada(NEXT_WEEK))).toMatchObject([{ ...told, state: 'in_force' }])
  })

  test('an executive who is there by then can say no, or yes at once', async () => {
    const { harbour, hill } = company.teams
    await lead(await ada(), harbour, company.people.ada)
    await lead(await ada(), hill, company.people.ada)
    await opened.db.update(person).set({ passwordHash: 'chosen' }).where(eq(person.id, company.people.eva))
    const [no] = await waitingAbout(await ada(), harbour)
    const [yes] = await waitingAbout(await ada(), hill)
    await refuse(company.as('eva', MONDAY), no!.id)
    await confirm(company.as('eva', MONDAY), yes!.id)
    expect((await ada()).viewer.leads).toEqual([hill])
    expect((await ada(NEXT_WEEK)).viewer.leads).toEqual([hill])
  })

  test('members, parents, links, addresses and roles, likewise', async () => {
    const { ann, max, ada: self, bo } = company.people
    await opened.db.insert(teamLead).values({
      id: v4(),
      teamId: (
        await opened.db
          .insert(team)
          .values({ id: v4(), name: 'Office', createdAt: new Date(MONDAY), version: 1 })
          .returning()
      )[0]!.id,
      personId: self,
      validFrom: '2026-09-01',
      recordedAt: new Date(MONDAY),
    })
    const office = (await ada()).viewer.leads[0]!
    const ctx = await ada()
    await movePerson(ctx, { formId: v4(), personId: ann, teamId: office, from: TODAY, goals: [] })
    await setParent(ctx, { formId: v4(), teamId: company.teams.hill, parentId: office, from: TODAY })
    await setRoles(ctx, { formId: v4(), personId: bo, executive: true, admin: false })
    await edit(ctx, max, 'other@paceline.example')
    const token = await invite(ctx, { formId: v4(), personId: company.people.hugo })
    const accept = (at: string) => acceptInvitation(company.visitor(at), { token, newPassword: password })
    const before = '2026-11-23T23:59:00Z'
    await expect(accept(before)).rejects.toMatchObject({
      key: 'invitationWaits',
      values: { day: '2026-11-24' },
    })
    expect((await ada(before)).viewer.leads).toEqual([office])
    expect(await sees(await ada(before))).toEqual([])
    await expect(signedIn('other@paceline.example', before, PASSWORD)).rejects.toThrow()
    expect((await signedIn('bo@paceline.example', before, PASSWORD)).viewer.executive).toBe(false)

    await accept(NEXT_WEEK)
    expect((await ada(NEXT_WEEK)).viewer.leads).toHaveLength(2)
    expect(await sees(await ada(NEXT_WEEK))).toEqual(['plan', 'notes'])
    await signedIn('other@paceline.example', NEXT_WEEK, PASSWORD)
    expect((await signedIn('bo@paceline.example', NEXT_WEEK, PASSWORD)).viewer.executive).toBe(true)
  })

  test('declined before its day, everything is as it was', async () => {
    const { ann, max } = company.people
    const ctx = await ada()
    await edit(ctx, max, 'other@paceline.example')
    const [waiting] = await waitingAbout(ctx, max)
    await refuse(company.as('eva', MONDAY), waiting!.id)
    await signedIn('max@paceline.example', NEXT_WEEK, PASSWORD)
    expect(await sees(await signedIn('max@paceline.example', NEXT_WEEK, PASSWORD))).toEqual(all)
    expect(ann).toBeDefined()
  })
})
