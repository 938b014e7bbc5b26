import type { Page } from '@playwright/test'
import { expect, press, refusal, said, signIn, test } from './support/test'

/** Opens the board of the team one leads. */
async function openBoard(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Main', exact: true })
    .getByRole('link', { name: 'Team' })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Team Marxen' })).toBeVisible()
}

const people = (page: Page) => page.getByRole('table', { name: /^People of the team/ }).getByRole('rowheader')

test('a manager sees who is behind, reads a check-in where it stands, and excuses a week', async ({
  page,
  anotherBrowser,
}) => {
  const rep = await anotherBrowser()
  await signIn(rep, 'Niesha Huffines')
  await rep.getByRole('link', { name: 'Log the week' }).click()
  await rep.getByLabel('Won deals to date').fill('+1')
  await rep.getByLabel('What happened, and why?').fill('Streethex signed; two others wait for their budgets.')
  await press(rep, 'Log the week')
  await said(rep, 'The week is logged.')

  await signIn(page, 'manager')
  await openBoard(page)

  await test.step('one sentence says the state, and the filter beside it shows the same people', async () => {
    const sentence = await page.locator('.state').innerText()
    const [, behind, all] = /^(\d) of (\d) people are behind pace/.exec(sentence)!
    await expect(page.getByRole('link', { name: `All ${all}` })).toHaveAttribute('aria-current', 'true')
    await expect(people(page)).toHaveCount(Number(all))
    await page.getByRole('link', { name: `Behind ${behind}` }).click()
    await expect(page).toHaveURL(/[?&]show=behind/)
    await expect(people(page)).toHaveCount(Number(behind))
    await expect(people(page).filter({ hasText: 'Marty Freudenburg' })).toHaveCount(0)
  })

  await test.step('a sort and a filter are an address that can be shared', async () => {
    await page.getByRole('link', { name: 'Person', exact: true }).click()
    await expect(page).toHaveURL(/sort=name/)
    await expect(page.getByRole('columnheader', { name: 'Person' })).toHaveAttribute('aria-sort', 'ascending')
    const names = await people(page).getByRole('link').allInnerTexts()
    expect(names).toEqual([...names].sort())
    const colleague = await anotherBrowser()
    await signIn(colleague, 'Ines Calderon')
    await colleague.goto(page.url())
    await expect(people(colleague).getByRole('link')).toHaveText(names)
  })

  await test.step('one metric, with what is missing to the team’s target', async () => {
    await page.getByRole('link', { name: 'Won revenue' }).click()
    const table = page.getByRole('table', { name: /Won revenue/ })
    await expect(table.getByRole('row', { name: /^All together/ })).toBeVisible()
    await expect(table.getByRole('columnheader', { name: 'Of original' })).toBeVisible()
    await expect(table.getByRole('columnheader', { name: 'Of adjusted' })).toBeVisible()
    // The sentence speaks of the metric the table shows, and counts whom the table marks.
    await page.getByRole('link', { name: /^All \d/ }).click()
    await expect(page).not.toHaveURL(/show=/)
    const marked = await table
      .locator('td.bar')
      .filter({ hasText: /at risk|off track/ })
      .count()
    await expect(page.locator('.state')).toContainText(
      new RegExp(`(^|\\W)${marked} of \\d+ people (is|are) behind pace in Won revenue`),
    )
    await page.getByRole('link', { name: 'Needed a week' }).click()
    await expect(page).toHaveURL(/sort=needed/)
  })

  await test.step('acknowledges with a question, without leaving the board', async () => {
    await openBoard(page)
    await page.getByRole('link', { name: 'Review Week 46 of Niesha Huffines' }).click()
    const toRead = page.getByRole('region', { name: 'Check-ins to read' })
    const one = toRead.getByRole('group').filter({ hasText: 'Niesha Huffines' }).first()
    await expect(one).toContainText('Streethex signed; two others wait for their budgets.')
    await one.locator('summary', { hasText: 'A word to it' }).click()
    await one.getByRole('textbox', { name: 'A word to it' }).fill('Which of the two decides first?')
    await one.getByRole('checkbox', { name: /^This is a question/ }).check()
    await one.getByRole('button', { name: 'Acknowledge the check-in' }).click()
    await said(page, 'Acknowledged.')
    await expect(toRead.getByText('Streethex signed')).toHaveCount(0)
    await expect(page.getByRole('row', { name: /^Niesha Huffines/ })).toContainText(
      /Week 46\s*today .*, read/,
    )
    await rep.goto('/')
    await expect(rep.getByText('“Which of the two decides first?”')).toBeVisible()
    await rep.getByRole('link', { name: 'Answer the question' }).click()
    const thread = rep.getByRole('article').filter({ hasText: 'Which of the two decides first?' })
    await thread.getByRole('textbox', { name: 'Your comment' }).fill('Ron-tech, on Tuesday.')
    await thread.getByRole('button', { name: 'Send the comment' }).click()
    await expect(thread).toContainText('Ron-tech, on Tuesday.')
    await rep.goto('/')
    await expect(rep.getByRole('link', { name: 'Answer the question' })).toHaveCount(0)
  })

  await test.step('excuses somebody’s week on their page', async () => {
    await page.getByRole('link', { name: 'Mei-Mei Johns', exact: true }).click()
    await page.locator('summary', { hasText: 'Excuse this week' }).click()
    await page.getByLabel('Reason, such as leave').fill('Three days of leave')
    await press(page, 'Excuse Week 46')
    await said(page, 'The week is excused.')
    await openBoard(page)
    await expect(page.getByRole('row', { name: /^Mei-Mei Johns/ })).toContainText('Week 46 excused')
  })
})

test('a manager agrees one goal, returns another, and decides an adjustment', async ({
  page,
  anotherBrowser,
}) => {
  await signIn(page, 'manager')

  await test.step('agrees a goal: its numbers are frozen', async () => {
    await openBoard(page)
    const name = 'Sign 6 new clients by 31 December'
    await page
      .getByRole('region', { name: 'Goals to agree' })
      .getByRole('listitem')
      .filter({ hasText: name })
      .getByRole('link', { name: /^Read/ })
      .click()
    await expect(
      page.getByText('Freezes one key result with target and weight, the dates and the owner.'),
    ).toBeVisible()
    await press(page, 'Agree the goal')
    await said(page, 'The goal is agreed. Its numbers are frozen.')
    await expect(page.getByRole('button', { name: 'Agree the goal' })).toHaveCount(0)
    await expect(page.getByRole('link', { name: 'Edit the goal' })).toHaveCount(0)
    await expect(page.getByText('No value yet; 48 days are left.')).toBeVisible()
    await page.getByText(/^History: /).click()
    await expect(page.getByRole('region', { name: 'History' })).toContainText('Melvin Marxen agreed it')
  })

  await test.step('returns another with a comment its owner finds on their week', async () => {
    const rep = await anotherBrowser()
    await signIn(rep, 'Darcel Schlecht')
    await rep.getByRole('link', { name: 'Edit the goal' }).click()
    await rep.getByRole('link', { name: 'Back without saving' }).click()
    await rep.getByLabel('Why it is handed in all the same').fill('It stands beside the team’s targets.')
    await press(rep, 'Submit the goal')
    await said(rep, 'The goal is submitted.')

    await page.goto('/')
    const asked = page
      .getByRole('listitem')
      .filter({ hasText: 'Agree or return: Revenue up by 10% in 2026 Q4' })
    await expect(asked).toContainText('Submitted by Darcel Schlecht.')
    await asked.getByRole('link', { name: 'Read the goal' }).click()
    await page.locator('summary', { hasText: 'Return it with a comment' }).click()
    await press(page, 'Return the goal')
    await expect(page.getByLabel('What should change')).toHaveAccessibleDescription(/Enter something here/)
    await page.getByLabel('What should change').fill('Say which three customers carry it.')
    await press(page, 'Return the goal')
    await said(page, 'The goal is returned with your comment.')

    await rep.goto('/')
    const back = rep.getByRole('listitem').filter({ hasText: 'Revise the goal that came back' })
    await expect(back).toContainText('Melvin Marxen: “Say which three customers carry it.”')
  })

  await test.step('accepts an adjustment: old → new, and attainment against both', async () => {
    await page.goto('/')
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Decide on an adjustment: Win $61,000 from 45 deals in 2026 Q4' })
      .getByRole('link', { name: 'Read the proposal' })
      .click()
    const adjustment = page.getByRole('region', { name: 'Adjustments' }).getByRole('article').first()
    await expect(adjustment).toContainText('Won revenue 61K → 46K USD')
    await adjustment.locator('summary', { hasText: 'A word with it' }).click()
    await adjustment.getByRole('textbox', { name: 'A word with it' }).fill('Agreed; Streethex first.')
    await press(page, 'Accept the adjustment')
    await said(page, 'The adjustment is accepted. The new numbers hold from now on.')
    await expect(adjustment).toContainText('Accepted 13 November 2026 · reason: market')
    await expect(adjustment).toContainText('“Agreed; Streethex first.” Melvin Marxen')
    const row = page
      .getByRole('region', { name: 'Attainment, if it closed today' })
      .getByRole('row', { name: /^Won revenue/ })
    await expect(row).toContainText('of 61K USD')
    await expect(row).toContainText('of 46K USD')
    await expect(page.getByRole('button', { name: 'Accept the adjustment' })).toHaveCount(0)
    await page.goto('/')
    await expect(page.getByText('Decide on an adjustment')).toHaveCount(0)
  })
})

test('a manager writes a reward and a penalty note, and withdraws one within a day', async ({
  page,
  anotherBrowser,
}) => {
  await signIn(page, 'manager')
  await page.getByRole('link', { name: 'Notes' }).first().click()
  const choose = async (name: string) => {
    await page.goto('/notes')
    await page.getByLabel('Person', { exact: true }).selectOption(name)
    await press(page, 'Go on')
    await expect(page.getByRole('heading', { name: `A note to ${name}` })).toBeVisible()
  }

  await test.step('a reward with an amount', async () => {
    await choose('Marty Freudenburg')
    await page.getByLabel('Amount').fill('two hundred')
    await press(page, 'Write the note')
    // Both at once.
    await expect(page.getByLabel('What it is for')).toHaveAccessibleDescription(/Enter something here/)
    await expect(page.getByLabel('Amount')).toHaveAccessibleDescription(
      /“two hundred” cannot be read as a number/,
    )
    await expect(page.getByLabel('Amount')).toHaveValue('two hundred')
    await page.getByLabel('What it is for').fill('Seventeen deals in six weeks, every offer on the day.')
    await page.getByLabel('Amount').fill('200')
    await press(page, 'Write the note')
    await said(page, 'The note is written. The person can read it now.')
  })

  await test.step('a penalty says what changes, and takes no amount', async () => {
    await choose('Jonathan Berthelot')
    await page.getByLabel('Kind').selectOption('Penalty')
    await expect(page.getByLabel('Amount')).toBeHidden()
    await page.getByLabel('What it is for').fill('Three weeks of October were logged late.')
    await page.getByLabel('By when').fill('2026-11-12')
    await press(page, 'Write the note')
    await expect(page.getByLabel('Support given')).toHaveAccessibleDescription(/Enter something here/)
    await page.getByLabel('Support given').fill('A quarter of an hour with Melvin on Fridays.')
    await page.getByLabel('What is expected').fill('Every week of November by Friday 17:00.')
    await expect(page.getByLabel('By when')).toHaveAccessibleDescription(/Choose today or a later date/)
    await page.getByLabel('By when').fill('2026-11-30')
    await press(page, 'Write the note')
    await said(page, 'The note is written. The person can read it now.')
  })

  await test.step('its person reads and answers it', async () => {
    const rep = await anotherBrowser()
    await signIn(rep, 'Jonathan Berthelot')
    await rep
      .getByRole('listitem')
      .filter({ hasText: 'Acknowledge a penalty note' })
      .getByRole('link')
      .click()
    const note = rep.getByRole('article').filter({ hasText: 'Three weeks of October were logged late.' })
    await expect(note).toContainText('Every week of November by Friday 17:00.')
    await expect(note).toContainText('30 November 2026')
    await note.getByRole('button', { name: 'Acknowledge the note' }).click()
    await said(rep, 'The note is acknowledged.')
  })

  await test.step('the reward is withdrawn: both facts stay, its words go', async () => {
    await page.goto('/notes')
    const mine = page.getByRole('article', { name: 'Reward note for Marty Freudenburg' }).first()
    await expect(mine).toContainText('Amount: 200 USD')
    await mine.getByRole('button', { name: 'Withdraw' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw the note' }).click()
    await said(page, 'The note is withdrawn.')
    await expect(mine).toContainText('Melvin Marxen withdrew this note')
    const rep = await anotherBrowser()
    await signIn(rep, 'Marty Freudenburg')
    await rep.goto('/notes')
    const theirs = rep.getByRole('article').filter({ hasText: '撤回了这条记录，内容不再显示。' })
    await expect(theirs).toBeVisible()
    await expect(rep.getByRole('main')).not.toContainText('Seventeen deals')
  })

  await test.step('nobody writes a note to themselves', async () => {
    await page.goto('/notes')
    await expect(
      page.getByLabel('Person', { exact: true }).getByRole('option', { name: 'Melvin Marxen' }),
    ).toHaveCount(0)
    await expect(refusal(page)).toHaveCount(0)
  })
})
