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
} from './support/grading-demo'

const REP = 'Niesha Huffines'

test('a quarter is scored by its people, graded by a manager, and compared by an executive', async ({
  page: rep,
  graded: url,
  anotherBrowser,
  expectTrouble,
}) => {
  expectTrouble(/404 \(Not Found\)/)
  test.setTimeout(300_000)
  const signedIn = async (page: Page, who: string) => {
    page.setDefaultTimeout(20_000)
    await page.goto(`${url}/sign-in`)
    await signIn(page, who)
    return page
  }
  await signedIn(rep, REP)
  const manager = await signedIn(await anotherBrowser(), 'manager')
  const colleague = await signedIn(await anotherBrowser(), 'Jonathan Berthelot')
  const executive = await signedIn(await anotherBrowser(), 'executive')
  const grade = (page: Page) => page.getByRole('region', { name: 'Grade', exact: true })
  const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })
  const scoreOf = (page: Page, name: string) =>
    rowOf(page, name).getByRole('textbox', { name: /^Final score for/ })

  const goal = await test.step('My week asks for the own score, and leads to the form', async () => {
    await rep.getByRole('link', { name: 'Score the goal' }).first().click()
    await expect(grade(rep)).toContainText('not sent yet')
    return new URL(rep.url()).pathname
  })

  await test.step('a draft is the owner’s alone', async () => {
    await grade(rep).getByLabel('Your score').fill('0.8')
    await grade(rep).getByLabel('What worked?').fill('Visits before every offer.')
    await press(rep, 'Keep the draft')
    await said(rep, 'The draft is kept. Only you see it.')
    await expect(grade(rep)).toContainText('Draft: only you see it.')
    await manager.goto(url + goal)
    await expect(grade(manager)).toContainText('not sent yet')
    await expect(grade(manager)).not.toContainText('Visits before every offer.')
  })

  await test.step('sent whole, it is read by those above', async () => {
    await press(rep, 'Send the self score')
    await expect(grade(rep).getByLabel('What did not?')).toHaveAccessibleDescription(/./)
    await expect(grade(rep).getByLabel('What worked?')).toHaveValue('Visits before every offer.')
    await grade(rep).getByLabel('What did not?').fill('Two offers came too late.')
    await grade(rep).getByLabel('What next?').fill('Ask for the budget date in the first talk.')
    await press(rep, 'Send the self score')
    await said(rep, 'Your self score is sent.')
    await manager.reload()
    await expect(grade(manager)).toContainText('Two offers came too late.')
    await colleague.goto(url + goal)
    await expect(grade(colleague)).not.toContainText('Two offers came too late.')
    await expect(grade(colleague)).toContainText('Computed score')
  })

  const grading = await test.step('the manager grades the whole team on one screen', async () => {
    await manager.goto(url)
    await manager.getByRole('link', { name: 'Give final scores' }).first().click()
    await expect(manager.getByRole('heading', { level: 1, name: 'Grading Team Marxen' })).toBeVisible()
    await expect(rowOf(manager, REP)).toContainText('0.80')
    await expect(rowOf(manager, 'Melvin Marxen').getByRole('textbox')).toHaveCount(0)
    await executive.goto(manager.url())

    await scoreOf(manager, REP).fill('0')
    await scoreOf(manager, 'Marty Freudenburg').fill('85')
    await press(manager, 'Give the final scores')
    await expect(refusal(manager)).toContainText('Enter a score from 0 to 1')
    await expect(scoreOf(manager, 'Marty Freudenburg')).toHaveValue('85')

    await scoreOf(manager, 'Marty Freudenburg').fill('')
    await press(manager, 'Give the final scores')
    await expect(refusal(manager)).toContainText('differs from the computed score')
    await rowOf(manager, REP)
      .getByRole('textbox', { name: /^Reason/ })
      .fill('The largest deal was a colleague’s.')
    await press(manager, 'Give the final scores')
    await said(manager, 'The grading is saved.')
    await expect(scoreOf(manager, REP)).toHaveValue('0.00')
    return manager.url()
  })

  await test.step('an older page is refused, shows what stands now, and keeps what was typed', async () => {
    await scoreOf(executive, REP).fill('0.1')
    await press(executive, 'Give the final scores')
    await expect(refusal(executive)).toContainText('Not saved')
    await expect(rowOf(executive, REP)).toContainText('Melvin Marxen')
    await expect(scoreOf(executive, REP)).toHaveValue('0.1')
  })

  await test.step('the owner reads score and reason, a colleague does not before closing', async () => {
    await rep.goto(url + goal)
    await expect(grade(rep)).toContainText('The largest deal was a colleague’s.')
    await colleague.reload()
    await expect(grade(colleague)).toContainText('Shown to everybody once the period is closed.')
    await expect(grade(colleague)).not.toContainText('The largest deal was a colleague’s.')
  })

  await test.step('a corrected value asks for the score again', async () => {
    await rep.goto(`${url}/check-in?week=2026-09-28`)
    const ended = rep.getByRole('group', { name: '36 deals worth $71,000 by 30 September' })
    await ended.getByLabel(/^Won deals/).fill('31')
    await rep.locator('form.sheet button[type=submit]').last().click()
    // The week two quarters meet in: the new one's goal is left empty.
    await said(rep, 'One goal is logged.')
    await manager.goto(url + goal)
    await expect(grade(manager)).toContainText('What this score was given for has changed since.')
    await grade(manager).getByLabel('Final score', { exact: true }).fill('0.1')
    await press(manager, 'Confirm the final score')
    await said(manager, 'The grading is saved.')
    await expect(grade(manager)).not.toContainText('has changed since')
  })

  await test.step('an executive compares the teams', async () => {
    await executive.goto(`${url}/grading`)
    await expect(executive.getByRole('heading', { level: 1, name: 'Final scores by team' })).toBeVisible()
    await expect(rowOf(executive, 'Team Marxen').first()).toContainText('1 of ')
    const answer = await manager.goto(`${url}/grading`)
    expect(answer!.status()).toBe(404)
    const units = executive.getByRole('region', { name: 'Goals of the company and its teams' })
    await units
      .getByRole('link', { name: /^Give the final score/ })
      .first()
      .click()
    await expect(grade(executive).getByLabel('Final score', { exact: true })).toBeVisible()
  })

  await test.step('accessible, narrow and wide, in both languages', async () => {
    for (const [language, theme, width] of [
      ['en', 'light', 1280],
      ['zh-CN', 'dark', 360],
    ] as const) {
      await executive.context().addCookies([{ name: 'paceline-locale', value: language, url }])
      await executive.emulateMedia({ colorScheme: theme })
      await executive.setViewportSize({ width, height: 800 })
      for (const path of [`${url}/grading`, grading, url + goal]) {
        await executive.goto(path)
        await expectAccessible(executive)
        await expectNoSidewaysScroll(executive)
      }
    }
    await expect(executive.getByRole('heading', { name: '评分' }).first()).toBeVisible()
  })
})
