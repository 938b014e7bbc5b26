import { expect, expectAccessible, expectNoSidewaysScroll, press, said, signIn, test } from './support/test'

test('an admin who makes themselves a lead reads nothing until an executive has confirmed it', async ({
  page,
  anotherBrowser,
  expectTrouble,
}) => {
  expectTrouble(/404 \(Not Found\)/)
  const [executive, lead] = [await anotherBrowser(), await anotherBrowser()]
  await signIn(page, 'admin')
  await signIn(executive, '秦致远')
  await signIn(lead, 'Cara Losch')
  const me = '罗晓明'

  await lead.goto('/teams')
  await page.goto('/admin/teams')
  await page.getByRole('link', { name: 'Team Losch', exact: true }).click()
  await expect(page.getByText('主管是Cara Losch。')).toBeVisible()
  const teamPage = page.url()
  const board = teamPage.replace('/admin', '')
  await page.goto(board)
  const person = await page.getByRole('rowheader').getByRole('link').first().getAttribute('href')
  const plan = `${person!.split('?')[0]}/plan`
  const planStatus = async () => (await page.request.get(plan)).status()
  expect(await planStatus()).toBe(404)

  await test.step('asks for it: the page says what waits, and that the lead has stopped', async () => {
    await page.goto(teamPage)
    await page.getByRole('combobox', { name: '主管' }).selectOption(me)
    await press(page, '更换主管')
    await said(page, '已提交，等待确认；详情见本页。')
    await expect(page.getByText(`${me}申请自`)).toBeVisible()
    await expect(page.getByText('等待管理层确认。')).toBeVisible()
    await expect(page.getByRole('button', { name: /^确认/ })).toHaveCount(0)
    await expectAccessible(page)
    expect(await planStatus()).toBe(404)
  })

  await test.step('who led the team is told, and cannot confirm it', async () => {
    await lead.goto('/')
    await expect(lead.getByRole('heading', { name: /Changes by admins|管理员发起的变更/ })).toBeVisible()
    await expect(lead.getByRole('button', { name: /^(Confirm|确认)/ })).toHaveCount(0)
  })

  await test.step('declined it is over; asked for again and confirmed it works', async () => {
    await executive.goto('/')
    const about = executive.getByRole('listitem').filter({ hasText: 'Team Losch' })
    await about.getByRole('button', { name: '不同意' }).click()
    await said(executive, '已取消，不会生效。')
    expect(await planStatus()).toBe(404)
    await page.goto(teamPage)
    await page.getByRole('combobox', { name: '主管' }).selectOption(me)
    await press(page, '更换主管')
    await executive.goto('/')
    await executive.setViewportSize({ width: 360, height: 800 })
    await expectNoSidewaysScroll(executive)
    await expectAccessible(executive)
    await press(executive, `确认${me}任Team Losch主管`)
    await said(executive, '已确认，立即生效。')
    expect(await planStatus()).toBe(200)
  })

  await test.step('put back on the same day, every row stays in the record', async () => {
    await page.goto(teamPage)
    await page.getByRole('combobox', { name: '主管' }).selectOption('Cara Losch')
    await press(page, '更换主管')
    await said(page, '主管已更换。')
    await expect(page.getByText('主管是Cara Losch。')).toBeVisible()
    expect(await planStatus()).toBe(404)
    await page.getByText('全部记录').first().click()
    const mine = page.getByRole('listitem').filter({ hasText: new RegExp(`^${me}，`) })
    await expect(mine).toContainText(/由秦致远记录.*由罗晓明更改/)
  })
})
