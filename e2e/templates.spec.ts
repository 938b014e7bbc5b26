import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoSidewaysScroll, press, signIn, test } from './support/test'

const titles = (page: Page) => page.locator('#start form b').allTextContents()
/** The verdict of a criterion of the goal check. */
const judged = (page: Page, check: string, criterion: string) =>
  page.getByRole('region', { name: check }).locator('dt').filter({ hasText: criterion })

test('a rep starts from a template of the position and its number, and the goal passes its check', async ({
  page,
}) => {
  await signIn(page, 'Anna Snelling')
  await page.goto('/goals/new')
  const form = page.getByRole('group', { name: 'Key result 1' })

  await test.step('those of a rep stand first, those of a lead wait', async () => {
    await page.getByText('Start from …', { exact: true }).click()
    const offered = await titles(page)
    expect(offered.slice(0, 3)).toEqual(['New clients', 'Revenue growth', 'Key-account signings'])
    expect(offered.slice(-4)).toEqual(['Team target', 'Client retention', 'Coaching', 'Staffing'])
    await expect(page.getByText('Team target', { exact: true })).toBeHidden()
    await page.getByText('More starting points').click()
    await expect(page.getByText('Team target', { exact: true })).toBeVisible()
    await expectAccessible(page)
    await page.setViewportSize({ width: 360, height: 800 })
    await expectNoSidewaysScroll(page)
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  await test.step('without its number it says what is open', async () => {
    await press(page, 'Start from this: Conversion rate')
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(
      'Raise the conversion rate from …% to …% by 31 December 2026',
    )
    await expect(form.getByLabel('Target')).toHaveValue('')
  })

  await test.step('with its numbers the form is filled', async () => {
    await page.getByText('Start from …', { exact: true }).click()
    const row = page.locator('form').filter({ hasText: 'Conversion rate' })
    await row.getByLabel('Where it stands now').fill('20')
    await row.getByLabel('To which rate').fill('25%')
    await press(page, 'Start from this: Conversion rate')
    await expect(page.getByText('Started from “Conversion rate”.')).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(
      'Raise the conversion rate from 20% to 25% by 31 December 2026',
    )
    await expect(form.getByLabel('What is measured').locator('option:checked')).toContainText(
      'Conversion rate',
    )
    await expect(form.getByLabel('Start')).toHaveValue('20')
    await expect(form.getByLabel('Target')).toHaveValue('25')
    await expect(page.getByRole('group', { name: 'Task 4', exact: true }).getByLabel('Step')).toHaveValue(
      'Role-play one lost call a week',
    )
  })

  await test.step('saved, it passes S, M, T, and A on its support; R asks what it counts towards', async () => {
    await press(page, 'Save the draft')
    await expect(
      page.getByRole('heading', { level: 1, name: 'Raise the conversion rate from 20% to 25%' }),
    ).toBeVisible()
    for (const criterion of ['Specific', 'Measurable', 'Achievable', 'Time-bound'])
      await expect(judged(page, 'Goal check', criterion)).toHaveText(`${criterion} ✓ pass`)
    await expect(judged(page, 'Goal check', 'Relevant')).toHaveText('Relevant ■ fail')
    await expectAccessible(page)
  })

  await test.step('an earlier goal is copied: dates of this quarter, nothing of its past', async () => {
    await page.goto('/goals/new')
    await page.getByText('Start from …', { exact: true }).click()
    await page.getByRole('link', { name: '2026 Q3: $95,000 won, 82 deals (2026 Q3)' }).click()
    await expect(page.getByText(/^Copied from 2026 Q3: \$95,000 won, 82 deals\./)).toBeVisible()
    await expect(page.getByLabel('Start', { exact: true }).last()).toHaveValue('2026-10-01')
    await expect(page.getByLabel('Deadline')).toHaveValue('2026-12-31')
    await expect(form.getByLabel('Start')).toHaveValue('0')
    await page.getByRole('textbox', { name: 'Name' }).fill('Win 90 deals worth $100,000 in 2026 Q4')
    await press(page, 'Save the draft')
    await expect(page.getByRole('heading', { level: 1, name: /^Win 90 deals/ })).toBeVisible()
    await expect(page.getByText('A draft: only Anna Snelling, the leads above')).toBeVisible()
    await expect(page.getByRole('region', { name: 'Check-ins' }).getByRole('article')).toHaveCount(0)
  })
})

test('the same in Chinese', async ({ page }) => {
  await signIn(page, 'Cecily Lampkin')
  await page.goto('/goals/new')
  const form = page.getByRole('group', { name: '关键结果1' })

  await test.step('岗位相关的模板在前，填上数字就有完整的目标', async () => {
    await page.getByText('从现成的目标开始', { exact: true }).click()
    expect((await titles(page)).slice(0, 3)).toEqual(['新客户开发', '销售额增长', '大客户签约'])
    await expectAccessible(page)
    await page.setViewportSize({ width: 360, height: 800 })
    await expectNoSidewaysScroll(page)
    await page.setViewportSize({ width: 1280, height: 800 })
    const row = page.locator('form').filter({ hasText: '销售额增长' }).first()
    await row.getByLabel('增长百分之几').fill('15')
    await row.getByLabel('以多少金额为基数').fill('8万')
    await row.getByRole('button').click()
    await expect(page.getByRole('textbox', { name: '目标名称' })).toHaveValue('2026年12月31日前销售额增长15%')
    await press(page, '保存草稿')
    await expect(page.getByRole('heading', { level: 1, name: '2026年12月31日前销售额增长15%' })).toBeVisible()
    for (const criterion of ['具体', '可衡量', '有时限'])
      await expect(judged(page, '目标检查', criterion)).toHaveText(`${criterion} ✓ 通过`)
  })

  await test.step('复制以前的目标', async () => {
    await page.goto('/goals/new')
    await page.getByText('从现成的目标开始', { exact: true }).click()
    await page.getByRole('link', { name: '2026年第三季度：签36单，成交7.8万美元（2026年第三季度）' }).click()
    await expect(page.getByText(/^已从“2026年第三季度：签36单，成交7\.8万美元”复制。/)).toBeVisible()
    await expect(form.getByLabel('目标值')).toHaveValue('78000')
    await press(page, '保存草稿')
    await expect(page.getByText('草稿：只有Cecily Lampkin、上级主管和管理层看得到。')).toBeVisible()
  })
})

test('who leads is offered a lead’s templates first', async ({ page }) => {
  await signIn(page, 'Melvin Marxen')
  await page.goto('/goals/new')
  await page.getByText('Start from …', { exact: true }).click()
  expect((await titles(page)).slice(0, 5)).toEqual([
    'Team target',
    'Client retention',
    'Coaching',
    'Staffing',
    'New clients',
  ])
})

test('a template and an earlier goal fill the form without script', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, locale: 'en-US', javaScriptEnabled: false })
  const page = await context.newPage()
  await signIn(page, 'Moses Frase')
  await page.goto('/goals/new')
  await page.locator('#start > summary').click()
  await page.locator('#newClients-number').fill('5')
  await page.locator('form:has(#newClients-number) button').click()
  await expect(page.locator('input[name=name]')).toHaveValue(/5/)
  await expect(page.locator('[name="keyResults.0.target"]')).toHaveValue('5')
  await page.locator('main .submit button').click()
  await expect(page).toHaveURL(/\/goals\/[0-9a-f-]{36}$/)
  await expect(page.locator('.check-list dt').filter({ hasText: '✓' })).toHaveCount(4)
  await page.goto('/goals/new')
  await page.locator('#start > summary').click()
  await page.locator('#start ul a').first().click()
  await expect(page).toHaveURL(/copy=/)
  await expect(page.locator('[name="keyResults.0.baseline"]')).toHaveValue('0')
  await context.close()
})
