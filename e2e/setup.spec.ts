import type { Page } from '@playwright/test'
import { expect, refusal, test } from './support/installation'

const admin = { email: 'mara@lindgren.example', password: 'twelve letters and more' }

async function fillIn(page: Page, code: string, password = admin.password): Promise<void> {
  await page.getByLabel('One-time code').fill(code)
  await page.getByLabel('Name', { exact: true }).fill('Lindgren Tools')
  await page.getByLabel('Time zone').fill('Europe/Berlin')
  await page.getByLabel('Currency').fill('EUR')
  await page.getByLabel('Your name').fill('Mara Lindgren')
  await page.getByLabel('Your email address').fill(admin.email)
  await page.getByLabel('Your password').fill(password)
}

/** Pages, what each says while there is nothing in it, and the next step it names. */
const emptyPages = [
  ['/', 'First steps', 'Begin with the one directly below the company'],
  ['/', 'No goal in force yet', 'Write a goal'],
  ['/check-in', 'No goal asks for a check-in in this week', 'Write a goal'],
  ['/company', 'No company target yet', 'Write the company’s goal'],
  ['/company', 'There are no teams yet', 'Add a team'],
  ['/alignment', 'Aligned to nothing', 'No team or person has a goal in this period yet.'],
  ['/rollup', 'No target is agreed here', 'Look at the company'],
  ['/notes', 'No notes yet', 'Reward and penalty notes are kept here.'],
  ['/search?q=Wang', 'Search', 'Nothing found for “Wang”. Try fewer letters.'],
  ['/admin/people?active=false', 'Nobody has left', 'Who is deactivated stands here'],
  ['/admin/people?search=nobody', 'Nobody found', 'Look for another part of the name'],
  ['/admin/teams', 'No team yet', 'Begin with the one directly below the company'],
  ['/admin/company', 'None yet', 'Until there are, every Monday to Friday is a working day.'],
] as const

const setUp = (page: Page) => page.getByRole('button', { name: 'Set up the company' }).click()

test('a fresh installation is set up once, and every empty page says what to do next', async ({
  page,
  anotherBrowser,
  browser,
  installation: { url, code },
  expectTrouble,
}) => {
  expectTrouble(/404 \(Not Found\)/)

  for (const path of ['/', '/check-in', '/company', '/notes', '/admin/people', '/settings', '/sign-in']) {
    await page.goto(url + path)
    await expect(page).toHaveURL(`${url}/setup`)
  }

  await test.step('a wrong code is refused and the rest is kept', async () => {
    await expect(page.getByLabel('Name of the executive')).toBeHidden()
    await page.getByLabel('First executive').selectOption('Somebody else')
    await expect(page.getByLabel('Name of the executive')).toBeVisible()
    await page.getByLabel('First executive').selectOption('I am')
    await fillIn(page, 'WRNG-WRNG-WRNG')
    await setUp(page)
    await expect(page.getByLabel('One-time code')).toHaveAccessibleDescription(
      /This is not the code the server printed when it started\./,
    )
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Lindgren Tools')
    await expect(page.getByLabel('Time zone')).toHaveValue('Europe/Berlin')
    await expect(page.getByLabel('Your email address')).toHaveValue(admin.email)
  })

  await test.step('a password made of the name is refused beside its field', async () => {
    await fillIn(page, code, 'MaraLindgren1')
    await setUp(page)
    await expect(page.getByLabel('Your password')).toHaveAccessibleDescription(/it is made of your name/)
  })

  const late = await anotherBrowser()
  await late.goto(`${url}/setup`)
  await fillIn(late, code)

  await test.step('the right code opens the company', async () => {
    await fillIn(page, code)
    await setUp(page)
    await expect(page.getByRole('heading', { level: 1, name: 'My week' })).toBeVisible()
    await expect(page.getByRole('navigation', { name: 'Main', exact: true })).toContainText('Mara Lindgren')
  })

  await test.step('a second try is refused', async () => {
    await setUp(late)
    await expect(refusal(late)).toContainText('The company has been set up already.')
    await late.goto(`${url}/setup`)
    await expect(late).toHaveURL(`${url}/sign-in`)
    await late.getByLabel('Email address').fill(admin.email.toUpperCase())
    await late.getByLabel('Password').fill(admin.password)
    await late.getByRole('button', { name: 'Sign in' }).click()
    await expect(late.getByRole('heading', { level: 1, name: 'My week' })).toBeVisible()
  })

  await test.step('an admin is told of a proxy that is not believed', async () => {
    await page.goto(`${url}/admin/people`)
    await expect(page.getByRole('main')).not.toContainText('TRUST_PROXY')
    await page.request.get(`${url}/sign-in`, { headers: { 'x-forwarded-for': '203.0.113.9' } })
    await page.reload()
    await expect(page.getByRole('main')).toContainText('start the server with TRUST_PROXY=1')
  })

  for (const [path, title, next] of emptyPages)
    await test.step(`${path} says what to do next`, async () => {
      await page.goto(url + path)
      const main = page.getByRole('main')
      await expect(main.getByRole('heading', { name: title })).toBeVisible()
      await expect(main).toContainText(next)
    })

  await test.step('the first step offered on the company page leads to a form for it', async () => {
    await page.goto(`${url}/company`)
    await page.getByRole('link', { name: 'Write the company’s goal' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Write a goal' })).toBeVisible()
    await expect(page.getByLabel('For whom')).toHaveValue('company')
    await expect(page.getByLabel('What is measured').first()).toContainText('Won revenue')
  })

  await test.step('where nobody else can decide, an executive decides alone and the page says so', async () => {
    await page.getByRole('textbox', { name: 'Name' }).fill('Win the first million')
    const revenue = page.getByRole('group', { name: 'Key result 1' })
    await revenue.getByLabel('What is measured').selectOption('Won revenue (EUR)')
    await revenue.getByLabel('Target').fill('1M')
    await page.getByRole('button', { name: 'Save the draft' }).click()
    await page.getByRole('button', { name: 'Submit the goal' }).click()
    await expect(
      page.getByText('Nobody else can decide on it: it will say that you decided alone.'),
    ).toBeVisible()
    const slow = await browser.newContext({
      javaScriptEnabled: false,
      storageState: await page.context().storageState(),
    })
    const without = await slow.newPage()
    await without.goto(page.url().split('?')[0]!)
    await page.getByRole('button', { name: 'Agree the goal' }).click()
    await expect(page.getByText('It was decided alone: nobody else could agree it.')).toBeVisible()
    await without.getByRole('button', { name: 'Agree the goal' }).click()
    await expect(
      without.getByText(/^Mara Lindgren was first \(.*\): the goal is agreed already\.$/),
    ).toBeVisible()
    await slow.close()
    await page.goto(`${url}/company`)
    await expect(page.getByRole('region', { name: 'Company target' })).toContainText('of 1,000,000')
  })

  await test.step('My week leads from what is done to what comes next', async () => {
    const steps = page.getByRole('region', { name: 'First steps' })
    const step = (name: string) => steps.getByRole('listitem').filter({ hasText: name })
    await page.goto(`${url}/`)
    await expect(step('Set the company’s goal')).toContainText('Done:')
    await steps.getByRole('link', { name: 'Add a team' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Teams' })).toBeVisible()
    await page.getByLabel('Name').fill('Sales')
    await page.getByRole('button', { name: 'Add the team' }).click()
    await page.getByRole('link', { name: 'Add a person' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Add a person' })).toBeVisible()
    await page.getByLabel('Name', { exact: true }).fill('Tom Berg')
    await page.getByLabel('Email address').fill('tom@lindgren.example')
    await page.getByLabel('Team', { exact: true }).selectOption('Sales')
    await page.getByRole('button', { name: 'Add the person' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Tom Berg' })).toBeVisible()
    await page.goto(`${url}/`)
    await expect(step('Add teams')).toContainText('Done:')
    await expect(step('Add people')).toContainText('Done:')
    await expect(step('Hand over the invitation links')).toContainText('One person has no password yet.')
    await steps.getByRole('link', { name: 'Look at the period' }).click()
    await expect(page.getByRole('heading', { name: /^Open \d{4} Q\d$/ })).toBeVisible()
  })
})
