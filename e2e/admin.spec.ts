import { expect, goalOf, press, refusal, said, signIn, test } from './support/test'

test('an admin invites somebody, moves them, gives and takes a role, and lets them go', async ({
  page,
  anotherBrowser,
  expectTrouble,
}) => {
  expectTrouble(/404 \(Not Found\)/)
  await signIn(page, 'admin')
  const theirs = await anotherBrowser()
  const password = '每周五下午写完这一周的回顾'

  await test.step('adds a person to a team', async () => {
    await page.getByRole('link', { name: '管理', exact: true }).click()
    await page.getByRole('link', { name: '添加人员' }).click()
    await press(page, '添加人员')
    await expect(page.getByLabel('姓名')).toHaveAccessibleDescription(/请填写这一项/)
    await page.getByLabel('姓名').fill('林夏')
    await page.getByLabel('邮箱').fill('GLADYS.colclough@paceline.example')
    await page.getByLabel('职位').fill('销售代表')
    await page.getByLabel('语言').selectOption('中文')
    await page.getByRole('combobox', { name: '团队' }).selectOption({ label: 'Central / Team Brinkmann' })
    await press(page, '添加人员')
    await expect(page.getByLabel('邮箱')).toHaveAccessibleDescription(/这个邮箱已有人使用/)
    await expect(page.getByLabel('姓名')).toHaveValue('林夏')
    await page.getByLabel('邮箱').fill('Xia.Lin@Paceline.example')
    await press(page, '添加人员')
    await expect(page.getByRole('heading', { level: 1, name: '林夏' })).toBeVisible()
    await expect(page.getByText('今天属于Team Brinkmann。')).toBeVisible()
  })
  const personPage = page.url()

  await test.step('hands over a link that lets them choose a password, once', async () => {
    await press(page, '生成邀请链接')
    const link = await page.getByLabel('邀请链接，只显示这一次').inputValue()
    await theirs.goto(link)
    await theirs.getByLabel('New password').fill('short')
    await press(theirs, 'Set the password and sign in')
    await expect(theirs.getByLabel('New password')).toHaveAccessibleDescription(/12 characters or more/)
    await theirs.getByLabel('New password').fill(password)
    await press(theirs, 'Set the password and sign in')
    await expect(theirs.getByRole('heading', { level: 1, name: '我的本周' })).toBeVisible()
    await expect(theirs.getByRole('navigation', { name: '主导航', exact: true })).toContainText(
      'Team Brinkmann',
    )
    await theirs.goto(link)
    await expect(theirs.getByRole('heading', { name: '这个链接已失效' })).toBeVisible()
  })

  await test.step('moves them to another team from a day on', async () => {
    await page.getByRole('combobox', { name: '团队' }).selectOption({ label: 'East / Team Losch' })
    await page.getByLabel('起始日期').fill('2026-11-30')
    await press(page, '调动')
    await said(page, '调动已保存。')
    await expect(page.getByText('今天属于Team Brinkmann。2026年11月30日起属于Team Losch。')).toBeVisible()
  })

  await test.step('makes them an executive, which another executive confirms', async () => {
    await theirs.goto('/admin/people')
    await expect(theirs.getByRole('heading', { name: '这里没有内容' })).toBeVisible()
    await page.getByRole('checkbox', { name: /^管理层/ }).check()
    await press(page, '保存角色')
    await said(page, '管理层角色等待确认；详情见本页。')
    await expect(page.getByText('等待管理层成员在“我的本周”确认。')).toBeVisible()
    await theirs.goto('/admin/metrics')
    await expect(theirs.getByRole('heading', { name: '这里没有内容' })).toBeVisible()

    const executive = await anotherBrowser()
    await signIn(executive, '秦致远')
    await executive.goto('/')
    await press(executive, '确认林夏')
    await said(executive, '已确认，立即生效。')
    await theirs.goto('/admin/metrics')
    await expect(theirs.getByRole('heading', { level: 1, name: '指标' })).toBeVisible()

    await page.reload()
    await page.getByRole('checkbox', { name: /^管理层/ }).uncheck()
    await press(page, '保存角色')
    await said(page, '角色已保存。')
    await theirs.reload()
    await expect(theirs.getByRole('heading', { name: '这里没有内容' })).toBeVisible()
  })

  await test.step('deactivates them: their open session ends at the next request', async () => {
    await press(page, '停用')
    const dialog = page.getByRole('dialog', { name: '停用林夏后，其所有设备立即退出登录' })
    await expect(dialog).toContainText('没有未结束的目标。')
    await dialog.getByRole('button', { name: '停用林夏' }).click()
    await said(page, '已停用，所有设备都已退出登录。')
    await theirs.goto('/notes')
    await expect(theirs).toHaveURL(/\/sign-in\?next=%2Fnotes$/)
    await theirs.getByLabel('邮箱').fill('xia.lin@paceline.example')
    await theirs.getByLabel('密码').fill(password)
    await press(theirs, '登录')
    await expect(refusal(theirs)).toContainText('邮箱和密码不匹配')
    await page.goto('/admin/people?active=false')
    await expect(page.getByRole('row', { name: /林夏/ })).toBeVisible()
  })

  await test.step('brings them back with the password they had', async () => {
    await page.goto(personPage)
    await press(page, '恢复林夏')
    await said(page, '已恢复。')
    await theirs.getByLabel('密码').fill(password)
    await press(theirs, '登录')
    await expect(theirs.getByRole('heading', { level: 1, name: '奖惩记录' })).toBeVisible()
  })
})

test('an admin keeps the tree of teams free of circles, and the company’s settings', async ({
  page,
  anotherBrowser,
  expectTrouble,
}) => {
  expectTrouble(/404 \(Not Found\)/)
  await signIn(page, 'admin')

  await test.step('adds a team, names it, gives it another lead', async () => {
    await page.goto('/admin/teams')
    await page.getByText('添加团队').first().click()
    await page.getByLabel('名称').fill('Team Marxen')
    await page.getByRole('combobox', { name: '主管' }).selectOption('Anna Snelling')
    await press(page, '添加团队')
    await expect(page.getByLabel('名称')).toHaveAccessibleDescription(/已有同名团队/)
    await page.getByLabel('名称').fill('华中二部')
    await press(page, '添加团队')
    await expect(page.getByRole('heading', { level: 1, name: '华中二部' })).toBeVisible()
    await expect(page.getByText('还没有成员，主管是Anna Snelling。')).toBeVisible()
    await page.getByLabel('名称').fill('华中三部')
    await press(page, '修改名称')
    await said(page, '名称已修改。')
    await page.getByRole('combobox', { name: '主管' }).selectOption('Moses Frase')
    await press(page, '更换主管')
    await said(page, '主管已更换。')
    await expect(page.getByText('主管是Moses Frase。')).toBeVisible()
  })
  const teamPage = page.url()

  await test.step('cannot close a circle, even from a page that is a minute old', async () => {
    const central = await page.context().newPage()
    await central.goto('/admin/teams')
    await central.getByRole('link', { name: 'Central', exact: true }).click()
    const above = central.getByRole('combobox', { name: '上级' })
    await above.selectOption('华中三部')
    await page.getByRole('combobox', { name: '上级' }).selectOption('Central')
    await press(page, '调整上级')
    await said(page, '上级已调整。')
    await expect(page.getByText('上级：Central')).toBeVisible()
    await press(central, '调整上级')
    await expect(above).toHaveAccessibleDescription(/“华中三部”在这个团队之下，不能同时在它之上。/)
    await central.reload()
    await expect(above.getByRole('option', { name: '直属公司' })).toBeAttached()
    await expect(above.getByRole('option', { name: /华中三部/ })).toHaveCount(0)
    await central.close()
  })

  await test.step('archives it while it is empty', async () => {
    await page.goto(teamPage)
    await press(page, '归档团队')
    await press(page, '归档华中三部')
    await expect(page.getByRole('heading', { level: 1, name: '团队' })).toBeVisible()
    await expect(page.getByRole('link', { name: '华中三部' })).toHaveCount(0)
  })

  await test.step('closes personal goals to other teams at once, and opens them again', async () => {
    const [owner, other] = [await anotherBrowser(), await anotherBrowser()]
    await signIn(owner, 'Mei-Mei Johns')
    await signIn(other, 'Zane Levy')
    expect((await other.goto(await goalOf(owner)))!.status()).toBe(200)
    await page.goto('/admin/company')
    await page.getByLabel('币种').fill('MONEY')
    await page.getByLabel('已生效的个人目标和周回顾对谁开放').selectOption('仅上级主管')
    await press(page, '保存设置')
    await expect(page.getByLabel('币种')).toHaveAccessibleDescription(/请填写三个字母的货币代码/)
    await page.getByLabel('币种').fill('USD')
    await press(page, '保存设置')
    await said(page, '设置已保存。')
    expect((await other.reload())!.status()).toBe(404)
    await page.getByLabel('已生效的个人目标和周回顾对谁开放').selectOption('所有人')
    await press(page, '保存设置')
    await said(page, '设置已保存。')
    expect((await other.reload())!.status()).toBe(200)
  })

  await test.step('adds a holiday and takes it out', async () => {
    await page.getByLabel('日期').fill('2026-12-24')
    await page.getByLabel('类型').selectOption('节假日')
    await page.getByRole('textbox', { name: '名称' }).last().fill('平安夜')
    await press(page, '添加日期')
    await said(page, '日期已添加。')
    await page
      .getByRole('row', { name: /平安夜/ })
      .getByRole('button', { name: /^删除/ })
      .click()
    await said(page, '日期已删除。')
    await expect(page.getByRole('row', { name: /平安夜/ })).toHaveCount(0)
  })

  await test.step('cannot take the last admin’s role away', async () => {
    await page.goto('/admin/people?search=罗晓明')
    await page.getByRole('link', { name: '罗晓明' }).click()
    await page.getByRole('checkbox', { name: /^管理员/ }).uncheck()
    await press(page, '保存角色')
    await expect(refusal(page)).toContainText('不能取消自己的管理员角色')
  })
})
