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
  TWO_TEAMS,
} from './support/grading-demo'

const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })
const CLOSED = 'The period is closed: nothing in it can be changed any more.'

/** The team's grading form filled with what was computed of each goal; where nothing was, a score with its reason. */
async function scoreAll(page: Page): Promise<number> {
  const rows = page.getByRole('row').filter({ has: page.getByRole('textbox', { name: /^Final score for/ }) })
  const count = await rows.count()
  for (let place = 0; place < count; place++) {
    const row = rows.nth(place)
    const computed = (await row.getByRole('cell').nth(1).innerText()).match(/\d\.\d\d/)?.[0]
    await row.getByRole('textbox', { name: /^Final score for/ }).fill(computed ?? '0.5')
    if (!computed)
      await row.getByRole('textbox', { name: /^Reason/ }).fill('On leave for most of the quarter.')
  }
  return count
}

test('two managers grade a quarter, an executive closes it for good, and its goals go on in the next', async ({
  page: executive,
  almostGraded: url,
  anotherBrowser,
  expectTrouble,
}) => {
  test.setTimeout(300_000)
  expectTrouble(/404 \(Not Found\)/)
  const signedIn = async (page: Page, who: string) => {
    page.setDefaultTimeout(20_000)
    await page.goto(`${url}/sign-in`)
    await signIn(page, who)
    return page
  }
  await signedIn(executive, 'executive')
  const chinese = await signedIn(await anotherBrowser(), '秦致远')
  const managers = [
    await signedIn(await anotherBrowser(), 'manager'),
    await signedIn(await anotherBrowser(), 'Rocco Neubert'),
  ] as const
  const reps = [
    await signedIn(await anotherBrowser(), 'Niesha Huffines'),
    await signedIn(await anotherBrowser(), 'Donn Cantrell'),
  ] as const
  // One language for what is read here; the other executive reads Chinese.
  for (const page of [executive, ...managers, ...reps])
    await page.context().addCookies([{ name: 'paceline-locale', value: 'en', url }])

  await test.step('an executive plans the quarter after the next and opens it', async () => {
    await executive.goto(`${url}/periods`)
    await press(executive, 'Plan the period')
    await said(executive, 'The period is planned. Goals can be written for it.')
    const quarter = await executive.getByRole('heading', { level: 1 }).innerText()
    await press(executive, 'Open the period')
    await executive
      .getByRole('dialog')
      .getByRole('button', { name: `Open ${quarter}` })
      .click()
    await said(executive, 'The period is open.')
  })

  await test.step('the quarter that is over cannot be closed while two teams wait for their scores', async () => {
    await executive.goto(`${url}/periods`)
    await executive.getByRole('link', { name: '2026 Q3' }).click()
    const step = executive.getByRole('region', { name: 'Close 2026 Q3' })
    await expect(step).toContainText(/First: \d+ goals have no final score/)
    await expect(executive.getByRole('button', { name: 'Close the period' })).toHaveCount(0)
  })
  const quarter = executive.url()

  await test.step('a rep of each team sends the own score', async () => {
    for (const rep of reps) {
      await rep.goto(url)
      await rep.getByRole('link', { name: 'Score the goal' }).first().click()
      const grade = rep.getByRole('region', { name: 'Grade', exact: true })
      await grade.getByLabel('Your score').fill('0.9')
      await grade.getByLabel('What worked?').fill('Two visits a week.')
      await grade.getByLabel('What did not?').fill('Offers went out late.')
      await grade.getByLabel('What next?').fill('Send them on the day of the visit.')
      await press(rep, 'Send the self score')
      await said(rep, 'Your self score is sent.')
    }
  })

  await test.step('each manager grades the own team on one page, and not themselves', async () => {
    for (const [place, manager] of managers.entries()) {
      await manager.goto(url)
      await manager.getByRole('link', { name: 'Give final scores' }).first().click()
      await expect(
        manager.getByRole('heading', { level: 1, name: `Grading ${TWO_TEAMS[place]}` }),
      ).toBeVisible()
      const own = rowOf(manager, place === 0 ? 'Melvin Marxen' : 'Rocco Neubert')
      await expect(own.getByRole('textbox')).toHaveCount(0)
      const rep = place === 0 ? 'Niesha Huffines' : 'Donn Cantrell'
      await expect(rowOf(manager, rep)).toContainText('0.90')
      expect(await scoreAll(manager)).toBeGreaterThan(4)

      const unlike = rowOf(manager, rep).getByRole('textbox', { name: /^Final score for/ })
      await unlike.fill('0.3')
      await press(manager, 'Give the final scores')
      await expect(refusal(manager)).toContainText('differs from the computed score')
      await expect(unlike).toHaveValue('0.3')
      await rowOf(manager, rep)
        .getByRole('textbox', { name: /^Reason/ })
        .fill('The largest deal came from a colleague.')
      await press(manager, 'Give the final scores')
      await said(manager, 'The grading is saved.')
    }
  })

  await test.step('the executives look at all scores beside each other, in both languages', async () => {
    await executive.goto(`${url}/grading`)
    for (const team of TWO_TEAMS) await expect(rowOf(executive, team).first()).toContainText(/(\d+) of \1/)
    await chinese.goto(`${url}/grading`)
    await expect(chinese.getByRole('heading', { level: 1, name: '各团队终评' })).toBeVisible()
    await expect(chinese.locator('.state')).toContainText(/^(\d+)个个人目标中，\1个已有有效终评/)
    for (const team of TWO_TEAMS) await expect(rowOf(chinese, team).first()).toContainText(/(\d+)\/\1/)
    await expectAccessible(chinese)
  })

  // Open before the closing, sent after it.
  const late = await test.step('a check-in and a score are begun', async () => {
    await reps[0].goto(`${url}/check-in?week=2026-09-28`)
    const ended = reps[0].getByRole('group', { name: '36 deals worth $71,000 by 30 September' })
    await ended.getByLabel(/^Won deals/).fill('40')
    const score = rowOf(managers[0], 'Niesha Huffines').getByRole('textbox', { name: /^Final score for/ })
    await score.fill('0.85')
    return score
  })

  await test.step('the checklist is clean, in Chinese too, and the quarter is closed', async () => {
    await chinese.goto(quarter)
    const list = chinese.getByRole('region', { name: '关闭2026年第三季度' })
    await expect(list).toContainText('所有目标都有终评。')
    await expect(list).toContainText('没有失效的终评。')
    await expect(list.getByText('须先完成')).toHaveCount(0)
    await chinese.setViewportSize({ width: 360, height: 800 })
    await expectAccessible(chinese)
    await expectNoSidewaysScroll(chinese)

    await executive.goto(quarter)
    await expect(executive.getByRole('region', { name: 'Close 2026 Q3' })).toContainText(
      'Every goal has its final score.',
    )
    await press(executive, 'Close the period')
    const dialog = executive.getByRole('dialog', { name: /^Closing 2026 Q3 freezes \d+ goals$/ })
    await dialog.getByRole('button', { name: 'Close 2026 Q3 for good' }).click()
    await said(executive, 'The period is closed. Its numbers are final.')
    await expect(executive.locator('.state')).toContainText('It is closed for good')
    await expect(executive.getByRole('region', { name: /^(Close|One step back)/ })).toHaveCount(0)
  })

  await test.step('closed is final: what comes late is refused in words, and a form of before tells the same', async () => {
    await reps[0].locator('form.sheet button[type=submit]').last().click()
    await expect(refusal(reps[0])).toContainText(CLOSED)
    await press(managers[0], 'Give the final scores')
    await expect(refusal(managers[0])).toContainText(CLOSED)
    await chinese.reload()
    await expect(chinese.locator('.state')).toContainText('已关闭')
    await expect(chinese.getByRole('button', { name: '关闭周期' })).toHaveCount(0)
  })
  await managers[0].reload()
  await expect(late).toHaveCount(0)

  await test.step('goals go on in the next quarter', async () => {
    const carry = executive.getByRole('region', { name: 'Carry over' })
    await carry.getByLabel('Whose goals').selectOption({ label: 'Team Marxen (7)' })
    await press(executive, 'Show')
    await expect(carry).toContainText('Chosen goals become drafts of 2026 Q4')
    await carry
      .getByRole('combobox', { name: '36 deals worth $71,000 by 30 September' })
      .selectOption('Stretch')
    await carry.getByRole('combobox', { name: '110 deals worth $360,000' }).selectOption('Continue')
    await press(executive, 'Write the drafts')
    await said(executive, 'The drafts are written. Their owners find them on My week.')
    await expect(carry.getByRole('link', { name: 'goes on as a draft' })).toHaveCount(2)
    await expectAccessible(executive)
  })

  await test.step('they stand there as drafts, without check-ins', async () => {
    await reps[0].goto(url)
    const told = reps[0].getByRole('listitem').filter({ hasText: '36 deals worth $71,000' })
    const edit = await told.getByRole('link').first().getAttribute('href')
    await reps[0].goto(url + edit!.replace('/edit', ''))
    await expect(reps[0].locator('.state')).toContainText(/draft/i)
    await expect(reps[0].getByRole('button', { name: 'Submit the goal' })).toBeVisible()
    await expect(reps[0].getByRole('heading', { name: 'Weekly check-ins' })).toHaveCount(0)
  })

  await test.step('and in Chinese the other executive carries one over, too', async () => {
    await chinese.setViewportSize({ width: 1280, height: 800 })
    await chinese.goto(quarter)
    const carry = chinese.getByRole('region', { name: '结转' })
    await carry.getByRole('combobox').nth(1).selectOption('同样目标')
    await press(chinese, '生成草稿')
    await said(chinese, '草稿已生成，负责人会在“我的本周”看到。')
    await carry.getByRole('link', { name: '已结转为草稿' }).first().click()
    await expect(chinese.locator('.state')).toContainText('草稿')
  })
})
