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

const state = (page: Page) => page.locator('.state')

async function expectFits(page: Page): Promise<void> {
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 800 })
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.setViewportSize({ width: 1280, height: 800 })
}

/** A goal of the company in that quarter, agreed by the other executive: it will need a final score. */
async function agreedGoal(page: Page, other: Page, quarter: string, name: string): Promise<void> {
  await page.goto(`/goals/new?for=company&period=${quarter}`)
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page
    .getByRole('textbox', { name: 'Content' })
    .fill('Sign forty new clients by the end of the quarter.')
  const clients = page.getByRole('group', { name: 'Key result 1' })
  await clients.getByLabel('What is measured').selectOption({ label: 'New clients (clients)' })
  await clients.getByLabel('Start').fill('0')
  await clients.getByLabel('Target').fill('40')
  await press(page, 'Save the draft')
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  const reason = page.getByLabel(/^Why (it is|hand)/)
  if (await reason.isVisible()) await reason.fill('Agreed between the executives.')
  await press(page, 'Submit the goal')
  await said(page, 'The goal is submitted.')
  await other.goto(new URL(page.url()).pathname)
  await press(other, '通过目标')
  await said(other, '目标已通过，数字已锁定。')
}

test('an executive plans the next quarter, opens it, takes it back with a reason, and cannot close it unscored', async ({
  page,
  anotherBrowser,
}) => {
  test.setTimeout(180_000)
  await signIn(page, 'executive')
  const other = await anotherBrowser()
  await signIn(other, '秦致远')

  await test.step('plans the proposed quarter', async () => {
    await page
      .getByRole('navigation', { name: 'Main', exact: true })
      .getByRole('link', { name: 'Periods' })
      .click()
    await expect(page.getByRole('heading', { level: 1, name: 'Periods' })).toBeVisible()
    await expect(state(page)).toContainText('2026 Q4 is in progress until 31 December 2026.')
    await expect(
      page.getByRole('row', { name: '2026 Q3 1 July 2026 to 30 September 2026 closed' }),
    ).toBeVisible()
    await expectFits(page)
    await press(page, 'Plan the period')
    await said(page, 'The period is planned. Goals can be written for it.')
    await expect(state(page)).toContainText('It is being planned')
  })
  const heading = await page.getByRole('heading', { level: 1 }).innerText()
  const address = new URL(page.url()).pathname
  const id = address.split('/').at(-1)!

  await test.step('opens it, after what to look at and what it does', async () => {
    await agreedGoal(page, other, id, 'Forty new clients')
    await page.goto(address)
    const step = page.getByRole('region', { name: `Open ${heading}` })
    await expect(step).toContainText('No draft is left.')
    await expect(step).toContainText('check-ins due on Friday at 17:00')
    await expect(step).toContainText('One agreed goal begins to count')
    await expectFits(page)
    await press(page, 'Open the period')
    const dialog = page.getByRole('dialog', { name: `Opening ${heading}` })
    await expect(dialog).toContainText(`${heading} begins only on 1 `)
    await expectAccessible(page)
    await dialog.getByRole('button', { name: `Open ${heading}` }).click()
    await said(page, 'The period is open.')
    await expect(state(page)).toContainText('It has been opened and begins in')
  })

  await test.step('takes it back, with a reason everybody reads', async () => {
    await press(page, 'Back to planning')
    const dialog = page.getByRole('dialog', { name: `Take ${heading} back to planning` })
    await dialog.getByRole('button', { name: 'Take it back' }).click()
    await expect(refusal(page)).toBeVisible()
    await dialog.getByLabel('Why').fill('Opened before the targets were settled.')
    await dialog.getByRole('button', { name: 'Take it back' }).click()
    await said(page, 'The period is taken back. Your reason stands in its history.')
    const history = page.getByRole('region', { name: 'History' })
    await expect(history).toContainText('Opened before the targets were settled.')
    await expect(page.getByRole('button', { name: 'Open the period' })).toBeVisible()
  })

  await test.step('grading begins; closing names what is missing, and where', async () => {
    for (const [button, submit] of [
      ['Open the period', `Open ${heading}`],
      ['Start grading', `Start grading ${heading}`],
    ] as const) {
      await press(page, button)
      await page.getByRole('dialog').getByRole('button', { name: submit }).click()
      await expect(page.getByRole('dialog')).toHaveCount(0)
    }
    const step = page.getByRole('region', { name: `Close ${heading}` })
    await expect(step).toContainText('The period cannot be closed yet.')
    await expect(step).toContainText('First: its last day has to pass.')
    await step.getByText('First: One goal has no final score.').click()
    await expect(step.getByRole('link', { name: 'Forty new clients' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Close the period' })).toHaveCount(0)
    await expectFits(page)
  })

  await test.step('the same in Chinese', async () => {
    await other.goto(address)
    await expect(other.getByText('周期现在还不能关闭')).toBeVisible()
    await expect(other.getByText('须先完成： 1个目标还没有终评。')).toBeVisible()
    await expectFits(other)
    await other.goto('/periods')
    await expect(other.getByRole('heading', { level: 1, name: '周期' })).toBeVisible()
    await expectFits(other)
  })

  await test.step('and back in progress it stays', async () => {
    await press(page, 'Stop the grading')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Why').fill('Graded for a trial only.')
    await dialog.getByRole('button', { name: 'Take it back' }).click()
    await said(page, 'The period is taken back. Your reason stands in its history.')
  })
})

test('a rep reads how the quarters stand, and carries a goal of the last one over', async ({ page }) => {
  await signIn(page, 'Vicki Laflamme')
  await page
    .getByRole('navigation', { name: 'Main', exact: true })
    .getByRole('link', { name: 'Periods' })
    .click()
  await expect(page.getByRole('button', { name: 'Plan the period' })).toHaveCount(0)
  await page.getByRole('link', { name: '2026 Q3' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '2026 Q3' })).toBeVisible()
  await expect(state(page)).toContainText('It is closed for good')
  await expect(page.getByRole('region', { name: /^(Open|Close|One step back)/ })).toHaveCount(0)
  const carry = page.getByRole('region', { name: 'Carry over' })
  await expect(carry).toContainText('Chosen goals become drafts of 2026 Q4')
  await press(page, 'Write the drafts')
  await expect(refusal(page)).toContainText('Choose at least one goal.')
  await carry.getByRole('combobox').first().selectOption('Stretch')
  await carry.getByLabel('Unfinished tasks come along').check()
  await press(page, 'Write the drafts')
  await said(page, 'The drafts are written. Their owners find them on My week.')
  await carry.getByRole('link', { name: 'goes on as a draft' }).click()
  await expect(page.getByRole('button', { name: 'Submit the goal' })).toBeVisible()
})
