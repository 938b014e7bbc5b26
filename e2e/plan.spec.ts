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

const POSITION = '负责东区零售客户的开发与成交。'
const CONCLUSION = '本季度先保住67单，把报价时间压到一天以内。'

test('a rep writes a plan in Chinese, the lead reads it, a colleague does not find it, an executive gives the direction', async ({
  page,
  anotherBrowser,
  expectTrouble,
}) => {
  let address = ''

  await test.step('My week has no plan for the quarter, and says so quietly', async () => {
    await signIn(page, 'Donn Cantrell')
    await expect(page.getByText('你还没有2026年第四季度的个人计划。')).toBeVisible()
    await page.getByRole('link', { name: '写计划' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '我的计划' })).toBeVisible()
  })

  await test.step('the facts stand beside the form', async () => {
    const facts = page.getByRole('complementary', { name: '已知的事实' })
    await expect(facts).toContainText('销售代表 · Team Neubert')
    await expect(facts).toContainText('战略')
    await expect(facts.getByRole('link', { name: 'Team Neubert' })).toBeVisible()
    const revenue = facts.getByRole('table', { name: '成交额（美元）' })
    for (const head of ['结果', '目标', '现目标达成', '原目标达成'])
      await expect(revenue.getByRole('columnheader', { name: head, exact: true })).toBeVisible()
    await expect(revenue.getByRole('row', { name: /2026年第四季度.*进行中/ })).toBeVisible()
    await expect(revenue.getByRole('row', { name: /2026年第三季度/ })).toBeVisible()
    await expect(facts.getByText('最好的四周').first()).toBeVisible()
    await expect(facts.getByRole('img', { name: /周的增量/ }).first()).toBeVisible()
  })

  await test.step('nothing is refused with a sentence; what was typed survives the page', async () => {
    await press(page, '保存计划')
    await expect(refusal(page)).toContainText('还没有写任何内容。')
    await page.getByLabel('岗位与业务方向').fill(POSITION)
    await page.getByLabel('对目标意味着什么').fill(CONCLUSION)
    await page.waitForTimeout(500)
    await page.reload()
    await expect(page.getByLabel('对目标意味着什么')).toHaveValue(CONCLUSION)
    await press(page, '保存计划')
    await said(page, '计划已保存。')
    await expect(page.locator('.state')).toHaveText('写于2026年11月13日。')
    await expect(page.getByRole('link', { name: '根据计划写目标' })).toHaveAttribute(
      'href',
      /\/goals\/new\?period=/,
    )
  })

  await test.step('written again, the earlier version stays', async () => {
    await page.getByLabel('能力与差距').fill('熟悉零售；报价太慢。')
    await press(page, '保存计划')
    await expect(page.locator('.state')).toHaveText('写于2026年11月13日，第2版。')
    await page.getByText('1个较早的版本').click()
    await expectAccessible(page)
    await page.setViewportSize({ width: 360, height: 800 })
    await expectNoSidewaysScroll(page)
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByRole('link', { name: '我的本周' }).click()
    await expect(page.getByText('你还没有2026年第四季度的个人计划。')).toHaveCount(0)
    await page.getByRole('link', { name: '我的计划' }).click()
    await page.locator('.where').getByRole('link', { name: 'Donn Cantrell' }).click()
    await page.getByRole('link', { name: '2026年第四季度的计划' }).click()
    await page.waitForURL(/\/plan\?period=/)
    address = page.url()
  })

  await test.step('the lead reads it and cannot change it', async () => {
    const lead = await anotherBrowser()
    await signIn(lead, 'Rocco Neubert')
    await lead.goto(address)
    const plan = lead.getByRole('region', { name: 'Personal plan' })
    for (const text of [POSITION, CONCLUSION, '报价太慢']) await expect(plan).toContainText(text)
    await expect(lead.locator('main textarea')).toHaveCount(0)
  })

  await test.step('to a colleague it is not there', async () => {
    expectTrouble(/404/)
    const colleague = await anotherBrowser()
    await signIn(colleague, 'Boris Faz')
    const answer = await colleague.goto(address)
    expect(answer!.status()).toBe(404)
    await expect(colleague.getByText(POSITION)).toHaveCount(0)
    const person = /people\/([0-9a-f-]+)/.exec(address)![1]
    expect((await colleague.goto(`/plan?person=${person}`))!.status()).toBe(404)
  })

  await test.step('an executive changes the direction in place, and it stands beside the plan', async () => {
    const executive = await anotherBrowser()
    await signIn(executive, 'executive')
    await executive.goto('/company')
    const direction = executive.getByRole('region', { name: 'Direction' })
    await direction.getByText('Change the direction').click()
    await direction.getByLabel('Market trends').fill('Two competitors raised their prices in October.')
    await direction.getByRole('button', { name: 'Save the direction' }).click()
    await said(executive, 'The direction is saved.')
    await expect(direction).toContainText('Written by Helena Marsh on 13 November 2026.')
    await expect(direction).toContainText('One earlier version')
    await page.reload()
    await expect(page.getByRole('complementary')).toContainText('Two competitors raised their prices')
    await page.goto('/company')
    await expect(page.getByText('修改公司方向')).toHaveCount(0)
  })
})

test('a plan written on two devices: the second is told, keeps what was typed, and saves it', async ({
  page,
  anotherBrowser,
}) => {
  const phone = await anotherBrowser()
  for (const device of [page, phone]) {
    await signIn(device, 'Cassey Cress')
    await device.context().addCookies([{ name: 'paceline-locale', value: 'en', url: page.url() }])
    await device.goto('/plan')
  }
  await page.getByLabel('Growth wish').fill('Lead a negotiation of my own.')
  await press(page, 'Save the plan')
  await said(page, 'The plan is saved.')
  await phone.getByLabel('Growth wish').fill('Learn to present to a board.')
  await press(phone, 'Save the plan')
  await expect(refusal(phone)).toBeVisible()
  await expect(phone.getByRole('region', { name: 'Stands now' })).toContainText(
    'Lead a negotiation of my own.',
  )
  await expect(phone.getByLabel('Growth wish')).toHaveValue('Learn to present to a board.')
  await press(phone, 'Save the plan')
  await said(phone, 'The plan is saved.')
  await phone.getByLabel('Growth wish').fill('Learn to present to a board, in English.')
  await press(phone, 'Save the plan')
  await expect(phone.locator('.state')).toContainText('version 3')
  await expect(phone.getByLabel('Growth wish')).toHaveValue('Learn to present to a board, in English.')
})

test('a page refreshed while one types does not pass a newer direction over', async ({
  page,
  anotherBrowser,
}) => {
  const other = await anotherBrowser()
  const directionOn = (device: Page) => device.getByRole('region', { name: 'Direction' })
  for (const device of [page, other]) {
    await signIn(device, 'executive')
    await device.goto('/company')
    await directionOn(device).getByText('Change the direction').click()
  }
  const trends = directionOn(page).getByLabel('Market trends')
  await trends.fill('Buyers ask for one price list.')
  await directionOn(other).getByLabel('Market trends').fill('A third competitor has come.')
  await press(other, 'Save the direction')
  await said(other, 'The direction is saved.')

  // Another metric of the table: the page comes anew, with what stands now, and the form stays.
  await page
    .getByRole('navigation', { name: 'What the table shows' })
    .locator('a:not([aria-current])')
    .first()
    .click()
  await page.waitForURL(/metric=/)
  await expect(directionOn(page)).toContainText('A third competitor has come.')
  await expect(trends).toHaveValue('Buyers ask for one price list.')
  await press(page, 'Save the direction')
  await expect(refusal(page)).toBeVisible()
  await expect(page.getByRole('region', { name: 'As it stands now' })).toContainText(
    'A third competitor has come.',
  )
  await expect(trends).toHaveValue('Buyers ask for one price list.')
  await press(page, 'Save the direction')
  await said(page, 'The direction is saved.')
  await expect(directionOn(page)).toContainText('Buyers ask for one price list.')
})

test('a plan is written without script', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false })
  const page = await context.newPage()
  await signIn(page, 'Boris Faz')
  await page.goto('/plan')
  await press(page, 'Save the plan')
  await expect(page.locator('.error-summary')).toContainText('Nothing has been written yet.')
  await page.getByLabel('Growth wish').fill('Lead a negotiation of my own.')
  await press(page, 'Save the plan')
  await expect(page.locator('.state')).toHaveText('Written on 13 November 2026.')
  await expect(page.getByLabel('Growth wish')).toHaveValue('Lead a negotiation of my own.')
  await context.close()
})

test('beyond the own best weeks My week asks; the answer is kept with the goal', async ({ page }) => {
  await signIn(page, 'Reed Clapper')
  const asked = page
    .getByRole('listitem')
    .filter({ hasText: /best four weeks|最好的四周/ })
    .first()
  await expect(asked).toBeVisible()
  await asked.getByText(/^(Answer|回答)$/).click()
  await asked.getByRole('textbox').fill('Two contracts are signed next week.')
  await asked.getByRole('button', { name: /Keep the goal|保持目标/ }).click()
  await expect(page.getByRole('status').getByText(/Your answer is kept|你的回答已保存/)).toBeVisible()
  await expect(asked).toHaveCount(0)
})
