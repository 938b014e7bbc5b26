import type { Page } from '@playwright/test'
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  goalOf,
  press,
  refusal,
  signIn,
  test,
} from './support/test'

/** Somebody else signs in where another was: in a second tab of the same browser, whose first one stays as it is. */
async function switchTo(tab: Page, name: string): Promise<void> {
  await tab.goto('/settings')
  if (!new URL(tab.url()).pathname.startsWith('/sign-in')) {
    await tab.locator('.rail button[type=submit]').click()
    await tab.waitForURL('**/sign-in')
  }
  await signIn(tab, name)
}

const english = (page: Page) =>
  page.context().addCookies([{ name: 'paceline-locale', value: 'en', url: new URL(page.url()).origin }])

const HERS = 'Three offers went out; two clients asked for more time.'
const happened = (page: Page) => page.locator('form.sheet textarea[name$=".happened"]').first()
const send = (page: Page) => page.locator('form.sheet button[type=submit]').last().click()
const asWords = (opener: string, viewer: string) =>
  `This page was opened by ${opener}; you are signed in as ${viewer}. Nothing was saved; what was typed is kept.`

test('a week typed by one person is not saved as another’s who signed in since, and is once she is back', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000)
  await signIn(page, 'Versie Hillebrand')
  await english(page)
  await page.goto('/check-in')
  await happened(page).fill(HERS)
  const tab = await context.newPage()
  await switchTo(tab, 'Maureen Marcano')
  await english(tab)

  await test.step('refused with both names, twice over', async () => {
    for (const turn of [1, 2]) {
      await send(page)
      await expect(refusal(page), `${turn}`).toContainText(asWords('Versie Hillebrand', 'Maureen Marcano'))
      await expect(happened(page)).toHaveValue(HERS)
    }
    await expectAccessible(page)
    await page.setViewportSize({ width: 360, height: 800 })
    await expectNoSidewaysScroll(page)
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  await test.step('the other one has nothing of it: not saved, not in a draft', async () => {
    await tab.goto('/check-in')
    await expect(happened(tab)).not.toHaveValue(HERS)
    await expect(tab.getByText('What you had typed on this device is back.')).toHaveCount(0)
  })

  await test.step('in Chinese', async () => {
    await context.addCookies([{ name: 'paceline-locale', value: 'zh-CN', url: new URL(page.url()).origin }])
    await send(page)
    await expect(refusal(page)).toContainText(
      '打开这个页面的是Versie Hillebrand，现在登录的是Maureen Marcano。内容没有保存；填写的内容还在这里。',
    )
    await english(page)
  })

  await test.step('she signs in again in the other tab: the form saves', async () => {
    await switchTo(tab, 'Versie Hillebrand')
    await english(tab)
    await send(page)
    await expect(refusal(page)).toHaveCount(0)
    await tab.goto('/check-in')
    await expect(happened(tab)).toHaveValue(HERS)
  })
})

test('without script too: what was typed comes back, and is sent again once its writer is back', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000)
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false, locale: 'en-US' })
  const page = await context.newPage()
  await signIn(page, 'Violet Mclelland')
  await english(page)
  const ofHers = new URL(await goalOf(page), page.url()).pathname
  const tab = await context.newPage()
  const [hers, others] = ['Violet Mclelland', 'Maureen Marcano'] as const

  await test.step('the week: the page would be another’s by now, and shows her words alone', async () => {
    await page.goto('/check-in')
    await happened(page).fill(HERS)
    await switchTo(tab, others)
    await english(tab)
    await send(page)
    await expect(page.getByText(asWords(hers, others)).first()).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: HERS })).toBeVisible()
    // Pressing again does not make the words another's.
    await press(page, 'Send it again')
    await expect(page.getByText(asWords(hers, others)).first()).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: HERS })).toBeVisible()
    await tab.goto('/check-in')
    await expect(happened(tab)).not.toHaveValue(HERS)
    await switchTo(tab, hers)
    await english(tab)
    await press(page, 'Send it again')
    await tab.goto('/check-in')
    await expect(happened(tab)).toHaveValue(HERS)
  })

  await test.step('a page that is not there for the other: the words all the same', async () => {
    await page.goto(`${ofHers}/edit`)
    await page.locator('textarea[name=support]').fill('One day a week kept free for visits.')
    await switchTo(tab, 'admin')
    await english(tab)
    await page.locator('form:has(textarea[name=support]) button[type=submit]').last().click()
    await expect(page.getByText(asWords(hers, '罗晓明'))).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: 'kept free for visits' })).toBeVisible()
  })
  await context.close()
})

test('an admin’s form, and a button alone, are nobody else’s to send', async ({ page, context }) => {
  await signIn(page, 'admin')
  await english(page)
  const settings = await context.newPage()
  await settings.goto('/settings')
  await page.goto('/admin/teams')
  await page.getByRole('link', { name: 'Team Marxen' }).first().click()
  const name = page.locator('input[name=name]')
  await name.fill('Team Renamed')
  const tab = await context.newPage()
  await switchTo(tab, 'executive')
  await english(tab)
  await press(page, 'Rename the team')
  await expect(refusal(page)).toContainText(asWords('罗晓明', 'Helena Marsh'))
  await expect(name).toHaveValue('Team Renamed')
  await press(settings, 'Set the language')
  await expect(refusal(settings)).toContainText(asWords('罗晓明', 'Helena Marsh'))
  await tab.goto('/search?q=Team Renamed')
  await expect(tab.getByRole('link', { name: 'Team Renamed' })).toHaveCount(0)
})

test('an adjustment begun by one person is not proposed by another who signed in between its two steps', async ({
  page,
  context,
}) => {
  await signIn(page, 'Violet Mclelland')
  await english(page)
  await page.goto(`${new URL(await goalOf(page), page.url()).pathname}/adjust`)
  await page.locator('input[name="keyResults.0.target"]').fill('12345')
  const tab = await context.newPage()
  await switchTo(tab, 'executive')
  await english(tab)
  await page.locator('button[name=check]').click()
  await page.locator('select[name=reason]').selectOption('market')
  await page.locator('textarea[name=explanation]').fill('Two clients wait for their budget.')
  await page.locator('form:has(textarea[name=explanation]) button[type=submit]').click()
  await expect(refusal(page)).toContainText(asWords('Violet Mclelland', 'Helena Marsh'))
  await expect(page.locator('textarea[name=explanation]')).toHaveValue('Two clients wait for their budget.')
})
