import type { Locator, Page } from '@playwright/test'
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

/** What is typed, pressed and read. Both columns say the same. */
const en = {
  conclusion: 'Nine further deals from customers of long standing.',
  vague: 'Improve sales',
  name: 'Win 9 further deals by 31 December',
  support: 'Summer joins the two largest talks.',
  step: 'Call the twelve oldest customers',
  why: 'The team’s target is being settled this week.',
  comment: 'Count it towards the deals of the team, please.',
  happened: 'Two old customers ordered again.',
  explanation: 'Two customers moved their budgets to next year.',
  conclusions: 'What it means for the goals',
  savePlan: 'Save the plan',
  planSaved: 'The plan is saved.',
  writeGoal: 'Write a goal from this plan',
  fromPlan: 'From the plan',
  check: 'Goal check',
  parts: { name: 'Name', support: 'Support and resources' },
  metric: 'Won deals (deals)',
  keyResult: 'Key result 1',
  measured: 'What is measured',
  target: 'Target',
  towards: 'Counts towards',
  stepField: 'Step',
  save: 'Save the draft',
  says: { S: 'Specific', M: 'Measurable', R: 'Relevant', T: 'Time-bound' },
  pass: 'pass',
  fail: 'fail',
  submit: 'Submit the goal',
  reason: 'Why it is handed in all the same',
  reasonMissing: /The goal check fails on this goal\./,
  submitted: 'The goal is submitted.',
  given: 'Why it was handed in although the check failed:',
  toAgree: 'Goals to agree',
  failed: 'the goal check fails: read the reason first',
  toRead: 'Agree or return: ',
  read: 'Read the goal',
  returnOpen: 'Return it with a comment',
  returnComment: 'What should change',
  return: 'Return the goal',
  returned: 'The goal is returned with your comment.',
  cameBack: 'Revise the goal that came back: ',
  revise: 'Revise the goal',
  agree: 'Agree the goal',
  agreed: 'The goal is agreed. Its numbers are frozen.',
  log: 'Log the week',
  toDate: 'Won deals to date',
  whatHappened: 'What happened, and why?',
  logged: 'The week is logged.',
  value: 'Won deals 2 of 9 deals',
  propose: 'Propose an adjustment',
  checkIt: 'Check what it does',
  reasonField: 'Reason',
  market: 'market',
  explanationField: 'Explanation',
  send: 'Send the proposal',
  proposed: 'The adjustment is proposed. Nothing changes until it is accepted.',
  toDecide: 'Decide on an adjustment: ',
  readProposal: 'Read the proposal',
  accept: 'Accept the adjustment',
  accepted: 'The adjustment is accepted. The new numbers hold from now on.',
  change: 'Won deals 9 → 5 deals',
  deals: 'Won deals',
  gap: /gap ([\d,]+)/,
  buffer: /buffer ([\d,]+)/,
}

const zh: typeof en = {
  conclusion: '从老客户再签九单。',
  vague: '提高销售业绩',
  name: '12月31日前再签9单',
  support: '两场大的洽谈请主管参加。',
  step: '给最早的十二家客户打电话',
  why: '团队目标本周才定下来。',
  comment: '请计入团队的成交单数。',
  happened: '两家老客户又下了单。',
  explanation: '两家客户把预算推到了明年。',
  conclusions: '对目标意味着什么',
  savePlan: '保存计划',
  planSaved: '计划已保存。',
  writeGoal: '根据计划写目标',
  fromPlan: '来自个人计划',
  check: '目标检查',
  parts: { name: '目标名称', support: '目标支持与资源' },
  metric: '成交单数（单）',
  keyResult: '关键结果1',
  measured: '衡量什么',
  target: '目标值',
  towards: '计入',
  stepField: '步骤',
  save: '保存草稿',
  says: { S: '具体', M: '可衡量', R: '相关', T: '有时限' },
  pass: '通过',
  fail: '未通过',
  submit: '提交目标',
  reason: '为什么仍要提交',
  reasonMissing: /目标检查未通过，请说明/,
  submitted: '目标已提交。',
  given: '检查未通过仍提交，原因：',
  toAgree: '待审批的目标',
  failed: '目标检查未通过，请先看理由',
  toRead: '审批目标：',
  read: '查看目标',
  returnOpen: '写意见并退回',
  returnComment: '需要改什么',
  return: '退回目标',
  returned: '目标已退回，意见已附上。',
  cameBack: '修改被退回的目标：',
  revise: '修改目标',
  agree: '通过目标',
  agreed: '目标已通过，数字已锁定。',
  log: '提交本周回顾',
  toDate: '截至今天的成交单数',
  whatHappened: '发生了什么，为什么？',
  logged: '本周回顾已提交。',
  value: '成交单数 2，目标9单',
  propose: '申请调整目标',
  checkIt: '查看影响',
  reasonField: '原因',
  market: '市场变化',
  explanationField: '说明',
  send: '提交申请',
  proposed: '调整申请已提交，通过之前数字不变。',
  toDecide: '审批目标调整：',
  readProposal: '查看申请',
  accept: '通过调整',
  accepted: '调整已通过，新数字即刻生效。',
  change: '成交单数9 → 5单',
  deals: '成交单数',
  gap: /缺口([\d,]+)/,
  buffer: /富余([\d,]+)/,
}

const journeys = [
  { language: 'English', say: en, rep: 'James Ascencio', lead: 'Summer Sewald', above: 'executive' },
  { language: 'Chinese', say: zh, rep: 'Hayden Neloms', lead: 'Celia Rouche', above: '秦致远' },
]

const toDo = (page: Page, text: string): Locator =>
  page.getByRole('listitem').filter({ hasText: text }).first()

for (const { language, say, rep: repName, lead: leadName, above: aboveName } of journeys)
  test(`from the plan to coverage, as three people in ${language}`, async ({ page: rep, anotherBrowser }) => {
    test.setTimeout(240_000)
    const [lead, above] = [await anotherBrowser(), await anotherBrowser()]
    await signIn(rep, repName)
    await signIn(lead, leadName)
    await signIn(above, aboveName)
    const team = `Team ${leadName.split(' ')[1]}`
    let goal = ''

    /** What the team’s personal targets are above its own, in deals; below it, negative. */
    const beyond = async (): Promise<number> => {
      await above.goto('/alignment')
      await above.getByRole('link', { name: say.deals, exact: true }).click()
      await expect(above.getByRole('heading', { level: 2 }).filter({ hasText: say.deals })).toBeVisible()
      const row = above.locator('summary').filter({ hasText: new RegExp(`^${team}`) })
      await expect(row).toBeVisible()
      const text = await row.innerText()
      const number = (found: RegExpExecArray | null) => Number((found?.[1] ?? '0').replace(/,/g, ''))
      return number(say.buffer.exec(text)) - number(say.gap.exec(text))
    }
    const before = await beyond()

    await test.step('a plan says what it means for the goals', async () => {
      await rep.goto('/plan')
      await rep.getByLabel(say.conclusions).fill(say.conclusion)
      await press(rep, say.savePlan)
      await said(rep, say.planSaved)
      await rep.getByRole('link', { name: say.writeGoal }).click()
    })

    const name = rep.getByRole('group', { name: say.parts.name }).getByRole('textbox')
    const beside = rep.getByRole('region', { name: say.check })
    const verdict = (letter: keyof typeof en.says, value: string) =>
      expect(beside.getByRole('status').getByText(`${say.says[letter]}: ${value}`)).toBeVisible()

    await test.step('the check reads along, with the plan and the direction beside the form', async () => {
      await name.fill(say.vague)
      for (const letter of ['S', 'M', 'R'] as const) await verdict(letter, say.fail)
      await rep.locator('summary', { hasText: say.fromPlan }).click()
      await expect(rep.getByText(say.conclusion)).toBeVisible()
      await name.fill(say.name)
      await verdict('M', say.pass)
      await verdict('T', say.pass)
      const first = rep.getByRole('group', { name: say.keyResult, exact: true })
      await first.getByLabel(say.measured).selectOption(say.metric)
      await first.getByLabel(say.target, { exact: true }).fill('9')
      await rep.getByRole('group', { name: say.parts.support }).getByRole('textbox').fill(say.support)
      await rep.getByLabel(say.stepField).first().fill(say.step)
      await verdict('S', say.pass)
      await verdict('R', say.fail)
      await expectAccessible(rep)
      await rep.setViewportSize({ width: 360, height: 800 })
      await expectNoSidewaysScroll(rep)
      await rep.setViewportSize({ width: 1280, height: 800 })
      await press(rep, say.save)
      await expect(rep.getByRole('heading', { level: 1, name: say.name })).toBeVisible()
      goal = rep.url()
    })

    await test.step('handed in although the check fails, it asks why', async () => {
      await press(rep, say.submit)
      await expect(refusal(rep)).toContainText(say.reasonMissing)
      await rep.getByLabel(say.reason).fill(say.why)
      await press(rep, say.submit)
      await said(rep, say.submitted)
    })

    await test.step('the lead reads the reason and returns it', async () => {
      await lead.goto('/')
      const asked = toDo(lead, say.toRead + say.name)
      await asked.getByRole('link', { name: say.read }).click()
      await expect(lead.getByRole('region', { name: say.check })).toContainText(`${say.given} ${say.why}`)
      await lead.locator('summary', { hasText: say.returnOpen }).click()
      await lead.getByLabel(say.returnComment).fill(say.comment)
      await press(lead, say.return)
      await said(lead, say.returned)
    })

    await test.step('its owner sees what to change, aligns it and hands it in again', async () => {
      await rep.goto('/')
      const back = toDo(rep, say.cameBack + say.name)
      await expect(back).toContainText(say.comment)
      await back.getByRole('link', { name: say.revise }).click()
      const towards = rep.getByLabel(say.towards).first()
      const sensible = towards.locator('optgroup').first().locator('option').filter({ hasText: team })
      await towards.selectOption((await sensible.first().getAttribute('value'))!)
      await verdict('R', say.pass)
      await press(rep, say.save)
      await expect(rep.getByLabel(say.reason)).toHaveCount(0)
      await press(rep, say.submit)
      await said(rep, say.submitted)
    })

    await test.step('the lead agrees it, and coverage above has it', async () => {
      await lead.goto('/')
      await toDo(lead, say.toRead + say.name)
        .getByRole('link', { name: say.read })
        .click()
      await press(lead, say.agree)
      await said(lead, say.agreed)
      expect((await beyond()) - before).toBe(9)
    })

    await test.step('its owner logs the week', async () => {
      await rep.goto('/check-in')
      const form = rep.getByRole('group').filter({ hasText: say.name }).first()
      await form.getByLabel(say.toDate).fill('2')
      await form.getByLabel(say.whatHappened).fill(say.happened)
      await press(rep, say.log)
      await said(rep, say.logged)
      await rep.goto(goal)
      await expect(rep.getByText(say.value)).toBeVisible()
    })

    await test.step('and proposes less, for a reason', async () => {
      await rep.getByRole('link', { name: say.propose }).first().click()
      await rep.getByLabel(say.target, { exact: true }).first().fill('5')
      await press(rep, say.checkIt)
      await rep.getByLabel(say.reasonField, { exact: true }).selectOption(say.market)
      await rep.getByLabel(say.explanationField, { exact: true }).fill(say.explanation)
      await press(rep, say.send)
      await said(rep, say.proposed)
      expect((await beyond()) - before).toBe(9)
    })

    await test.step('accepted, it is seen in coverage and on the goal', async () => {
      await lead.goto('/')
      await toDo(lead, say.toDecide + say.name)
        .getByRole('link', { name: say.readProposal })
        .click()
      await press(lead, say.accept)
      await said(lead, say.accepted)
      expect((await beyond()) - before).toBe(5)
      await rep.reload()
      await expect(rep.getByRole('article').filter({ hasText: say.explanation })).toContainText(say.change)
    })
  })
