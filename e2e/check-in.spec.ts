import type { Locator, Page } from '@playwright/test'
import { expect, expectAccessible, expectNoSidewaysScroll, said, signIn, test } from './support/test'

const PASSWORD = 'every-week-counts'
/** Leads the team the reps below are in. */
const LEAD = 'melvin.marxen'
const person = (email: string) => ({ email: `${email}@paceline.example`, password: PASSWORD })

/** What differs between the two languages of one journey. */
const words = {
  'zh-CN': {
    revenue: '截至今天的成交额',
    deals: /截至今天的.*单/,
    unreadable: '看不懂“4万零346”。请写成40,346或4.03万。',
    makes: /即.*单/,
    sent: '本周回顾已提交。',
    restored: '已恢复你上次在这台设备上填写的内容。',
    happened: '本周签下两份合同，演示之后当天报价。',
  },
  en: {
    revenue: 'Won revenue to date',
    deals: /deals to date/,
    unreadable: '“4万零346” cannot be read as a number. Write it like 40,346 or 40.3k.',
    makes: /Makes .*deals/,
    sent: 'This week’s check-in is sent.',
    restored: 'What you had typed on this device is back.',
    happened: 'Two contracts signed; quoting on the day of the demo works.',
  },
} as const

async function readIn(page: Page, locale: 'en' | 'zh-CN') {
  await page
    .context()
    .addCookies([{ name: 'paceline-locale', value: locale, url: new URL(page.url()).origin }])
  await page.goto('/')
}

const form = (page: Page) => page.locator('form.sheet')
const value = (page: Page, index: number): Locator => form(page).locator('input[name$=".value"]').nth(index)
const happened = (page: Page): Locator => form(page).locator('textarea[name$=".happened"]').first()
/** For every goal of the form, so that the whole week is logged. */
async function confidence(page: Page, step: number): Promise<void> {
  for (const one of await form(page).locator(`input[type=radio][value="${step}"]`).all())
    await one.check({ force: true })
}
const send = (page: Page) => form(page).locator('button[type=submit]').click()
const problem = (page: Page) => page.locator('.error-summary')
const kept = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('paceline-draft')).length)

for (const [locale, who] of [
  ['zh-CN', 'gladys.colclough'],
  ['en', 'anna.snelling'],
] as const)
  test(`a rep logs the week in ${locale}: an error keeps what was typed, the totals stand there after`, async ({
    page,
  }) => {
    const t = words[locale]
    await signIn(page, person(who))
    await readIn(page, locale)
    await page.goto('/check-in')
    await expectAccessible(page)
    const revenue = form(page).getByLabel(t.revenue).first()
    const deals = form(page).getByLabel(t.deals).first()

    await revenue.fill('4万零346')
    await deals.fill('+2')
    await expect(form(page)).toContainText(t.makes)
    await confidence(page, 6)
    await happened(page).fill(t.happened)
    await send(page)
    await expect(problem(page).getByRole('link')).toContainText(t.unreadable)
    await expect(problem(page)).toBeFocused()
    await expect(revenue).toHaveValue('4万零346')
    await expect(revenue).toHaveAttribute('aria-invalid', 'true')
    await expect(happened(page)).toHaveValue(t.happened)
    await expectAccessible(page)

    await revenue.fill('90万')
    await send(page)
    await expect(revenue).toHaveValue('900000')
    await expect(deals).toHaveValue(/^\d+$/)
    await expect(happened(page)).toHaveValue(t.happened)
    expect(await kept(page)).toBe(0)

    await page.goto('/')
    await expect(page.locator('.state')).toContainText(t.sent)
    await expectAccessible(page)
  })

test('who leaves a goal empty is told that it has no check-in', async ({ page }) => {
  await signIn(page, person(LEAD))
  await readIn(page, 'en')
  await page.goto('/check-in')
  await form(page).locator('input[type=radio][value="6"]').first().check({ force: true })
  await send(page)
  await said(page, 'One goal is logged. One was left empty and has no check-in for this week.')
  await expect(page.locator('.state')).toContainText('1 of 2 goals is logged')
})

test('a draft survives a reload, and goes with the sign-out', async ({ page }) => {
  await signIn(page, person('cecily.lampkin'))
  await readIn(page, 'en')
  await page.goto('/check-in')
  await happened(page).fill(words.en.happened)
  await value(page, 0).fill('12k')
  await confidence(page, 4)
  await expect.poll(() => kept(page)).toBe(1)
  await page.reload()
  await expect(page.getByText(words.en.restored)).toBeVisible()
  await expect(happened(page)).toHaveValue(words.en.happened)
  await expect(value(page, 0)).toHaveValue('12k')
  await expect(form(page).locator('input[type=radio][value="4"]').first()).toBeChecked()
  await page.getByRole('button', { name: 'Sign out' }).first().click()
  await page.waitForURL('**/sign-in**')
  expect(await kept(page)).toBe(0)
})

test('without a connection nothing typed is lost, and a retry saves it once', async ({
  page,
  expectTrouble,
}) => {
  expectTrouble(/check-in/)
  expectTrouble(/ERR_FAILED/)
  await signIn(page, person('lajuana.vencill'))
  await readIn(page, 'en')
  await page.goto('/check-in')
  await value(page, 1).fill('+1')
  await confidence(page, 5)
  await happened(page).fill(words.en.happened)

  await page.context().setOffline(true)
  await send(page)
  await expect(problem(page)).toContainText('No connection')
  await expect(happened(page)).toHaveValue(words.en.happened)
  await page.context().setOffline(false)

  // The answer is lost on the way back: the server has it, the browser does not know.
  await page.route('**/check-in', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    await route.fetch()
    await route.abort('failed')
  })
  const lost = page.waitForEvent('requestfailed')
  await send(page)
  await lost
  await expect(problem(page)).toContainText('No connection')
  await page.unroute('**/check-in')
  await send(page)
  await expect(problem(page)).toHaveCount(0)
  await page.goto('/check-in')
  await expect(happened(page)).toHaveValue(words.en.happened)
  await expect(page.locator('.state')).toContainText('The week is logged: on time.')
})

test('somebody else was first: both stand there, nothing is overwritten unseen', async ({
  page,
  anotherBrowser,
}) => {
  await signIn(page, person('jonathan.berthelot'))
  await readIn(page, 'en')
  await page.goto('/check-in')
  await happened(page).fill('What the rep typed.')
  await value(page, 1).fill('+1')
  await expect.poll(() => kept(page)).toBe(1)
  const draft = await page.evaluate(() =>
    Object.keys(localStorage).find((key) => key.startsWith('paceline-draft'))!,
  )
  const owner = draft.split(':')[3]

  const lead = await anotherBrowser()
  await signIn(lead, person(LEAD))
  await readIn(lead, 'en')
  await lead.goto(`/check-in?for=${owner}`)
  await expect(lead.getByRole('heading', { level: 1 })).toHaveText('Weekly check-in for Jonathan Berthelot')
  await confidence(lead, 3)
  await happened(lead).fill('What the lead typed.')
  await send(lead)
  await expect(lead.locator('.state')).toContainText('The week is logged')

  await send(page)
  await expect(problem(page)).toContainText('has a newer check-in than this form')
  await expect(page.getByText('Newer than this form: saved by Melvin Marxen')).toBeVisible()
  await expect(page.getByText('What the lead typed.', { exact: true })).toBeVisible()
  await expect(happened(page)).toHaveValue('What the rep typed.')
  await expectAccessible(page)

  await send(page)
  await expect(problem(page)).toHaveCount(0)
  await lead.reload()
  await expect(happened(lead)).toHaveValue('What the rep typed.')
})

test('a lead excuses a week, and nothing is asked for in it', async ({ page, anotherBrowser }) => {
  const lead = await anotherBrowser()
  await signIn(page, person('darcel.schlecht'))
  await readIn(page, 'en')
  await page.goto('/check-in')
  await happened(page).fill('On leave.')
  await expect.poll(() => kept(page)).toBe(1)
  const draft = await page.evaluate(() =>
    Object.keys(localStorage).find((key) => key.startsWith('paceline-draft'))!,
  )
  await signIn(lead, person(LEAD))
  await readIn(lead, 'en')
  await lead.goto(`/check-in?for=${draft.split(':')[3]}`)
  await lead.getByText('Excuse this week instead').click()
  await lead.getByLabel(/Reason/).fill('Leave')
  await lead.getByRole('button', { name: /^Excuse Week/ }).click()
  await expect(lead.locator('.state')).toContainText('This week is excused by Melvin Marxen')
  await page.goto('/')
  await expect(page.locator('.state')).toContainText('You are excused')
  await lead.getByRole('button', { name: 'Let the week count again' }).click()
  await expect(lead.locator('.state')).toContainText('due today')
})

test('the form works without script', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false, locale: 'en-US' })
  const page = await context.newPage()
  await signIn(page, person('marty.freudenburg'))
  await context.addCookies([{ name: 'paceline-locale', value: 'en', url: baseURL! }])
  await page.goto('/check-in')
  await value(page, 0).fill('abc')
  await happened(page).fill('Typed without script.')
  await send(page)
  await expect(problem(page)).toContainText('“abc” cannot be read as a number')
  await expect(happened(page)).toHaveValue('Typed without script.')
  await value(page, 0).fill('1.2M')
  await confidence(page, 5)
  await send(page)
  await expect(page.locator('.state')).toContainText('The week is logged: on time.')
  await page.goto('/check-in')
  await expect(value(page, 0)).toHaveValue('1200000')
  await context.close()
})

test('a week of somebody one does not lead, and of nobody, is not found', async ({ page, expectTrouble }) => {
  expectTrouble(/404/)
  await signIn(page, person('gladys.colclough'))
  const draftOf = async (query: string) => (await page.goto(`/check-in?for=${query}`))!.status()
  expect(await draftOf('0193abef-3180-7000-8000-ea8d81a93970')).toBe(404)
  expect(await draftOf('nobody')).toBe(404)
  expect((await page.goto('/check-in?week=2031-01-01'))!.status()).toBe(200)
  expect((await page.goto('/check-in?week=soon'))!.status()).toBe(200)
})

test('both pages fit a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await signIn(page, person('gladys.colclough'))
  for (const path of ['/', '/check-in']) {
    await page.goto(path)
    await expectNoSidewaysScroll(page)
  }
})
