import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { getTableName, is, sql } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { createTranslator } from 'next-intl'
import { v4 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { rows, type OpenDb } from '@/db/client'
import { openSession } from '@/db/commands/sessions/open'
import * as schema from '@/db/schema'
import { administeredCompany, type AdministeredCompany } from '@/db/testing/administered-company'
import { testDb } from '@/db/testing/test-db'
import { writeSessionCookie } from '../auth/session-cookie'
import { messages } from '../i18n/messages'
import { idle, type FormState } from '../okr/form-state'
import type { Locale } from '../okr/types'
import type { FormAction } from './action'

// What Next gives a request: its cookies, its headers and its language. The database and the session are real.
const browser = vi.hoisted(() => ({ cookies: new Map<string, string>(), locale: 'en' as 'en' | 'zh-CN' }))
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ 'next-action': 'x', 'user-agent': 'test' }),
  cookies: async () => ({
    get: (name: string) => {
      const value = browser.cookies.get(name)
      return value === undefined ? undefined : { name, value }
    },
    set: (name: string, value: string) => void browser.cookies.set(name, value),
  }),
}))
vi.mock('next/cache', () => ({ revalidatePath: () => undefined }))
vi.mock('next-intl/server', () => ({
  getLocale: async () => browser.locale,
  getTranslations: async (namespace: string) => translator(namespace),
}))
const translator = (namespace: string) =>
  createTranslator({
    locale: browser.locale,
    messages: messages[browser.locale as Locale] as never,
    namespace: namespace as never,
  })

const folder = fileURLToPath(new URL('.', import.meta.url))
const signedInOnly = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => [name, readFileSync(`${folder}${name}`, 'utf8')] as const)
  .filter(([, source]) => /^\s*['"]use server['"]/.test(source))
  .flatMap(([name, source]) =>
    [...source.matchAll(/^export const (\w+) = action\(/gm)].map((match) => [name, match[1]!] as const),
  )

let opened: OpenDb
let company: AdministeredCompany
beforeAll(async () => {
  vi.stubEnv('SESSION_SECRET', 'a secret that is long enough for a test of sessions')
  opened = await testDb()
  ;(globalThis as { pacelineDb?: Promise<OpenDb> }).pacelineDb = Promise.resolve(opened)
  company = await administeredCompany(opened.db)
})
afterAll(async () => {
  delete (globalThis as { pacelineDb?: Promise<OpenDb> }).pacelineDb
  vi.unstubAllEnvs()
  await opened.close()
})

type Name = keyof AdministeredCompany['people']
const signIn = async (name: Name): Promise<void> => {
  const visitor = company.visitor(new Date().toISOString())
  await writeSessionCookie(
    await opened.db.transaction((tx) => openSession(tx, visitor, company.people[name])),
  )
}

const actionOf = async (file: string, name: string): Promise<FormAction> =>
  ((await import(/* @vite-ignore */ `${folder}${file}`)) as Record<string, FormAction>)[name]!

const send = (run: FormAction, fields: Record<string, string>): Promise<FormState> => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  return run(idle, data)
}

/** Every row of every table. */
async function everything(): Promise<string> {
  const tables = Object.values(schema).filter((each) => is(each, PgTable))
  const digests = tables.map(
    (table) =>
      sql`select ${getTableName(table)}::text as name, md5(coalesce(string_agg(t::text, '' order by t::text), '')) as digest from ${table} t`,
  )
  return JSON.stringify(rows(await opened.db.execute(sql.join(digests, sql` union all `))))
}

const plan = () => ({
  formId: v4(),
  version: '0',
  periodId: company.quarters.q4,
  position: 'Retail in the east.',
})

test('there are as many as there are', () => expect(signedInOnly.length).toBeGreaterThan(70))

test.each(signedInOnly)('%s %s refuses a form made for somebody else', async (file, name) => {
  const run = await actionOf(file, name)
  // An executive may do nearly everything: only whom the page was made for stands in the way.
  await signIn('eva')
  const before = await everything()
  for (const locale of ['en', 'zh-CN'] as const) {
    browser.locale = locale
    const typed = { ...plan(), openedBy: company.people.ann, body: 'Typed by Ann.' }
    const answer = await send(run, typed)
    expect(answer).toMatchObject({ status: 'error', values: typed })
    expect(answer.message).toContain(
      {
        en: 'This page was opened by Ann Test; you are signed in as Eva Test. Nothing was saved; what was typed is kept.',
        'zh-CN': '打开这个页面的是Ann Test，现在登录的是Eva Test。内容没有保存；填写的内容还在这里。',
      }[locale],
    )
    expect(answer.conflict, 'the page is not made anew for the other').toBeUndefined()
  }
  browser.locale = 'en'
  expect((await send(run, plan())).message).toBe(
    'This page is too old to be sent. Reload it, then send it again.',
  )
  expect(await everything()).toBe(before)
})

test.each([v4(), 'nobody', "' or true --"])(
  'a form made for %s, whom nobody knows, is somebody else’s',
  async (openedBy) => {
    await signIn('bo')
    const { writePlan } = await import('./plans')
    const answer = await send(writePlan, { ...plan(), openedBy })
    expect(answer.message).toBe(
      'This page was opened by somebody else; you are signed in as Bo Test. Nothing was saved; what was typed is kept.',
    )
  },
)

test('signed in again, the same person saves the form they began', async () => {
  const { writePlan } = await import('./plans')
  const form = { ...plan(), openedBy: company.people.ann }
  const plansOf = (name: Name) =>
    opened.db.$count(schema.personalPlan, sql`${schema.personalPlan.personId} = ${company.people[name]}`)
  await signIn('ann')
  browser.cookies.clear()
  expect((await send(writePlan, form)).message).toContain('You are signed out')
  await signIn('bo')
  expect((await send(writePlan, form)).status).toBe('error')
  await signIn('ann')
  expect((await send(writePlan, form)).status).toBe('done')
  expect([await plansOf('ann'), await plansOf('bo')]).toEqual([1, 0])
  expect(await opened.db.$count(schema.submission)).toBe(1)
})
