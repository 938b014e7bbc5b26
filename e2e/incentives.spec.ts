import type { Page } from '@playwright/test'
import { expect, expectAccessible, press, refusal, said, signIn, test } from './support/test'

/** The incentive rules of a quarter, from the list of periods. */
async function openRules(page: Page, quarter: string): Promise<void> {
  await page.goto('/periods')
  await page.getByRole('link', { name: quarter, exact: true }).click()
  await page.getByRole('link', { name: 'Incentive rules' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Incentive rules' })).toBeVisible()
}

test('an executive writes the incentive rules of a quarter, and nobody else finds them', async ({
  page,
  anotherBrowser,
  expectTrouble,
}) => {
  expectTrouble(/404 \(Not Found\)/)
  await signIn(page, 'executive')
  await openRules(page, '2026 Q4')
  const rules = page.getByRole('table', { name: /^Rules of the period/ })
  const rule = (name: RegExp) => rules.getByRole('row').filter({ hasText: name })

  await test.step('a rule that could never hold is refused beside its field', async () => {
    await page.locator('summary', { hasText: 'Add a rule' }).click()
    await page.getByLabel('Count no key result for more than 100%').check()
    await page.getByLabel('From, in percent').fill('150')
    await page.getByLabel('Amount', { exact: false }).first().fill('a lot')
    await press(page, 'Add the rule')
    // All at once, and what was typed stands.
    await expect(page.getByLabel('Words')).toHaveAccessibleDescription(/Enter something here/)
    await expect(page.getByLabel('From, in percent')).toHaveAccessibleDescription(/never passes 100%/)
    await expect(page.getByLabel('Amount', { exact: false }).first()).toHaveAccessibleDescription(
      /“a lot” cannot be read as a number/,
    )
    await page.getByLabel('Words').fill('For a quarter that carried the team.')
    await page.getByLabel('Amount', { exact: false }).first().fill('1.5k')
    await press(page, 'Add the rule')
    await expect(refusal(page)).toBeVisible()
    await expect(page.getByLabel('From, in percent')).toHaveAccessibleDescription(/never passes 100%/)
    await expect(page.getByLabel('Words')).toHaveValue('For a quarter that carried the team.')
  })

  await test.step('put right it is in use, with its amount', async () => {
    await page.getByLabel('Count no key result for more than 100%').uncheck()
    await press(page, 'Add the rule')
    await said(page, 'The rule is in use.')
    await expect(rule(/carried the team/)).toContainText('150% or more')
    await expect(rule(/carried the team/)).toContainText('1,500 USD')
  })

  await test.step('a penalty has no amount', async () => {
    await page.locator('summary', { hasText: 'Add a rule' }).click()
    await expect(page.getByLabel('Words')).toHaveValue('')
    await page.getByLabel('What is suggested').selectOption('penalty')
    await expect(page.getByLabel('Currency of the amount')).toBeHidden()
  })

  await test.step('changed, another takes its place; removed, it is gone', async () => {
    await rule(/carried the team/)
      .getByRole('link', { name: 'Change the rule: Reward, 150% or more' })
      .click()
    await expect(page.getByLabel('From, in percent')).toHaveValue('150')
    await page.getByLabel('From, in percent').fill('140')
    await press(page, 'Change the rule')
    await said(page, 'The rule is in use.')
    await expect(rule(/carried the team/)).toHaveCount(1)
    await expect(rule(/carried the team/)).toContainText('140% or more')
    await rule(/carried the team/)
      .getByRole('button', { name: /^Remove/ })
      .click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove the rule' }).click()
    await said(page, 'The rule is removed.')
    await expect(rule(/carried the team/)).toHaveCount(0)
  })

  await test.step('a closed quarter keeps its rules and shows what came of them, team by team', async () => {
    await openRules(page, '2026 Q3')
    await expect(page.getByText('The period is closed: its rules stay as they are.')).toBeVisible()
    await expect(page.locator('summary', { hasText: 'Add a rule' })).toHaveCount(0)
    const teams = page.getByRole('table', { name: /^Number and amounts/ })
    await expect(teams.getByRole('row', { name: /^Team Marxen/ })).toContainText('500 USD')
    await expect(teams.getByRole('row', { name: /^All together/ })).toContainText('900 USD')
  })

  const address = page.url()
  for (const who of ['manager', 'rep']) {
    const other = await anotherBrowser()
    await signIn(other, who)
    await other.goto('/periods')
    expect((await other.goto(address))!.status()).toBe(404)
    await other.goto(address.replace('/incentives', ''))
    await expect(other.getByRole('link', { name: /Incentive rules|激励规则/ })).toHaveCount(0)
  }
})

test('a manager turns one suggestion into a note and dismisses another; its person sees only the note', async ({
  page,
  anotherBrowser,
}) => {
  await signIn(page, 'manager')
  await page.getByRole('link', { name: 'Read the suggestions' }).click()
  const suggestions = page.getByRole('region', { name: 'Suggestions from incentive rules' })
  const one = (name: string) => suggestions.getByRole('article', { name: `Reward suggested for ${name}` })

  await test.step('the page begins with what waits', async () => {
    await expect(page.locator('.state')).toHaveText(/^2 suggestions wait for you to decide on them\./)
  })

  await test.step('each with the numbers it came from', async () => {
    await expect(one('Darcel Schlecht')).toContainText(/30 September 2026: 104% of the adjusted targets/)
    await expect(one('Darcel Schlecht')).toContainText('Rule: 100% or more.')
    await expect(one('Gladys Colclough')).toContainText('120.9% of the adjusted targets')
    await expect(one('Gladys Colclough')).toContainText('Suggested amount: 500 USD')
  })

  await test.step('the note opens filled in, and settles the suggestion', async () => {
    await one('Darcel Schlecht').getByRole('link', { name: 'Turn into a note for Darcel Schlecht' }).click()
    await expect(page.getByRole('heading', { name: 'A note to Darcel Schlecht' })).toBeVisible()
    const body = page.getByLabel('What it is for')
    await expect(body).toHaveValue(/For reaching the target of the quarter\.\s+At the deadline/)
    await expectAccessible(page)
    await body.fill('For 373,000 USD in a quarter of 360,000.')
    await page.getByLabel('Amount').fill('250')
    await press(page, 'Write the note')
    await said(page, 'The note is written. The person can read it now.')
    await expect(one('Darcel Schlecht')).toHaveCount(0)
    const note = page.getByRole('article', { name: 'Reward note for Darcel Schlecht' }).first()
    await expect(note).toContainText('For 373,000 USD in a quarter of 360,000.')
    await expect(note).toContainText('250 USD')
  })

  await test.step('another is dismissed, but not without a word', async () => {
    await one('Gladys Colclough').locator('summary', { hasText: 'Dismiss' }).click()
    await one('Gladys Colclough').getByRole('button', { name: 'Dismiss the suggestion' }).click()
    const word = one('Gladys Colclough').getByLabel('Why it is dismissed')
    await expect(word).toHaveAccessibleDescription(/Enter something here/)
    await word.fill('The largest contract came from the year before.')
    await one('Gladys Colclough').getByRole('button', { name: 'Dismiss the suggestion' }).click()
    await said(page, 'The suggestion is dismissed.')
    await expect(suggestions).toHaveCount(0)
    await expect(page.locator('.state')).not.toContainText('suggestion')
    await page.goto('/')
    await expect(page.getByRole('link', { name: 'Read the suggestions' })).toHaveCount(0)
  })

  await test.step('the rep reads the note, and nothing of suggestions', async () => {
    const rep = await anotherBrowser()
    await signIn(rep, 'Darcel Schlecht')
    await rep.goto('/notes')
    await expect(rep.getByText('For 373,000 USD in a quarter of 360,000.')).toBeVisible()
    await expect(rep.getByText(/Suggestions from incentive rules|激励规则的建议/)).toHaveCount(0)
  })

  await test.step('an executive reads the word, and the amount in its team', async () => {
    const executive = await anotherBrowser()
    await signIn(executive, 'executive')
    await openRules(executive, '2026 Q3')
    await executive.locator('summary', { hasText: 'dismissed suggestions' }).click()
    await expect(executive.getByText('The largest contract came from the year before.')).toBeVisible()
    await expect(executive.getByRole('row', { name: /^Team Marxen/ })).toContainText('750 USD')
  })
})

test('a statement of a closed quarter stands on one sheet, for the person and those above', async ({
  page,
  anotherBrowser,
  expectTrouble,
}) => {
  expectTrouble(/404 \(Not Found\)/)
  await signIn(page, 'manager')
  await page.goto('/periods')
  const quarter = (await page.getByRole('link', { name: '2026 Q3' }).getAttribute('href'))!.split('/').pop()
  await page
    .getByRole('navigation', { name: 'Main', exact: true })
    .getByRole('link', { name: 'Team' })
    .click()
  await page.getByRole('link', { name: 'Jonathan Berthelot', exact: true }).first().click()
  await page.getByRole('link', { name: 'Statement of 2026 Q4' }).click()
  await expect(page.getByText('The figures are those of 13 November 2026')).toBeVisible()
  await page.goto(`${new URL(page.url()).pathname}?period=${quarter}`)
  await expect(page.getByRole('heading', { name: 'Statement of Jonathan Berthelot' })).toBeVisible()
  await expect(page.getByText('The figures are those written when the period closed.')).toBeVisible()

  await test.step('goals with attainment both ways, scores, and the reward of the quarter', async () => {
    const goals = page.getByRole('table', { name: /^Goals with their key results/ })
    await expect(goals.getByRole('row', { name: /^2026 Q3: \$83,000 won, 66 deals/ })).toContainText('91%')
    await expect(goals.getByRole('row', { name: /^Won deals/ })).toContainText('54 deals')
    await expect(page.getByRole('table', { name: /^Scores/ })).toContainText('0.91')
    await expect(page.getByRole('region', { name: 'Rewards and penalties' })).toContainText('500 USD')
  })

  const sheet = await page.pdf({ preferCSSPageSize: true })
  expect(sheet.toString('latin1').match(/\/Type ?\/Page\b/g)).toHaveLength(1)

  const address = page.url()
  const [self, colleague] = [await anotherBrowser(), await anotherBrowser()]
  await signIn(self, 'Jonathan Berthelot')
  await self.goto(address)
  await expect(self.getByRole('heading', { level: 1 })).toHaveText(/Your statement|我的周期结果单/)
  await signIn(colleague, 'Niesha Huffines')
  expect((await colleague.goto(address))!.status()).toBe(404)
})
