import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support/test'

const rail = (page: Page, name: string) => page.getByRole('navigation', { name, exact: true })

test('an executive reads the quarter on one page, down to a check-in, back to a past week, and takes it along', async ({
  page,
}) => {
  await signIn(page, 'executive')
  await rail(page, 'Main').getByRole('link', { name: 'Rollup' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'The quarter' })).toBeVisible()
  await expect(page.locator('.state')).toContainText('Won revenue')

  await test.step('by team, with what they add up to', async () => {
    const table = page.getByRole('table', { name: /^Won revenue: actual, target/ })
    await expect(table.getByRole('columnheader')).toContainText([
      'Of original',
      'Of adjusted',
      'Coverage, gap',
      '2026 Q3',
    ])
    await expect(table.getByRole('row', { name: /^Halden Systems/ })).toContainText('150,000 short')
    await expect(table.getByRole('row', { name: /^Sum of the teams/ })).toContainText(
      '150,000 short of the target',
    )
    await expect(
      page.getByText(/All of the sum of 3,450,000 is aligned to the target of 3,600,000\sUSD/),
    ).toBeVisible()
    await expect(page.getByRole('table', { name: /^People by status/ })).toBeVisible()
    await expect(page.getByRole('table', { name: /^Adjustments and changes/ })).toContainText('Feedback')
  })

  await test.step('weeks as words', async () => {
    const heat = page.getByRole('table', { name: /^Won revenue: done as a share of what pace/ })
    await expect(heat.getByRole('row', { name: /^Team Neubert/ })).toContainText(/on track|at risk|off track/)
    await expect(heat.getByRole('row', { name: /^Team Neubert/ })).toContainText('not yet')
  })

  await test.step('the charts arrive, each with its table', async () => {
    const charts = page.getByRole('region', { name: 'Charts' })
    for (const figure of await charts.getByRole('figure').all()) {
      await figure.scrollIntoViewIfNeeded()
      await expect(figure.locator('svg.recharts-surface')).toBeVisible()
      await figure.getByText('Show as a table').click()
      await expect(figure.getByRole('table')).toBeVisible()
    }
    await expect(charts.getByRole('figure')).toHaveCount(3)
  })
  await expectAccessible(page)

  await test.step('a surprise leads to what was said that week', async () => {
    const link = page
      .getByRole('region', { name: 'Largest surprises' })
      .getByRole('link', { name: /^Open the check-in of Week \d+/ })
      .first()
    await link.click()
    await expect(page).toHaveURL(/\/goals\/[0-9a-f-]+#week-2026-\d\d-\d\d$/)
    const anchor = new URL(page.url()).hash.slice(1)
    await expect(page.locator(`[id="${anchor}"]`)).toBeVisible()
    await page.goBack()
    await expect(page.getByRole('heading', { level: 1, name: 'The quarter' })).toBeVisible()
  })

  await test.step('as it stood three weeks in', async () => {
    const now = await page
      .getByRole('row', { name: /^Halden Systems/ })
      .first()
      .innerText()
    await page
      .getByRole('navigation', { name: 'As it stood at the end of a week' })
      .getByRole('link', { name: 'Week 42' })
      .click()
    await expect(page.getByText('As it was known at the end of Sunday 18 October')).toBeVisible()
    await expect(page).toHaveURL(/week=2026-W42/)
    await expect(page.getByRole('row', { name: /^Halden Systems/ }).first()).not.toHaveText(now)
  })

  await test.step('as a sheet', async () => {
    const waiting = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export CSV' }).click()
    const download = await waiting
    expect(download.suggestedFilename()).toBe('rollup-Halden Systems-2026 Q4-2026-10-18.csv')
    const text = readFileSync(await download.path(), 'utf8')
    expect(text.startsWith('\uFEFFUnit,Lead,Metric')).toBe(true)
    const rows = parse(text, { bom: true, columns: true }) as Record<string, string>[]
    expect(rows.find((row) => row.Unit === 'Team Neubert')?.['As of']).toBe('2026-10-18')
  })

  await test.step('as a workbook of the same week, a sheet for each table', async () => {
    const { name, sheets, texts } = await workbook(page)
    expect(name).toBe('rollup-Halden Systems-2026 Q4-2026-10-18.xlsx')
    for (const sheet of ['Won revenue (USD)', 'Won deals (deals)', 'People and check-ins', 'Adjustments'])
      expect(sheets).toContain(sheet)
    expect(texts).toContain('2026-10-18')
    expect(texts).toContain('Team Neubert')
  })
})

/** What pressing *Export Excel* brings: the file's name, its sheets' names and all its texts. */
async function workbook(page: Page) {
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export Excel' }).click()
  const download = await waiting
  const files = unzipSync(new Uint8Array(readFileSync(await download.path())))
  const found = (path: string, each: RegExp) =>
    [...strFromU8(files[path]!).matchAll(each)].map(([, text]) => text!)
  return {
    name: download.suggestedFilename(),
    sheets: found('xl/workbook.xml', /<sheet [^>]*name="([^"]*)"/g),
    texts: found('xl/sharedStrings.xml', /<t[^>]*>([^<]*)<\/t>/g),
  }
}

test('a year stands by its quarters, and each leads to its own page', async ({ page }) => {
  await signIn(page, 'executive')
  await page.goto('/rollup')
  await page.getByLabel('Period').selectOption({ label: '2026, year, now' })
  await expect(page.getByRole('heading', { level: 1, name: 'The year' })).toBeVisible()
  const table = page.getByRole('table', { name: /^Won revenue by quarter/ })
  await expect(table.getByRole('row', { name: /^2026 Q3 Team Losch/ })).toContainText(/\d%/)
  await expect(table.getByRole('row', { name: /^Quarters together/ }).first()).toContainText(
    'short of the year',
  )
  await expect(table.getByRole('row', { name: /^Goal of the year/ })).toHaveCount(1)
  await expect(page.getByRole('table', { name: /^Won deals by quarter/ })).toBeVisible()
  await expectAccessible(page)

  const { name, sheets } = await workbook(page)
  expect(name).toBe('rollup-Halden Systems-2026, year-2026-11-13.xlsx')
  expect(sheets).toContain('Won revenue by quarter')

  await page.setViewportSize({ width: 360, height: 800 })
  await expectNoSidewaysScroll(page)
  await table.getByRole('link', { name: '2026 Q3 Team Losch' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'The quarter' })).toBeVisible()
  await expect(page.locator('.where')).toContainText('Team Losch')
  await expect(page.locator('.where')).toContainText('2026 Q3')
  expect((await workbook(page)).name).toBe('rollup-Team Losch-2026 Q3-2026-09-30.xlsx')
})

test('a region’s lead reads the own region in Chinese, and no other', async ({
  page,
  context,
  baseURL,
  expectTrouble,
}) => {
  expectTrouble(/404/)
  await signIn(page, '周文静')
  await context.addCookies([{ name: 'paceline-locale', value: 'zh-CN', url: baseURL }])
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto('/')
  await rail(page, '主导航（底部）').getByRole('button', { name: '更多' }).click()
  await rail(page, '主导航（底部）').getByRole('link', { name: '季度汇总' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '季度汇总' })).toBeVisible()
  await expect(page.locator('.where')).toContainText('East')
  await expect(page.getByRole('row', { name: /^Team Losch/ }).first()).toBeVisible()
  await expect(page.getByText('Team Rouche')).toHaveCount(0)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await page.getByLabel('查看范围').selectOption({ index: 1 })
  await page.getByRole('button', { name: '查看', exact: true }).click()
  await expect(page.locator('.where')).toContainText('Team Losch')
  await expectNoSidewaysScroll(page)

  const elsewhere = await page.request.get('/company')
  const rouche = /\/teams\/([0-9a-f-]{36})[^>]*>Team Rouche</.exec(await elsewhere.text())![1]!
  expect((await page.goto(`/rollup?team=${rouche}`))!.status()).toBe(404)
  expect((await page.request.get(`/rollup/export?team=${rouche}`)).status()).toBe(404)
})

test('to a rep there is no rollup', async ({ page, expectTrouble }) => {
  expectTrouble(/404/)
  await signIn(page, 'rep')
  await expect(rail(page, 'Main').getByRole('link', { name: 'Rollup' })).toHaveCount(0)
  expect((await page.goto('/rollup'))!.status()).toBe(404)
  expect((await page.request.get('/rollup/export')).status()).toBe(404)
})

test('on paper the tables stay tables and nothing is wider than the sheet', async ({ page }) => {
  await signIn(page, 'executive')
  await page.goto('/rollup')
  await page.setViewportSize({ width: 718, height: 1000 })
  await page.emulateMedia({ media: 'print' })
  await expectNoSidewaysScroll(page)
  await expect(page.getByRole('columnheader', { name: 'Of adjusted' }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden()
  await expect(page.getByText('Show as a table').first()).toBeHidden()
})
