import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoSidewaysScroll, refusal, said, signIn, test } from './support/test'

const rail = (page: Page, name: string, link: string) =>
  page.getByRole('navigation', { name, exact: true }).getByRole('link', { name: link }).click()
/** A row of the tree that opens, by whose it is. */
const row = (page: Page, who: string) => page.locator('summary').filter({ hasText: new RegExp(`^${who}`) })
const speak = (page: Page, value: 'en' | 'zh-CN') =>
  page.context().addCookies([{ name: 'paceline-locale', value, url: new URL(page.url()).origin }])

test('an executive follows a target from the company to a person, in English and in Chinese', async ({
  page,
}) => {
  await signIn(page, 'executive')

  await test.step('one sentence says whether it adds up, and how many goals hang nowhere', async () => {
    await rail(page, 'Main', 'Alignment')
    await expect(page.getByRole('heading', { level: 1, name: 'Alignment' })).toBeVisible()
    await expect(page.locator('.state')).toHaveText(
      /^What is agreed below makes 96% of Won revenue: 150,000\sUSD short\. \d+ goals are aligned to nothing\.$/,
    )
  })

  await test.step('the tree opens by keyboard, with coverage and gap at every level', async () => {
    await expect(row(page, 'East')).toContainText('96%gap 50,000')
    await expect(row(page, 'West')).toContainText('102%buffer 20,000')
    await expect(page.getByRole('link', { name: 'Boris Faz' })).toBeHidden()
    await row(page, 'Team Neubert').focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('link', { name: 'Boris Faz' })).toBeVisible()
    await expect(page.getByText('Personal targets add up to 678,000: 52,000 short (93%).')).toBeVisible()
    await expectAccessible(page)
    await row(page, 'Halden Systems').click()
    await expect(row(page, 'East')).toBeHidden()
  })

  await test.step('another metric, and the year over its quarters', async () => {
    await page.getByRole('link', { name: 'Won deals' }).click()
    await expect(
      page.getByRole('heading', { name: 'Won deals in deals, from the company down' }),
    ).toBeVisible()
    await page.getByLabel('Period').selectOption('2026, year, now')
    await expect(page.getByRole('heading', { level: 3, name: 'By time' })).toBeVisible()
    await page.getByRole('link', { name: '2026 Q4' }).click()
    await expect(row(page, 'East')).toBeVisible()
  })

  await test.step('a team’s gap, and who could carry it: the adjustment is looked at first', async () => {
    await page.goto('/alignment')
    await row(page, 'Team Neubert').click()
    await page.getByRole('link', { name: 'Board of Team Neubert' }).click()
    await page.locator('summary', { hasText: 'Who could carry the missing 52,000 USD' }).click()
    const table = page.getByRole('table', { name: /^Who could carry the gap/ })
    await expect(table.getByRole('row')).toHaveCount(6)
    await expect(page.getByText('Without a closed result, so left out: Natalya Ivanova.')).toBeVisible()
    await table.getByRole('link', { name: 'Propose an adjustment for Boris Faz' }).click()
    await expect(page.getByRole('region', { name: 'Other numbers' })).toBeVisible()
    await expect(page.locator('input[name="keyResults.0.target"]').first()).toHaveValue(/^99,?069$/)
  })

  await test.step('the same in Chinese, on a phone', async () => {
    await speak(page, 'zh-CN')
    await page.setViewportSize({ width: 360, height: 800 })
    await page.goto('/')
    await page.getByRole('button', { name: '更多' }).click()
    await page.locator('#more-panel').getByRole('link', { name: '对齐' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '对齐' })).toBeVisible()
    await expect(page.locator('.state')).toContainText('成交额已分解96%，缺口150,000美元')
    await expect(row(page, 'East')).toContainText('缺口50,000')
    await expect(page.getByRole('region', { name: '没有对齐的目标' })).toContainText('去对齐')
    await expectNoSidewaysScroll(page)
  })
})

test('a manager aligns a goal by a searched list; a target that changes above is reviewed below', async ({
  page,
  anotherBrowser,
}) => {
  await signIn(page, 'manager')

  await test.step('an unaligned goal of the team leads to its alignment', async () => {
    await rail(page, 'Main', 'Alignment')
    const lost = page.getByRole('region', { name: 'Aligned to nothing' })
    await lost.getByRole('link', { name: 'Align Revenue up by 10% in 2026 Q4' }).click()
    await expect(page).toHaveURL(/\/edit#align$/)
    const towards = page.getByLabel('Counts towards').first()
    await page.getByLabel('Find in the list').first().fill('central revenue')
    await expect(page.getByRole('status').getByText('matching: 1')).toBeVisible()
    await expect(towards.getByRole('option')).toHaveCount(2)
    await page.getByLabel('Find in the list').first().fill('no such thing')
    await expect(page.getByText('Nothing matches. Try fewer letters.')).toBeVisible()
  })

  await test.step('goals to agree are chosen beforehand, and none chosen is said so', async () => {
    await rail(page, 'Main', 'Team')
    const waiting = page.getByRole('region', { name: 'Goals to agree' })
    const box = waiting.getByRole('checkbox', { name: /Sign 6 new clients by 31 December/ })
    await expect(box).toBeChecked()
    await box.uncheck()
    await waiting.getByRole('button', { name: 'Agree the chosen goals' }).click()
    await expect(refusal(page)).toContainText('Choose at least one goal.')
    await expect(box).not.toBeChecked()
  })

  const executive = await anotherBrowser()
  await test.step('an executive puts a team’s target right', async () => {
    await signIn(executive, 'executive')
    await rail(executive, 'Main', 'Alignment')
    await row(executive, 'Team Sewald').click()
    await executive
      .locator('details', { has: row(executive, 'Team Sewald') })
      .last()
      .getByRole('link', { name: /^Goal: / })
      .first()
      .click()
    await executive.getByRole('link', { name: 'Correct a slip' }).click()
    const target = executive.locator('input[name="keyResults.1.original"]')
    await target.fill(String(Number((await target.inputValue()).replace(/\D/g, '')) + 20))
    await executive.getByLabel('What was wrong').fill('Twenty deals were left out.')
    await executive.getByRole('button', { name: 'Correct the goal' }).click()
    await expect(executive).not.toHaveURL(/\/correct$/)
  })

  const rep = await anotherBrowser()
  await test.step('a rep of it is asked, and keeps the goal', async () => {
    await signIn(rep, 'Kary Hendrixson')
    await speak(rep, 'zh-CN')
    await rep.goto('/')
    const toDo = rep.getByRole('listitem').filter({ hasText: '上级目标有变' })
    await expect(toDo).toContainText('上级的成交单数在11月13日由')
    await toDo.getByRole('link', { name: '复核目标' }).click()
    await expect(rep.getByRole('heading', { name: '待复核：上级目标有变' })).toBeVisible()
    await expectAccessible(rep)
    await rep.getByRole('button', { name: '已复核，目标不变' }).click()
    await said(rep, '已复核，目标不变。')
    await expect(rep.getByRole('heading', { name: '待复核：上级目标有变' })).toHaveCount(0)
    await rep.goto('/')
    await expect(rep.getByText('上级目标有变')).toHaveCount(0)
  })

  await test.step('their lead finds them in one item, each a link', async () => {
    const lead = await anotherBrowser()
    await signIn(lead, 'Summer Sewald')
    const asked = lead
      .getByRole('listitem')
      .filter({ hasText: /^Review \d goals under “.*”: its target changed/ })
    await expect(asked).toHaveCount(1)
    await expect(asked).toContainText('Won deals above went from')
    await expect(asked).not.toContainText('Kary Hendrixson')
    await expect(asked.getByRole('link')).not.toHaveCount(1)
    await expect(asked.getByRole('link', { name: 'Open the goal above' })).toBeVisible()
  })

  await test.step('the board lists those who have not answered', async () => {
    await executive.goto('/alignment')
    await row(executive, 'Team Sewald').click()
    await executive.getByRole('link', { name: 'Board of Team Sewald' }).click()
    const reviews = executive.getByRole('region', { name: 'Review: target above changed' })
    await expect(reviews.getByRole('listitem').first()).toContainText('Won deals above went from')
    await expect(reviews).not.toContainText('Kary Hendrixson')
  })
})
