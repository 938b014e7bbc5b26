import { eq, and } from 'drizzle-orm'
import { v4 } from 'uuid'
import type { Db, OpenDb } from '../../db/client'
import { logWeek } from '../../db/commands/check-ins/log-week'
import { writeComment } from '../../db/commands/comments/write-comment'
import { writeNote } from '../../db/commands/notes/write-note'
import { signIn } from '../../db/commands/sessions/sign-in'
import { goalPage } from '../../db/queries/goal-page'
import { toDosOf } from '../../db/queries/parts/to-dos'
import { checkIn } from '../../db/schema'
import { logWeekInput } from '../../lib/okr/input/check-ins'
import { writeCommentInput } from '../../lib/okr/input/comments'
import { writeNoteInput } from '../../lib/okr/input/notes'
import { FRIDAY, foundCompany, PASSWORD, type Company } from './company'
import { newJournal, type Journal } from './journal'

const WEEK = '2026-11-09'

/** A company founded through the first server, and its people at work through all of them while something is done to their database. */
export async function whileAtWork(servers: readonly OpenDb[], url: string, disturb: () => Promise<void>) {
  const company = await foundCompany(servers[0]!, url)
  const journal = newJournal()
  let over = false
  const work = atWork(
    company,
    servers.map(({ db }) => db),
    journal,
    () => over,
  )
  await disturb()
  over = true
  return { journal, pages: await work }
}

/**
 * People at work through several servers (`dbs`) until `over`: reps log their week again and again, leads write notes, all comment,
 * sign in and open pages. Each does one thing after the other. Gives back how many pages were opened and how many failed.
 */
async function atWork(company: Company, dbs: Db[], journal: Journal, over: () => boolean) {
  const pages = { opened: 0, failed: 0 }
  let turn = 0
  const db = () => dbs[turn++ % dbs.length]!
  const word = () => `word ${v4()}`

  const logs = async (name: 'ann' | 'bo' | 'cai') => {
    const made = company.goals[name]
    let version = 0
    for (let value = 1; !over(); value++) {
      const happened = word()
      const input = logWeekInput.parse({
        ...{ formId: v4(), week: WEEK },
        goals: {
          [made.id]: {
            version: String(version),
            happened,
            values: { [made.deals]: { value: String(value % 1000) } },
          },
        },
      })
      const told = await journal.write('check-in', happened, () =>
        logWeek(company.as(name, FRIDAY, db()), input),
      )
      if (told === 'done') version += 1
      // A person would look at the page again.
      else
        while (!over() && !(await journal.read(async () => (version = await versionOf(db(), made.id)))))
          continue
    }
  }
  const notes = async () => {
    while (!over()) {
      const body = word()
      const input = writeNoteInput.parse({
        formId: v4(),
        kind: 'reward',
        personId: company.people.ann,
        goalId: '',
        body,
        amount: '',
        changeBy: '',
        support: '',
        target: '',
        ruleId: '',
      })
      await journal.write('note', body, () => writeNote(company.as('max', FRIDAY, db()), input))
    }
  }
  const comments = async (name: 'rita' | 'bo') => {
    while (!over()) {
      const body = word()
      const input = writeCommentInput.parse({
        formId: v4(),
        goalId: company.goals.bo.id,
        checkInId: '',
        adjustmentId: '',
        body,
      })
      await journal.write('comment', body, () => writeComment(company.as(name, FRIDAY, db()), input))
    }
  }
  const signsIn = async () => {
    while (!over()) {
      const visitor = {
        db: db(),
        now: new Date(FRIDAY),
        locale: 'en' as const,
        origin: '127.0.0.1',
        userAgent: 'crash',
        browser: null,
        wait: async () => {},
      }
      // A sign-in is not sent again: the next one opens another session.
      await journal.write(
        'sign-in',
        v4(),
        async () => (await signIn(visitor, { email: 'cai@paceline.example', password: PASSWORD })).sessionId,
        1,
      )
    }
  }
  const reads = async (name: 'max' | 'rita') => {
    while (!over()) {
      const ctx = company.as(name, FRIDAY, db())
      const answered = await journal.read(() =>
        Promise.all([goalPage(ctx, company.goals.ann.id), toDosOf(ctx)]),
      )
      pages.opened += 1
      if (!answered) pages.failed += 1
    }
  }

  await Promise.all([
    logs('ann'),
    logs('bo'),
    logs('cai'),
    notes(),
    comments('rita'),
    comments('bo'),
    signsIn(),
    reads('max'),
    reads('rita'),
    reads('max'),
  ])
  return pages
}

async function versionOf(db: Db, goalId: string): Promise<number> {
  const [found] = await db
    .select({ version: checkIn.version })
    .from(checkIn)
    .where(and(eq(checkIn.goalId, goalId), eq(checkIn.week, WEEK)))
  return found?.version ?? 0
}
