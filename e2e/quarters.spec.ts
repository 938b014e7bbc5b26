import type { Page } from '@playwright/test'
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  press,
  refusal,
  said,
  signIn,
  test,
} from './support/test'

async function expectFits(page: Page): Promise<void> {
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 800 })
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.setViewportSize({ width: 1280, height: 800 })
}

/** A new goal of the company for the year, of clients. */
async function writeYear(page: Page, name: string): Promise<void> {
  await page.goto('/goals/new?for=company')
  const year = await page.getByRole('option', { name: '2026, year' }).first().getAttribute('value')
  await page.goto(`/goals/new?for=company&period=${year}`)
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  const clients = page.getByRole('group', { name: 'Key result 1' })
  await clients.getByLabel('What is measured').selectOption({ label: 'New clients (clients)' })
  await clients.getByLabel('Start').fill('0')
  await clients.getByLabel('Target').fill('40')
  await press(page, 'Save the draft')
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

test('the company’s year in Chinese: what ended quarters reached, and what it means for the agreed one', async ({
  page,
}) => {
  await signIn(page, '秦致远')
  await page.goto('/company')
  await page.getByRole('link', { name: '补上缺口' }).first().click()
  await page.getByRole('region', { name: '对齐' }).getByRole('link').last().click()
  await expect(page.getByText(/各季度合计.*，全年/).first()).toBeVisible()
  await page.getByRole('link', { name: '按季度分解' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '年度目标按季度分解' })).toBeVisible()

  const revenue = page.getByRole('group', { name: '成交额' })
  await expect(revenue).toContainText(/全年目标[\d,]+美元。已结束的季度完成[\d,]+美元，还剩[\d,]+美元。/)
  await expect(revenue.getByRole('row', { name: /^2026年第二季度 ?已关闭/ })).toContainText('按实际完成')
  const open = revenue.getByRole('row', { name: /^2026年第四季度 ?进行中/ })
  await expect(open).toContainText('截至目前')
  await expect(page.getByRole('button', { name: '生成草稿' })).toHaveCount(0)
  await expectFits(page)

  await page.getByLabel('已生效的目标不变').check()
  await press(page, '给出建议')
  await expect(open).toContainText('不变')
  await page.goBack()
  await open.getByRole('link', { name: '申请调整目标' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '申请调整目标' })).toBeVisible()
})

test('a year becomes drafts that add up to it, and is proposed anew', async ({ page }) => {
  const name = 'Forty new clients'
  await signIn(page, 'executive')
  await writeYear(page, name)
  await page.getByRole('link', { name: 'Split into quarters' }).click()
  const clients = page.getByRole('group', { name: 'New clients' })
  await expect(clients.getByRole('row', { name: /^2026 Q1 ?not planned yet|^2026 Q1 ?ended/ })).toBeVisible()
  const last = clients.getByLabel('Part of 2026 Q4')
  await expect(last).toHaveValue('40')
  await expectFits(page)

  await test.step('what does not add up is refused with both numbers, and stays as it was typed', async () => {
    await last.fill('37')
    await press(page, 'Write the drafts')
    await expect(refusal(page)).toContainText('The quarters add up to 37; the year asks for 40.')
    await expect(last).toHaveValue('37')
    await expectFits(page)
  })

  await test.step('unless that is meant', async () => {
    await clients.getByLabel('The quarters may add up to something else').check()
    await press(page, 'Write the drafts')
    await said(page, 'The quarters’ drafts are written. Complete and submit each of them.')
    await expect(clients).toContainText(
      'Results, targets and drafts add up to 37 clients of 40 clients: 3 clients short.',
    )
    await expect(last).toHaveValue('40')
  })

  await test.step('the draft that stands takes the new part', async () => {
    await press(page, 'Write the drafts')
    await expect(clients).toContainText('add up to 40 clients: exactly the year')
    await clients.getByRole('link', { name: 'the draft' }).click()
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(`${name}, 2026 Q4`)
    await expect(page.getByRole('group', { name: 'Key result 1' }).getByLabel('Target')).toHaveValue('40')
  })
})

test('a year is cut without script', async ({ browser, baseURL, page: scripted }) => {
  await signIn(scripted, 'executive')
  await writeYear(scripted, 'Forty more clients')
  const { pathname } = new URL(scripted.url())
  const context = await browser.newContext({
    baseURL,
    javaScriptEnabled: false,
    storageState: await scripted.context().storageState(),
  })
  const page = await context.newPage()
  await page.goto(`${pathname}/quarters`)
  await page.getByLabel('Part of 2026 Q4').fill('half')
  await press(page, 'Write the drafts')
  await expect(page.locator('.error-summary')).toContainText('half')
  await expect(page.getByLabel('Part of 2026 Q4')).toHaveValue('half')
  await page.getByLabel('Part of 2026 Q4').fill('40')
  await press(page, 'Write the drafts')
  await expect(page.getByRole('group', { name: 'New clients' })).toContainText('exactly the year')
  await context.close()
})
