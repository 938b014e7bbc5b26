import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support/test'

const REP = 'Hayden Neloms'

test('a rep is measured month by month: the marks stand on the chart and on the board, beside the forecast', async ({
  page,
  anotherBrowser,
}) => {
  await signIn(page, REP)
  await page.context().addCookies([{ name: 'paceline-locale', value: 'en', url: new URL(page.url()).origin }])
  const link = page.getByRole('heading', { level: 3 }).getByRole('link', { name: /8\.4万/ })
  const address = (await link.getAttribute('href'))!
  await page.goto(address)

  await test.step('the goal says where it is heading, and which curve it is measured by', async () => {
    const chart = page.getByText(/pace as past quarters went/).first()
    await expect(chart).toContainText(
      /forecast [\d.]+K\sUSD \(8 of 10 times [\d.]+K? to [\d.]+K\sUSD\), chance to make it \d+%/,
    )
  })

  await test.step('a mark beyond the target is refused beside its field, and what was typed stays', async () => {
    await page.getByRole('link', { name: 'Pace', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Pace on the way' })).toBeVisible()
    await expectAccessible(page)
    const revenue = page.getByRole('group', { name: 'Won revenue' })
    await revenue.getByLabel('How pace grows').selectOption('marks')
    await revenue.getByLabel('By 31 Oct').fill('30k')
    await revenue.getByLabel('By 30 Nov').fill('3M')
    await page.getByRole('button', { name: 'Save the pace' }).click()
    await expect(revenue.getByText('A mark cannot lie beyond the target.')).toBeVisible()
    await expect(revenue.getByLabel('By 30 Nov')).toHaveValue('3M')
    await expect(revenue.getByLabel('By 31 Oct')).toHaveValue('30k')
    await revenue.getByLabel('By 30 Nov').fill('50k')
    await page.getByRole('button', { name: 'Save the pace' }).click()
    await expect(page.getByRole('status').getByText('The pace is set.')).toBeVisible()
    await expect(page.getByText(/pace by monthly marks/).first()).toBeVisible()
  })

  await test.step('their manager sees what this month asks for, in Chinese and on a phone, too', async () => {
    const board = await anotherBrowser()
    await signIn(board, 'manager')
    await page.goto(address)
    const team = await page.getByRole('link', { name: 'Team', exact: true }).first().getAttribute('href')
    await board.goto(team!)
    await board.getByRole('link', { name: 'Won revenue', exact: true }).click()
    const row = board.getByRole('row').filter({ hasText: REP })
    await expect(board.getByRole('columnheader', { name: 'This month' })).toBeVisible()
    await expect(row).toContainText(/of 20,000/)
    await expect(row).toContainText('by 30 Nov')
    await expect(row).toContainText(/chance \d+%/)
    await board
      .context()
      .addCookies([{ name: 'paceline-locale', value: 'zh-CN', url: new URL(board.url()).origin }])
    await board.setViewportSize({ width: 360, height: 800 })
    await board.reload()
    await expect(row).toContainText(/\/ 20,000/)
    await expect(row).toContainText('达成概率')
    await expectNoSidewaysScroll(board)
    await expectAccessible(board)
  })

  await test.step('and back again', async () => {
    await page.goto(`${address}/pace`)
    await page
      .getByRole('group', { name: 'Won revenue' })
      .getByLabel('How pace grows')
      .selectOption('learned')
    await page.getByRole('button', { name: 'Save the pace' }).click()
    await expect(page.getByRole('status').getByText('The pace is set.')).toBeVisible()
  })
})
