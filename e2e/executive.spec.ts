import type { Page } from '@playwright/test'
import { expect, press, refusal, said, signIn, test } from './support/test'

const rail = (page: Page) => page.getByRole('navigation', { name: 'Main', exact: true })

test('an executive sees the company, any team, where coverage lacks, and reads the notes', async ({
  page,
}) => {
  await signIn(page, 'executive')

  await test.step('the company on one page', async () => {
    await rail(page).getByRole('link', { name: 'Company' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Halden Systems' })).toBeVisible()
    await expect(page.locator('.state')).toContainText('the team targets are 150K USD short of the company’s')
    const target = page.getByRole('region', { name: 'Company target' })
    await expect(target).toContainText('Team targets add up to 3,450,000: 150,000 short (96%).')
    await expect(target).toContainText('Won deals')
    const table = page.getByRole('table', { name: /by region and team$/ })
    await expect(table.getByRole('row', { name: /^East 周文静 .* 96% 50,000 short / })).toBeVisible()
    await expect(table.getByRole('row', { name: /^Team Losch .* 103% 12,000 buffer / })).toBeVisible()
    for (const head of ['Of adjusted', 'Of original', 'Check-ins on time'])
      await expect(table.getByRole('columnheader', { name: head })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Direction' })).toContainText('We grow by a fifth')
  })

  await test.step('the gap leads to what adds up to it', async () => {
    await page.getByRole('link', { name: 'Close the gap' }).first().click()
    const below = page.getByRole('region', { name: 'What the goals below add up to' })
    await expect(below).toContainText('they cover 96% of it · gap 150K USD')
    await below.getByRole('link', { name: /^West/ }).first().click()
    await expect(below).toContainText('they cover 102% of it · buffer 20K USD')
  })

  await test.step('any team, and a person in it', async () => {
    await rail(page).getByRole('link', { name: 'Company' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Halden Systems' })).toBeVisible()
    await page.getByRole('link', { name: 'Won deals' }).click()
    await expect(page.getByRole('columnheader', { name: /Won deals against target/ })).toBeVisible()
    await page.getByRole('link', { name: 'Team Rouche', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Team Rouche' })).toBeVisible()
    await expect(page.getByText('Led by Celia Rouche')).toBeVisible()
    await page.getByRole('link', { name: 'Elease Gluck', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Elease Gluck' })).toBeVisible()
    await expect(page.getByRole('table', { name: /^Goals by period/ })).toContainText('2026 Q3, closed')
    await expect(page.getByRole('region', { name: 'Notes' })).toContainText(
      'For writing down how Cheers was won',
    )
  })

  await test.step('a quarter that is over, with nothing left to change', async () => {
    await rail(page).getByRole('link', { name: 'Company' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Halden Systems' })).toBeVisible()
    await page.getByLabel('Period').selectOption('2026 Q3, closed')
    await expect(page.getByText('Company · 2026 Q3')).toBeVisible()
    await page.getByRole('link', { name: 'Team Neubert', exact: true }).click()
    await expect(page.locator('.state')).toContainText('The period has ended')
    await expect(page.getByRole('link', { name: 'Close the gap' })).toHaveCount(0)
    await page.getByRole('link', { name: 'Open the goal' }).first().click()
    await expect(page.getByRole('region', { name: 'Attainment at the deadline' })).toBeVisible()
    for (const act of ['Log the week', 'Propose an adjustment', 'Edit the words', 'Correct a slip'])
      await expect(page.getByRole('link', { name: act })).toHaveCount(0)
  })

  await test.step('every note', async () => {
    await rail(page).getByRole('link', { name: 'Notes' }).click()
    const others = page.getByRole('region', { name: 'About your people' })
    await expect(others.getByRole('article', { name: /^Penalty note for/ }).first()).toBeVisible()
    await expect(others.getByRole('article', { name: /^Reward note for/ }).first()).toBeVisible()
    await expect(others.getByRole('button', { name: 'Acknowledge the note' })).toHaveCount(0)
  })
})

test('one executive writes a company goal, another agrees it', async ({ page, anotherBrowser }) => {
  const name = 'Customers stay: 30% buy again'
  await signIn(page, 'executive')
  await page.getByRole('link', { name: 'Write a goal' }).click()
  await page.getByLabel('For whom').selectOption('The company')
  await press(page, 'Show the form')
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page
    .getByRole('textbox', { name: 'Content' })
    .fill('Raise the share of customers who buy again to 30%.')
  const rate = page.getByRole('group', { name: 'Key result 1' })
  await rate.getByLabel('What is measured').selectOption('Repurchase rate (%)')
  await rate.getByLabel('Start').fill('30')
  await rate.getByLabel('Target').fill('30')
  await press(page, 'Save the draft')
  await expect(rate.getByLabel('Target')).toHaveAccessibleDescription(
    /The target is what you start from. Enter one that asks for more, or for less./,
  )
  await rate.getByLabel('Start').fill('22%')
  await press(page, 'Save the draft')
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByText('Repurchase rate 22% → 30%, weight 100%')).toBeVisible()
  await press(page, 'Submit the goal')
  await said(page, 'The goal is submitted.')
  await expect(page.getByRole('button', { name: 'Agree the goal' })).toHaveCount(0)

  const other = await anotherBrowser()
  await signIn(other, '秦致远')
  await other
    .getByRole('listitem')
    .filter({ hasText: `审批目标：${name}` })
    .getByRole('link', { name: '查看目标' })
    .click()
  await press(other, '通过目标')
  await said(other, '目标已通过，数字已锁定。')

  await page.reload()
  await expect(page.getByText('Repurchase rate asked for: 30%')).toBeVisible()
  await page.getByText(/^History: /).click()
  await expect(page.getByRole('region', { name: 'History' })).toContainText('秦致远 agreed it')
  await rail(page).getByRole('link', { name: 'Company' }).click()
  await expect(page.getByRole('region', { name: 'Company target' })).toContainText('Repurchase rate')
  await expect(refusal(page)).toHaveCount(0)
})
