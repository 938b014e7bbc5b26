import { signInOf } from './support/sign-in'
import { expect, expectAccessible, signIn, test } from './support/test'

const english = (baseURL: string | undefined) => ({ name: 'paceline-locale', value: 'en', url: baseURL })

test('signing in leads back to where somebody was going; a refusal keeps the address and says the same to everybody', async ({
  page,
}) => {
  await page.goto('/settings')
  expect(new URL(page.url()).search).toBe('?next=%2Fsettings')
  const { email, password } = signInOf('rep')
  const refusals: string[] = []
  for (const address of [email, 'nobody@paceline.example']) {
    await page.locator('input[name=email]').fill(address)
    await page.locator('input[name=password]').fill('not the password')
    await page.locator('button[type=submit]').click()
    await expect(page.locator('.error-summary')).toBeFocused()
    await expect(page.locator('input[name=email]')).toHaveValue(address)
    refusals.push(await page.locator('.error-summary').innerText())
    await page.reload()
  }
  expect(refusals[0]).toBe(refusals[1])
  await signIn(page, { email, password })
  await expect(page).toHaveURL(/\/settings$/)
})

test('a path to another site is not followed', async ({ page }) => {
  const { email, password } = signInOf('manager')
  await page.goto('/sign-in?next=//elsewhere.example/')
  await signIn(page, { email, password })
  await expect(page).toHaveURL(/:\d+\/$/)
})

test('signing out ends the session itself: a copied cookie opens nothing', async ({ page, context }) => {
  await signIn(page, 'rep')
  const cookies = await context.cookies()
  await page.locator('.rail button[type=submit]').click()
  await page.waitForURL('**/sign-in')
  await context.addCookies(cookies)
  const answer = await context.request.get('/settings', { maxRedirects: 0 })
  expect(answer.status()).toBe(303)
  expect(answer.headers().location).toBe('/sign-in?next=%2Fsettings')
})

test('signing in and out works without script', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false })
  const page = await context.newPage()
  const { email, password } = signInOf('executive')
  await page.goto('/sign-in?next=/settings')
  await signIn(page, { email, password })
  await expect(page).toHaveURL(/\/settings$/)
  await page.locator('.rail button[type=submit]').click()
  await expect(page).toHaveURL(/\/sign-in$/)
  await context.close()
})

test('an admin adds an executive, the newcomer chooses a password by the link, another confirms it, and leaving ends it all', async ({
  page,
  context,
  baseURL,
  anotherBrowser,
}) => {
  await signIn(page, 'admin')
  await context.addCookies([english(baseURL)])
  await page.goto('/admin/people/new')
  await page.getByLabel('Name').fill('顾明远')
  await page.getByLabel('Email address').fill('gu.mingyuan@paceline.example')
  await page.getByLabel('Executive:').check()
  await page.getByRole('button', { name: 'Add the person' }).click()
  await page.waitForURL(/\/admin\/people\/[0-9a-f-]{36}$/)
  await page.getByRole('button', { name: 'Make an invitation link' }).click()
  const link = await page.getByLabel('The link').inputValue()
  await expectAccessible(page)

  const executive = await anotherBrowser()
  await signIn(executive, 'executive')
  await executive.context().addCookies([english(baseURL)])
  await executive.goto('/')
  await expect(executive.getByText('顾明远 has not chosen a password yet.')).toBeVisible()
  await expect(executive.getByRole('button', { name: 'Confirm 顾明远' })).toHaveCount(0)

  const newcomer = await anotherBrowser()
  await newcomer.context().addCookies([english(baseURL)])
  await newcomer.goto(link)
  await expectAccessible(newcomer)
  await newcomer.getByLabel('New password').fill('short')
  await newcomer.getByRole('button').click()
  await expect(newcomer.locator('.error-summary')).toContainText('12 characters')
  await newcomer.getByLabel('New password').fill('password1234')
  await newcomer.getByRole('button').click()
  await expect(newcomer.getByLabel('New password')).toHaveAccessibleDescription(/many people take it/)
  await newcomer.getByLabel('New password').fill('顾明远顾明远20261113')
  await newcomer.getByRole('button').click()
  await expect(newcomer.getByLabel('New password')).toHaveAccessibleDescription(/it is made of your name/)
  await newcomer.getByLabel('New password').fill('一句话当密码最好记也最安全')
  await newcomer.getByRole('button').click()
  await newcomer.waitForURL(/:\d+\/$/)
  await executive.reload()
  await expect(executive.getByText(/^Asked on .* 顾明远 chose their password on .*, by a link/)).toBeVisible()
  await executive.getByRole('button', { name: 'Confirm 顾明远' }).click()
  await expect(executive.getByRole('button', { name: 'Confirm 顾明远' })).toHaveCount(0)
  await newcomer.goto('/settings')

  const again = await anotherBrowser()
  await again.goto(link)
  await expect(again.getByRole('heading', { level: 1 })).toHaveText('This link does not work any more')

  await page.getByRole('button', { name: 'Deactivate' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Deactivate 顾明远' }).click()
  await expect(page.getByRole('button', { name: 'Bring 顾明远 back' })).toBeVisible()
  await newcomer.getByRole('button', { name: 'Set the language' }).click()
  await expect(newcomer.locator('.error-summary')).toContainText('You are signed out, so nothing was saved.')
  await newcomer.goto('/settings')
  await expect(newcomer).toHaveURL(/\/sign-in\?next=/)
})

test('passwords that somebody keeps trying shut nobody out of a browser they have signed in with', async ({
  page,
  context,
  baseURL,
  anotherBrowser,
}) => {
  await context.addCookies([english(baseURL)])
  const person = { ...signInOf('rep'), email: 'wenjing.zhou@paceline.example' }
  await signIn(page, person)
  await page.locator('.rail button[type=submit]').click()
  await page.waitForURL(/\/sign-in$/)
  const cookies = await context.cookies()
  expect(cookies.find(({ name }) => name === 'paceline-browser')).toMatchObject({
    httpOnly: true,
    sameSite: 'Lax',
  })
  expect(cookies.some(({ name }) => name === 'paceline-session')).toBe(false)

  const stranger = await anotherBrowser()
  await stranger.context().addCookies([english(baseURL)])
  const { csrfToken } = (await (await stranger.request.get('/api/auth/csrf')).json()) as { csrfToken: string }
  const guess = () =>
    stranger.request
      .post('/api/auth/callback/credentials', {
        form: { csrfToken, email: person.email, password: 'a wrong password', json: 'true' },
      })
      .then((answer) => answer.text())
  // Ten at once, then in turns: two wait for theirs, and whoever comes then is told to come again.
  const guesses = Array.from({ length: 14 }, guess)
  // Those that still wait at the end are let go.
  void Promise.allSettled(guesses)
  expect(await Promise.any(guesses.map(refusedAtOnce))).toContain('error=tooManyAttempts')
  await stranger.goto('/sign-in')
  await stranger.locator('input[name=email]').fill(person.email)
  await stranger.locator('input[name=password]').fill(person.password)
  await stranger.locator('button[type=submit]').click()
  await expect(stranger.locator('.error-summary')).toContainText(
    'A browser in which you have signed in before',
  )

  await signIn(page, person)
  await expect(page).toHaveURL(/:\d+\/$/)
})

const refusedAtOnce = async (answer: Promise<string>): Promise<string> => {
  const text = await answer
  if (!text.includes('tooManyAttempts')) throw new Error('Looked at like any other.')
  return text
}

test('an invitation is accepted without script', async ({ page, context, baseURL, browser }) => {
  await signIn(page, 'admin')
  await context.addCookies([english(baseURL)])
  await page.goto('/admin/people/new')
  await page.getByLabel('Name').fill('Tom Berg')
  await page.getByLabel('Email address').fill('tom.berg@paceline.example')
  await page.getByRole('button', { name: 'Add the person' }).click()
  await page.waitForURL(/\/admin\/people\/[0-9a-f-]{36}$/)
  await page.getByRole('button', { name: 'Make an invitation link' }).click()
  const link = await page.getByLabel('The link').inputValue()

  const slow = await browser.newContext({ baseURL, javaScriptEnabled: false })
  const newcomer = await slow.newPage()
  await newcomer.goto(link)
  await newcomer.locator('input[name=newPassword]').fill('a sentence is easy to remember')
  await newcomer.locator('button[type=submit]').click()
  await expect(newcomer).toHaveURL(/:\d+\/$/)
  await slow.close()
})

test('administration is not there for anybody else', async ({ page, context, expectTrouble }) => {
  expectTrouble(/404/)
  for (const role of ['rep', 'manager', 'executive']) {
    await context.clearCookies()
    await signIn(page, role)
    for (const path of ['/admin', '/admin/people', '/admin/teams', '/admin/company', '/admin/people/new'])
      expect((await context.request.get(path)).status(), `${path} for a ${role}`).toBe(404)
  }
  expect((await context.request.get('/admin/metrics')).status()).toBe(200)
})

test('an address that cannot be decoded is not found, a form that cannot be read is refused', async ({
  page,
  context,
  expectTrouble,
}) => {
  expectTrouble(/404|400/)
  await signIn(page, 'rep')
  for (const path of [
    '/people/%ED%A0%80',
    '/goals/%E4%B8/edit',
    '/teams/%',
    '/people/%00',
    '/invitation/%C0%80',
  ])
    expect((await context.request.get(path)).status(), path).toBe(404)
  await page.goto('/people/%ED%A0%80')
  await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty()
  const form = { headers: { 'content-type': 'multipart/form-data' }, data: 'no form' }
  expect((await context.request.post('/settings', form)).status()).toBe(400)
  const cut = {
    headers: { 'content-type': 'multipart/form-data; boundary=XX' },
    data: '--XX\r\nContent-Disposition: form-data; name="locale"\r\n\r\nen',
  }
  expect((await context.request.post('/settings', cut)).status()).toBe(400)
})

test('a form longer than any is refused in its place, with what was typed', async ({
  page,
  expectTrouble,
}) => {
  expectTrouble(/413/)
  await page.goto('/sign-in')
  const address = page.locator('input[name=email]')
  const long = 'a'.repeat(20_000)
  await address.evaluate((input) => input.removeAttribute('maxlength'))
  await address.fill(long)
  await page.locator('button[type=submit]').click()
  await expect(page.locator('.error-summary')).toContainText(
    'so long a form is only taken from somebody signed in',
  )
  await expect(address).toHaveValue(long)
})
