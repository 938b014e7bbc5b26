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

/** The typed targets of the people, in the order they stand; the lead's is empty. */
const targets = async (page: Page): Promise<number[]> => {
  const typed = await page
    .locator('input[name^="people."][name$=".target"]')
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))
  return typed.filter((value) => value !== '').map(Number)
}
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

/** The board's figures of one metric; its links then keep it. */
async function chooseMetric(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).click()
  await page.waitForURL(/[?&]metric=/)
}

/** A team's agreed goal with a metric nobody in it has a goal of yet; gives back the goal's address. */
async function teamTarget(
  page: Page,
  above: Page,
  words: { name: string; metric: string; save: string; reason: string; submit: string; submitted: string },
): Promise<string> {
  await page.goto('/')
  const team = await page.locator('a[href^="/teams/"]').first().getAttribute('href')
  await page.goto(`/goals/new?for=team:${team!.split('/')[2]}`)
  await page.locator('input[name=name]').fill(words.name)
  await page.locator('[name="keyResults.0.metricId"]').selectOption(words.metric)
  await page.locator('[name="keyResults.0.target"]').fill('42')
  await press(page, words.save)
  await page.waitForURL(/\/goals\/[0-9a-f-]{36}$/)
  const address = new URL(page.url()).pathname
  await page.getByLabel(words.reason).fill('The company counts no other number yet.')
  await press(page, words.submit)
  await said(page, words.submitted)
  await above.goto(address)
  await press(above, 'Agree the goal')
  await said(above, 'The goal is agreed')
  return address
}

test('a manager drafts a goal for each of the team, 110 % of its target, and a rep takes hers over', async ({
  page,
  anotherBrowser,
}) => {
  test.setTimeout(300_000)
  const above = await anotherBrowser()
  await signIn(page, 'Summer Sewald')
  await signIn(above, 'Tobias Wren')
  const address = await teamTarget(page, above, {
    name: 'Win 42 new clients by 31 December 2026',
    metric: 'New clients (clients)',
    save: 'Save the draft',
    submit: 'Submit the goal',
    reason: 'Why it is handed in all the same',
    submitted: 'The goal is submitted.',
  })
  const typed = page.getByRole('textbox', { name: 'Carl Lin' })
  /** Opened before the drafts were written. */
  let older!: Page
  const total = page.getByRole('textbox', { name: 'They add up to' })

  await test.step('the board leads there, in its period and metric', async () => {
    await page.getByRole('link', { name: 'Team', exact: true }).first().click()
    await chooseMetric(page, 'New clients')
    await page.getByRole('link', { name: 'Draft goals for the people' }).click()
    await expect(
      page.getByRole('heading', { level: 1, name: 'Draft a goal for the team’s people' }),
    ).toBeVisible()
    await expect(page.getByLabel('Which target').locator('option:checked')).toHaveText(
      'New clients, 42 clients',
    )
    expect(sum(await targets(page))).toBe(42)
  })

  await test.step('110 % adds up exactly, to whole clients; the lead is asked for nothing', async () => {
    await page.getByLabel('Of the team’s target').fill('110')
    await press(page, 'Propose targets')
    await expect(total).toHaveValue('47')
    await expect(total).toHaveAccessibleDescription(/110% of the team’s 42\sclients, rounded up\./)
    expect(await targets(page)).toEqual([8, 8, 8, 8, 8, 7])
    older = await page.context().newPage()
    await older.goto(page.url())
    await expect(page.getByRole('textbox', { name: 'Summer Sewald' })).toHaveValue('')
    await expectAccessible(page)
    await page.setViewportSize({ width: 360, height: 800 })
    await expectNoSidewaysScroll(page)
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  await test.step('a changed number is refused with both sums, and stays', async () => {
    await page.getByLabel('Content').fill('Win {target} clients who never bought from us.')
    await typed.fill('10')
    await press(page, 'Write the drafts')
    await expect(refusal(page)).toContainText('The targets add up to 49 clients; asked are 47 clients.')
    await expect(total).toHaveAccessibleDescription(/add up to 49\sclients/)
    await expect(typed).toHaveValue('10')
    await expect(page.getByLabel('Content')).toHaveValue('Win {target} clients who never bought from us.')
    await expectAccessible(page)
    await page.setViewportSize({ width: 360, height: 800 })
    await expectNoSidewaysScroll(page)
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  await test.step('put right it is taken; the board counts the drafts', async () => {
    await page.getByRole('textbox', { name: 'Zane Levy' }).fill('5')
    await press(page, 'Write the drafts')
    await said(page, 'The drafts are written. Their owners find them on My week.')
    await expect(page).toHaveURL(/\/teams\/[0-9a-f-]{36}\?period=[0-9a-f-]{36}$/)
    await chooseMetric(page, 'New clients')
    await expect(page.getByText('With drafts 47 (112%).')).toBeVisible()
    await page.goto(address)
    const below = page.getByRole('region', { name: 'What the goals below add up to' })
    await expect(below).toContainText('112% with drafts')
    await expect(below.getByRole('row').filter({ hasText: 'New clients: reach' })).toHaveCount(6)
  })

  await test.step('who has a goal is proposed nothing more', async () => {
    await page.getByRole('link', { name: 'Team', exact: true }).first().click()
    await chooseMetric(page, 'New clients')
    await page.getByRole('link', { name: 'Draft goals for the people' }).click()
    await expect(typed).toHaveAccessibleDescription(
      /Has a goal for this already: New clients: reach 10 clients/,
    )
    expect(await targets(page)).toEqual([])
    await expect(total).toHaveAccessibleDescription(/less 47\sclients that goals carry already/)
  })

  await test.step('a page older than the drafts is refused, shows what stands, and writes none of them twice', async () => {
    await older.getByRole('textbox', { name: 'Carl Lin' }).fill('8')
    await press(older, 'Write the drafts')
    await expect(refusal(older)).toContainText(/and 5 more have a goal for this already: “New clients: reach/)
    await expect(older.getByRole('textbox', { name: 'Carl Lin' })).toHaveValue('8')
    await expect(older.getByRole('textbox', { name: 'Carl Lin' })).toHaveAccessibleDescription(
      /Has a goal for this already: New clients: reach 10 clients by 31 December 2026, 10\sclients \(draft\)/,
    )
    await expect(older.getByRole('checkbox', { name: 'Write Carl Lin one more' })).not.toBeChecked()
    await expectAccessible(older)
    await older.setViewportSize({ width: 360, height: 800 })
    await expectNoSidewaysScroll(older)
    await older.close()
    await page.goto(address)
    const below = page.getByRole('region', { name: 'What the goals below add up to' })
    await expect(below.getByRole('row').filter({ hasText: 'New clients: reach' })).toHaveCount(6)
  })

  await test.step('one is discarded on its own page, and is nowhere', async () => {
    const below = page.getByRole('region', { name: 'What the goals below add up to' })
    const gone = below.getByRole('row').filter({ hasText: 'New clients: reach' })
    const discarded = gone
      .filter({ hasNotText: /Carl Lin|Zane Levy/ })
      .first()
      .getByRole('link')
    const its = await discarded.getAttribute('href')
    await discarded.click()
    await page.locator('summary', { hasText: 'Discard the draft goal' }).click()
    await expect(
      page.getByText('goes from every page, for everybody, and nobody can bring it back'),
    ).toBeVisible()
    await expectAccessible(page)
    await press(page, 'Discard the draft goal')
    await said(page, 'The draft is discarded. The history keeps it.')
    await expect(page).toHaveURL(/\/teams\/[0-9a-f-]{36}\?period=[0-9a-f-]{36}$/)
    expect((await page.context().request.get(its!)).status()).toBe(404)
    expect((await above.context().request.get(its!)).status()).toBe(404)
    await page.goto(address)
    await expect(gone).toHaveCount(5)
  })

  await test.step('its owner finds it on My week, and submits it', async () => {
    const rep = await anotherBrowser()
    await signIn(rep, 'Zane Levy')
    const waiting = rep
      .getByRole('listitem')
      .filter({ hasText: 'Finish and submit: New clients: reach 5 clients by 31 December 2026' })
    await expect(waiting).toContainText('Summer Sewald drafted it for you: complete it, then submit it.')
    await waiting.getByRole('link', { name: 'Edit the goal' }).click()
    await expect(rep.getByRole('textbox', { name: 'Content' })).toHaveValue(
      'Win 5 clients who never bought from us.',
    )
    await rep.getByRole('group', { name: 'Task 1', exact: true }).getByLabel('Step').fill('List 40 companies')
    await press(rep, 'Save the draft')
    await press(rep, 'Submit the goal')
    await said(rep, 'The goal is submitted.')
    await page.goto('/')
    await expect(
      page.getByRole('listitem').filter({ hasText: 'Agree or return: New clients: reach 5 clients' }),
    ).toContainText('Submitted by Zane Levy.')
  })

  await test.step('another is assigned at once, and its owner answers', async () => {
    await page.goto(address)
    const below = page.getByRole('region', { name: 'What the goals below add up to' })
    await below.getByRole('link', { name: 'New clients: reach 10 clients by 31 December 2026' }).click()
    await press(page, 'Assign the goal at once')
    await said(page, 'The goal is assigned and in force.')
    const rep = await anotherBrowser()
    await signIn(rep, 'Carl Lin')
    await rep.goto(new URL(page.url()).pathname)
    await rep.locator('summary', { hasText: /^(Object|提出异议)/ }).click()
    await rep.locator('[name=objection]').fill('Ten is twice what I have ever won.')
    await rep.locator('form:has([name=objection]) button').click()
    await expect(rep.getByRole('status').getByText(/^(Your objection is kept|你的异议已记录)/)).toBeVisible()
    await page.reload()
    await expect(
      page.getByRole('blockquote').filter({ hasText: 'Ten is twice what I have ever won.' }).first(),
    ).toBeVisible()
  })
})

test('the same in Chinese', async ({ page, anotherBrowser }) => {
  test.setTimeout(120_000)
  const above = await anotherBrowser()
  await signIn(page, 'Celia Rouche')
  await signIn(above, 'Tobias Wren')
  await teamTarget(page, above, {
    name: '2026年12月31日前签约42家新客户',
    metric: '新增客户（家）',
    save: '保存草稿',
    submit: '提交目标',
    reason: '为什么仍要提交',
    submitted: '目标已提交。',
  })
  const typed = page.getByRole('textbox', { name: 'Carol Thompson' })

  await test.step('看板 → 拟定目标 → 110%', async () => {
    await page.getByRole('link', { name: '团队', exact: true }).first().click()
    await chooseMetric(page, '新增客户')
    await page.getByRole('link', { name: '为成员拟定目标' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '为团队成员拟定目标' })).toBeVisible()
    await page.getByLabel('怎么分').selectOption('平均分')
    await page.getByLabel('占团队目标').fill('110')
    await press(page, '给出建议')
    await expect(page.getByRole('textbox', { name: '合计' })).toHaveValue('47')
    expect(sum(await targets(page))).toBe(47)
    await page.setViewportSize({ width: 360, height: 800 })
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  await test.step('合计不符时说明两个数，填写的内容保留', async () => {
    await typed.fill('12')
    await press(page, '生成草稿')
    await expect(refusal(page)).toContainText('个人目标合计51家，应为47家。')
    await expect(typed).toHaveValue('12')
    await page.getByLabel('合计可以不等于上面的数').check()
    await press(page, '生成草稿')
    await said(page, '草稿已生成，成员可在“我的本周”里看到。')
    await chooseMetric(page, '新增客户')
    await expect(page.getByText('计入草稿后为51（121%）。')).toBeVisible()
  })

  await test.step('成员在“我的本周”看到', async () => {
    const rep = await anotherBrowser()
    await signIn(rep, 'Rosalina Dieter')
    const waiting = rep.getByRole('listitem').filter({ hasText: '2026年12月31日前新增客户达到8家' })
    await expect(waiting).toContainText('Celia Rouche')
  })
})
