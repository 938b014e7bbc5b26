import type { APIRequestContext, Browser, Page } from '@playwright/test'
import { freePort } from '../bin/lib/find-postgres.mjs'
import { whenReady } from './support/installation'
import { startNginx } from './support/nginx'
import { ownServer } from './support/own-server'
import { expect, signIn, test as base } from './support/test'

// Each has servers of its own to start.
base.describe.configure({ timeout: 240_000 })

const DAY = '2026-11-13'
const PASSWORD = 'every-week-counts'
const person = (name: string) => ({ email: `${name}@paceline.example`, password: PASSWORD })

type Fresh = { url: string; code: string }
type Demo = { url: string; upstream: string }

async function behindNginx(use: (port: number, url: string) => Promise<void>): Promise<void> {
  const port = await freePort()
  const nginx = await startNginx(port)
  try {
    await use(port, nginx.url)
  } finally {
    await nginx.stop()
  }
}

/** A fresh installation and a demo company, each behind an nginx with its default headers; APP_URL says where that is. */
const test = base.extend<{ fresh: Fresh }, { demo: Demo }>({
  fresh: async ({ context }, use) =>
    behindNginx((port, url) =>
      ownServer(
        { script: 'bin/start.mjs', data: 'DATA_DIR', port, env: { APP_URL: url } },
        whenReady(),
        async (installation) => {
          await use(installation)
          await Promise.all(context.pages().map((page) => page.close()))
        },
      ),
    ),
  demo: [
    async ({}, use) =>
      behindNginx((port, url) =>
        ownServer(
          { script: 'bin/demo.mjs', args: ['--now', DAY], data: 'DEMO_DIR', port, env: { APP_URL: url } },
          (line) => (line === `Paceline's demo is at ${url}` ? url : null),
          () => use({ url, upstream: `http://127.0.0.1:${port}` }),
        ),
      ),
    { scope: 'worker', timeout: 240_000 },
  ],
})

async function setUp(page: Page, { url, code }: Fresh): Promise<void> {
  await page.goto(url)
  await expect(page).toHaveURL(`${url}/setup`)
  await page.getByLabel('One-time code').fill(code)
  await page.getByLabel('Name', { exact: true }).fill('Lindgren Tools')
  await page.getByLabel('Time zone').fill('Europe/Berlin')
  await page.getByLabel('Currency').fill('EUR')
  await page.getByLabel('Your name').fill('Mara Lindgren')
  await page.getByLabel('Your email address').fill('mara@lindgren.example')
  await page.getByLabel('Your password').fill('twelve letters and more')
  await page.getByRole('button', { name: 'Set up the company' }).click()
  await expect(page).toHaveURL(`${url}/`)
}

async function signInAt(page: Page, url: string, who: { email: string; password: string }): Promise<void> {
  await page.goto(`${url}/check-in`)
  await expect(page).toHaveURL(`${url}/sign-in?next=%2Fcheck-in`)
  await signIn(page, who)
  await expect(page).toHaveURL(`${url}/check-in`)
}

async function logWeek(page: Page): Promise<void> {
  for (const step of await page.locator('form.sheet input[type=radio][value="6"]').all())
    await step.check({ force: true })
  await page.locator('form.sheet button[type=submit]').click()
  await expect(page.locator('form.sheet button[type=submit]')).toHaveText(/^(Save the changes|保存修改)$/)
}

async function signOut(page: Page, url: string): Promise<void> {
  await page.locator('.rail button[type=submit]').click()
  await expect(page).toHaveURL(`${url}/sign-in`)
}

const withoutScript = async (browser: Browser, url: string) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-US' })
  await context.addCookies([{ name: 'paceline-locale', value: 'en', url }])
  return context.newPage()
}

for (const script of [true, false])
  test(`behind an nginx with its default headers a company is set up, ${script ? 'with' : 'without'} script`, async ({
    fresh,
    page,
    browser,
  }) => {
    const at = script ? page : await withoutScript(browser, fresh.url)
    await setUp(at, fresh)
    await signOut(at, fresh.url)
    await at.context().close()
  })

test('behind it one signs in, logs the week and signs out, with script and without', async ({
  demo: { url, upstream },
  page,
  context,
  browser,
}) => {
  await context.addCookies([{ name: 'paceline-locale', value: 'en', url }])
  await signInAt(page, url, person('anna.snelling'))
  await logWeek(page)
  await signOut(page, url)

  const slow = await withoutScript(browser, url)
  await signInAt(slow, url, person('cecily.lampkin'))
  await logWeek(slow)
  await signOut(slow, url)
  await slow.context().close()
  await test.step('the machine’s own name serves as well, without the proxy', async () => {
    await context.addCookies([{ name: 'paceline-locale', value: 'en', url: upstream }])
    await signInAt(page, upstream, person('anna.snelling'))
    await signOut(page, upstream)
  })
})

/** A form as it is sent without script: what the page hides in it, and what is typed. */
async function formOf(request: APIRequestContext, page: string, holding: string) {
  const html = await (await request.get(page)).text()
  const form = html.match(/<form[^>]*>[\s\S]*?<\/form>/g)!.find((each) => each.includes(holding))!
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)]
  const plain = (text = '') => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  return Object.fromEntries(fields.map(([, name, value]) => [name!, plain(value)]))
}

test('another host or origin is refused with a sentence that names APP_URL, and nothing is written', async ({
  demo: { url, upstream },
  page,
  context,
}) => {
  const { request } = context
  const english = { 'accept-language': 'en' }
  await context.addCookies([{ name: 'paceline-locale', value: 'en', url }])
  for (const host of ['elsewhere.example', 'elsewhere.example:80', '127.0.0.1.elsewhere.example'])
    for (const path of ['/sign-in', '/', '/api/auth/csrf', '/_next/image']) {
      const answer = await request.get(upstream + path, { headers: { ...english, host }, maxRedirects: 0 })
      expect([answer.status(), await answer.text()]).toEqual([403, expect.stringContaining('set APP_URL')])
      expect(answer.headers()['set-cookie']).toBeUndefined()
    }
  const chinese = await request.get(`${upstream}/sign-in`, {
    headers: { host: 'elsewhere.example', 'accept-language': 'zh-CN', cookie: '' },
  })
  expect(await chinese.text()).toContain('请把APP_URL设为')

  await test.step('nor is what a header says of the host believed', async () => {
    const headers = { 'x-forwarded-host': 'elsewhere.example', 'x-forwarded-proto': 'https' }
    const answer = await request.get(`${url}/settings`, { headers, maxRedirects: 0 })
    expect([answer.status(), answer.headers().location]).toEqual([303, '/sign-in?next=%2Fsettings'])
    const signOutPage = await request.get(`${url}/api/auth/signin`, { headers, maxRedirects: 0 })
    expect(signOutPage.headers().location ?? url).toMatch(new RegExp(`^(${url}|/)`))
  })

  const { email, password } = person('anna.snelling')
  const typed = { ...(await formOf(request, `${url}/sign-in`, 'name="password"')), email, password }
  for (const origin of [
    'http://elsewhere.example',
    'null',
    url.replace('http:', 'https:'),
    'http://127.0.0.1:1',
  ]) {
    const answer = await request.post(`${url}/sign-in`, {
      multipart: typed,
      headers: { ...english, origin },
      maxRedirects: 0,
    })
    expect([answer.status(), await answer.text()]).toEqual([403, expect.stringContaining('set APP_URL')])
    expect(answer.headers()['set-cookie']).toBeUndefined()
  }

  await signInAt(page, url, { email, password })
  const language = { ...(await formOf(request, `${url}/settings`, 'name="locale"')), locale: 'zh-CN' }
  const post = (origin: string) =>
    request.post(`${url}/settings`, { multipart: language, headers: { ...english, origin }, maxRedirects: 0 })
  expect((await post('http://elsewhere.example')).status()).toBe(403)
  await page.goto(`${url}/settings`)
  await expect(page.getByLabel('Language')).toHaveValue('en')
  expect((await post(url)).status()).toBe(200)
  await page.goto(`${url}/settings`)
  await expect(page.locator('select[name=locale]')).toHaveValue('zh-CN')
})

test('opened over http where APP_URL says https, every page to sign in on says so, and its form what the server said', async ({
  page,
  browser,
  expectTrouble,
}) => {
  expectTrouble(/403/)
  const port = await freePort()
  const [address, here] = [`https://127.0.0.1:${port}`, `http://127.0.0.1:${port}`]
  await ownServer(
    { script: 'bin/start.mjs', data: 'DATA_DIR', port, env: { APP_URL: address } },
    whenReady(),
    async ({ code }) => {
      await page.goto(`${here}/setup`)
      await expect(
        page.getByRole('alert').filter({ hasText: 'signing in does not work here' }),
      ).toContainText(`You opened this page at ${here}, and Paceline’s address is ${address}`)
      await expect(page.getByRole('link', { name: `Open ${address}` })).toHaveAttribute('href', address)
      await page.getByLabel('One-time code').fill(code)
      await page.getByLabel('Name', { exact: true }).fill('Lindgren Tools')
      await page.getByRole('button', { name: 'Set up the company' }).click()
      const refused = page.locator('form .error-summary')
      await expect(refused).toContainText(`Nothing was saved: this was sent from ${here}`)
      await expect(refused).toContainText('set APP_URL')
      await expect(refused).not.toContainText('not certain')
      await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Lindgren Tools')

      const slow = await withoutScript(browser, here)
      await slow.goto(`${here}/setup`)
      await slow.getByRole('button', { name: 'Set up the company' }).click()
      await expect(slow.locator('body')).toContainText(`this was sent from ${here}`)
      await slow.context().close()
      await page.goto('about:blank')
    },
  )
})
