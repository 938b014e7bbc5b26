import type { Page } from '@playwright/test'
import { openDb } from '../db/client'
import { buildDemo } from '../db/demo'
import { migrate } from '../db/migrate'
import { newDatabase } from './crash/company'
import { ownPostgres, type OwnPostgres } from './crash/postgres'
import { ownServer } from './support/own-server'
import { expect, expectAccessible, refusal, signIn, test as base } from './support/test'

type Away = { url: string; server: OwnPostgres }

/** The demo company on a PostgreSQL of its own, which can be stopped. */
const test = base.extend<{ away: Away }>({
  away: [
    async ({}, use) => {
      const server = await ownPostgres()
      try {
        await newDatabase(server.url('postgres'), 'demo')
        const opened = await openDb({ url: server.url('demo'), connections: 2 })
        await migrate(opened, server.url('demo'))
        await buildDemo(opened.db, new Date())
        await opened.close()
        const env = {
          DATABASE_URL: server.url('demo'),
          SESSION_SECRET: 's'.repeat(32),
          DATABASE_TIMEOUT: '2',
        }
        await ownServer(
          { script: 'bin/start.mjs', data: 'DATA_DIR', env },
          (line) => /^Paceline is at (\S+)$/.exec(line)?.[1] ?? null,
          (url) => use({ url, server }),
        )
      } finally {
        server.remove()
      }
    },
    { timeout: 240_000 },
  ],
})

const happened = (page: Page) => page.locator('form.sheet textarea[name$=".happened"]').first()
const send = (page: Page) => page.locator('form.sheet button[type=submit]').last().click()

test('while the database is away a form says what was saved and a page what to do, in both languages', async ({
  page,
  away: { url, server },
  expectTrouble,
}) => {
  test.setTimeout(240_000)
  expectTrouble(/500|database-away|React error #441/)
  const speak = (locale: string) =>
    page.context().addCookies([{ name: 'paceline-locale', value: locale, url }])
  await page.goto(`${url}/sign-in`)
  await signIn(page, 'manager')
  await speak('en')
  await page.goto(`${url}/check-in`)
  await happened(page).fill('Three offers went out.')
  server.stop('immediate')

  await test.step('the form', async () => {
    await send(page)
    await expect(refusal(page)).toContainText(
      'The database could not take this just now, so nothing was saved.',
      {
        timeout: 30_000,
      },
    )
    await expect(happened(page)).toHaveValue('Three offers went out.')
    await speak('zh-CN')
    await send(page)
    await expect(refusal(page)).toContainText('数据库', { timeout: 30_000 })
    await expect(refusal(page)).not.toContainText('database-away')
  })

  await test.step('another page', async () => {
    const other = await page.context().newPage()
    await other.goto(`${url}/company`)
    await expect(other.getByText('数据库暂时没有响应。')).toBeVisible()
    await speak('en')
    await other.goto(`${url}/company`)
    await expect(other.getByText('The database does not answer at the moment.')).toBeVisible()
    await expectAccessible(other)
    await other.close()
  })

  await test.step('once it is back, the same form is saved', async () => {
    server.start()
    await expect(async () => {
      expect((await page.request.get(`${url}/`)).ok()).toBe(true)
    }).toPass({ timeout: 30_000 })
    await send(page)
    await expect(
      page
        .getByRole('status')
        .filter({ hasText: /logged/i })
        .first(),
    ).toBeVisible()
    await page.goto('about:blank')
  })
})
