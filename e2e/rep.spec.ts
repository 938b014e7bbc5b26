import { expect, press, refusal, said, signIn, test } from './support/test'

test('a rep logs the week in Chinese, sees it on the goal, ticks a task, proposes an adjustment', async ({
  page,
}) => {
  await signIn(page, 'Donn Cantrell')

  await test.step('My week says what is to be done now', async () => {
    await expect(page.getByRole('heading', { level: 1, name: '我的本周' })).toBeVisible()
    await expect(page.getByText('按最近的数值，你的目标落后了。本周回顾今天17:00截止')).toBeVisible()
    const goal = page
      .getByRole('listitem')
      .filter({ hasText: '成交额：3.61万美元（11月6日），还差14.9万美元' })
    await expect(goal).toContainText('每周还需2.17万美元，近四周每周4,151美元')
    await expect(goal.getByRole('img', { name: '完成目标的18%；应达31%；落后' })).toBeVisible()
  })

  const revenue = page.getByLabel('截至今天的成交额')
  const deals = page.getByLabel('截至今天的成交单数')
  const happened = page.getByLabel('发生了什么，为什么？')

  await test.step('an unreadable value is said beside its field, and nothing typed is lost', async () => {
    await page.getByRole('link', { name: '填写本周回顾' }).click()
    await expect(page.getByText('上次36,052')).toBeVisible()
    await revenue.fill('十二万多')
    await deals.fill('+2')
    await expect(page.getByText('即12单')).toBeVisible()
    await page.getByRole('radio', { name: '6', exact: true }).check()
    await happened.fill('签下Konex和Yearin两份合同，当天报价见效。')
    await page.getByLabel('下周改变什么？').fill('演示当天就发报价。')
    await press(page, '提交本周回顾')
    await expect(refusal(page)).toBeFocused()
    await expect(refusal(page).getByRole('link', { name: /看不懂“十二万多”/ })).toBeVisible()
    await expect(revenue).toHaveAccessibleDescription(/看不懂“十二万多”。请写成40,346或4.03万。/)
    await expect(revenue).toHaveValue('十二万多')
    await expect(deals).toHaveValue('+2')
    await expect(page.getByRole('radio', { name: '6', exact: true })).toBeChecked()
    await expect(happened).toHaveValue('签下Konex和Yearin两份合同，当天报价见效。')
  })

  await test.step('put right it is saved, and pressing twice writes once', async () => {
    await revenue.fill('12.5万')
    await expect(page.getByText('即125,000美元')).toBeVisible()
    await page.getByRole('button', { name: '提交本周回顾' }).dblclick()
    await said(page, '本周回顾已提交。')
    await expect(page.getByText('这一周已提交：按时。')).toBeVisible()
    await expect(revenue).toHaveValue('125000')
    await expect(deals).toHaveValue('12')
  })

  await test.step('the goal shows the new values, in one version', async () => {
    await page.getByRole('link', { name: '我的本周' }).click()
    await expect(page.getByText('本周回顾已提交。')).toBeVisible()
    await expect(page.getByRole('link', { name: '填写本周回顾' })).toHaveCount(0)
    await page.getByRole('link', { name: '2026年第四季度：签67单，成交18.5万美元' }).click()
    await expect(page.getByText('成交额 12.5万，目标18.5万美元')).toBeVisible()
    await expect(page.getByText('成交单数 12，目标67单')).toBeVisible()
    const weeks = page.getByRole('region', { name: '周回顾' })
    const week = weeks.getByRole('article').filter({ hasText: '第46周' })
    await expect(week).toContainText('成交额：125,000美元，11月13日')
    await expect(week).toContainText('签下Konex和Yearin两份合同')
    await expect(week).toContainText('按时 · 还没有人查阅')
    await expect(week).not.toContainText('较早的版本')
  })

  await test.step('ticking a task moves no number', async () => {
    const plan = page.getByRole('region', { name: '目标的九个部分' })
    await expect(plan).toContainText('6项任务完成3项；任务不影响数字')
    await plan.getByRole('checkbox', { name: '标为完成：拜访Konex和Yearin，目前最大的客户' }).click()
    await expect(plan).toContainText('6项任务完成4项')
    await expect(
      plan.getByRole('checkbox', { name: '标为未完成：拜访Konex和Yearin，目前最大的客户' }),
    ).toBeChecked()
    await expect(page.getByText('成交额 12.5万，目标18.5万美元')).toBeVisible()
  })

  await test.step('more is needed than the best four weeks: asked once, answered with a word', async () => {
    await page.getByRole('link', { name: '我的本周' }).click()
    const asked = page.getByRole('listitem').filter({ hasText: '每周还需的已超过你最好的四周' })
    await expect(asked).toContainText(/成交单数：每周还需8单，最好的四周每周\d+(\.\d)?单。/)
    await asked.getByText('回答', { exact: true }).click()
    await asked.getByLabel('说明一句').fill('年底前还有两场行业展。')
    await asked.getByRole('button', { name: '保持目标' }).click()
    await said(page, '你的回答已保存在目标里。')
    await expect(page.getByText('没有等你处理的事。')).toBeVisible()
    await page.getByRole('link', { name: '2026年第四季度：签67单，成交18.5万美元' }).click()
    await page.getByText(/^历史记录（\d+条）$/).click()
    await expect(page.getByText('每周还需超过最好的四周，Donn Cantrell保持目标')).toBeVisible()
    await expect(page.getByText('年底前还有两场行业展。')).toBeVisible()
    await page.getByRole('link', { name: '我的本周' }).click()
  })

  await test.step('an adjustment: first what it would do, then why; the numbers stay', async () => {
    await page.getByRole('link', { name: '2026年第四季度：签67单，成交18.5万美元' }).click()
    await page.getByRole('link', { name: '申请调整目标' }).first().click()
    const sales = page.getByRole('group', { name: '成交额' })
    await press(page, '查看影响')
    await expect(refusal(page)).toContainText('没有任何变化，请至少改一个数。')
    await sales.getByLabel('目标值').fill('18万5')
    await press(page, '查看影响')
    await expect(sales.getByLabel('目标值')).toHaveAccessibleDescription(/看不懂“18万5”/)
    await sales.getByLabel('目标值').fill('15万')
    await press(page, '查看影响')
    await expect(page.getByRole('row', { name: /成交额.*18\.5万美元.*15万美元/ })).toBeVisible()
    await press(page, '提交申请')
    await expect(page.getByLabel('说明')).toHaveAccessibleDescription(/请填写这一项/)
    await page.getByLabel('原因').selectOption('市场变化')
    await page.getByLabel('说明').fill('两家零售客户把预算推到了明年。')
    await press(page, '提交申请')
    await said(page, '调整申请已提交，通过之前数字不变。')
    const adjustment = page.getByRole('region', { name: '目标调整' }).getByRole('article')
    await expect(adjustment).toContainText('2026年11月13日申请，待审批 · 原因：市场变化')
    await expect(adjustment).toContainText('成交额18.5万 → 15万美元')
    await expect(adjustment).toContainText('“两家零售客户把预算推到了明年。”')
    await expect(adjustment.getByRole('button', { name: '通过调整' })).toHaveCount(0)
    await expect(page.getByText('成交额 12.5万，目标18.5万美元')).toBeVisible()
  })
})

test('a rep acknowledges and answers a reward note, and revises a goal that came back', async ({ page }) => {
  await signIn(page, 'rep')

  await test.step('acknowledges and answers the note', async () => {
    await expect(page.getByRole('listitem').filter({ hasText: '知悉一条奖励' })).toContainText(
      'Melvin Marxen于11月12日写给你。只有你、各级主管和管理层能看到。',
    )
    await page.getByRole('link', { name: '查看并知悉' }).click()
    await expect(page.getByText('有1条记录等你确认知悉。')).toBeVisible()
    const note = page.getByRole('article').filter({ hasText: '还没有确认知悉。' })
    await expect(note.getByRole('heading')).toHaveText('Melvin Marxen写的奖励记录')
    await note.getByRole('button', { name: '确认知悉' }).click()
    await said(page, '已确认知悉。')
    const read = page.getByRole('article').filter({ hasText: '你已于2026年11月13日' }).first()
    await read.getByText('答复', { exact: true }).click()
    await read.getByLabel('你的答复').fill('谢谢，方案是和Marty一起做的。')
    await read.getByRole('button', { name: '提交答复' }).click()
    await said(page, '答复已保存在记录下。')
    await expect(read).toContainText('谢谢，方案是和Marty一起做的。')
    await expect(read.getByText('答复', { exact: true })).toHaveCount(0)
    await page.getByRole('link', { name: '我的本周' }).click()
    await expect(page.getByText('知悉一条奖励')).toHaveCount(0)
  })

  await test.step('revises the goal that came back, and submits it again', async () => {
    const returned = page
      .getByRole('listitem')
      .filter({ hasText: '修改被退回的目标：2026年第四季度重点客户开拓' })
    await expect(returned).toContainText('Melvin Marxen：“请写明是哪5家客户，再写清楚谁来支持。”')
    await returned.getByRole('link', { name: '修改目标' }).click()
    await page
      .getByRole('textbox', { name: '目标内容' })
      .fill('签下Konex、Zoomit、Isdom、Rangreen和Cancity五家。')
    await page.getByRole('textbox', { name: '目标支持与资源' }).fill('Melvin参加每家的第一次会谈。')
    await press(page, '保存草稿')
    await expect(page.getByRole('region', { name: '目标的九个部分' })).toContainText('签下Konex、Zoomit')
    await page.getByLabel('为什么仍要提交').fill('团队目标里还没有重点客户，暂时没有可计入的上级目标。')
    await press(page, '提交目标')
    await said(page, '目标已提交。')
    await expect(page.getByText('Gladys Colclough于2026年11月13日提交，等待审批。')).toBeVisible()
  })
})

test('a rep writes a goal with its nine parts, is held to 100 %, and can take it back', async ({ page }) => {
  await signIn(page, 'Boris Faz')
  const name = 'Ten first meetings in the retail sector'

  await test.step('the nine parts', async () => {
    await page.getByRole('link', { name: 'Write a goal' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Write a goal' })).toBeVisible()
    await page.getByRole('textbox', { name: 'Name' }).fill(name)
    await page
      .getByRole('textbox', { name: 'Content' })
      .fill('Meet ten retailers for the first time and turn three of them into clients by 18 December.')
    const first = page.getByRole('group', { name: 'Key result 1' })
    await first.getByLabel('What is measured').selectOption('Customer visits (visits)')
    await first.getByLabel('Target').fill('10')
    await first.getByLabel('Weight').fill('60')
    const second = page.getByRole('group', { name: 'Key result 2' })
    await second.getByLabel('What is measured').selectOption('New clients (clients)')
    await second.getByLabel('Target').fill('3')
    await second.getByLabel('Weight').fill('30')
    await page.getByLabel('Start', { exact: true }).last().fill('2026-11-16')
    await page.getByLabel('Deadline').fill('2026-12-18')
    await expect(page.getByRole('group', { name: '5 Owner' })).toContainText('Boris Faz · Team Neubert')
    await page
      .getByRole('textbox', { name: 'Background and significance' })
      .fill('Retail bought most last quarter, and half of the sector has never met us.')
    await page
      .getByLabel('Why it stands')
      .fill('New clients are what the team’s target of next year rests on.')
    await page
      .getByRole('textbox', { name: 'Support and resources' })
      .fill('Two joint visits with Rocco; the client files of the retail sector.')
    await expect(page.getByLabel('Who answers for it')).toContainText('Rocco Neubert')
    const step = page.getByRole('group', { name: 'Task 1', exact: true })
    await step.getByLabel('Step').fill('List twenty retailers without a contact')
    await step.getByLabel('Due').fill('2026-11-20')
  })

  await test.step('a draft may still weigh 90 %; submitting it is refused and leads to where it is put right', async () => {
    await press(page, 'Save the draft')
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await expect(
      page.getByText('A draft: only Boris Faz, the leads above and executives see it.'),
    ).toBeVisible()
    await press(page, 'Submit the goal')
    await expect(refusal(page)).toContainText('The weights add up to 90%. Make it exactly 100%')
    await page.getByRole('link', { name: 'Edit the goal to put it right' }).click()
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(name)
    await page.getByRole('group', { name: 'Key result 2' }).getByLabel('Weight').fill('40')
    await press(page, 'Save the draft')
    await expect(page.getByText('New clients 0 → 3 clients, weight 40%')).toBeVisible()
  })

  await test.step('the nine parts stand on its page', async () => {
    const parts = page.getByRole('region', { name: 'The goal in nine parts' })
    for (const text of [
      'Meet ten retailers for the first time',
      'Customer visits 0 → 10 visits, weight 60%',
      'New clients 0 → 3 clients, weight 40%',
      '2026 Q4, 16 November 2026 to 18 December 2026',
      'half of the sector has never met us',
      'Two joint visits with Rocco',
      'Rocco Neubert',
      'List twenty retailers without a contact',
    ])
      await expect(parts).toContainText(text)
  })

  await test.step('submit, take back, change, submit', async () => {
    await press(page, 'Submit the goal')
    await said(page, 'The goal is submitted.')
    await expect(
      page.getByText('Submitted by Boris Faz on 13 November 2026; it waits to be agreed.'),
    ).toBeVisible()
    await expect(page.getByRole('link', { name: 'Edit the goal' })).toHaveCount(0)
    await press(page, 'Take it back')
    await said(page, 'The goal is a draft again.')
    await page.getByRole('link', { name: 'Edit the goal' }).click()
    await page.getByRole('group', { name: 'Key result 1' }).getByLabel('Target').fill('12')
    await press(page, 'Save the draft')
    await expect(page.getByText('Customer visits 0 → 12 visits, weight 60%')).toBeVisible()
    await press(page, 'Submit the goal')
    await said(page, 'The goal is submitted.')
    await page.getByRole('link', { name: 'My week' }).click()
    await expect(page.getByText(`Waiting to be agreed: ${name}`)).toBeVisible()
  })
})
