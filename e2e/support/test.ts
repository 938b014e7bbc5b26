import AxeBuilder from '@axe-core/playwright'
import { expect, test as base, type BrowserContext, type Locator, type Page } from '@playwright/test'

export { expect }
export { goalOf, signIn } from './sign-in'

type Trouble = {
  /** What this test provokes on purpose: a page that is not found, a lost connection. */
  expectTrouble: (text: RegExp) => void
  /** Another person's browser, watched like the first. */
  anotherBrowser: () => Promise<Page>
}

/** A test fails on anything the browser complains about: errors in the console, on the page, failed requests. */
export const test = base.extend<Trouble & { watch: { found: string[]; expected: RegExp[] } }>({
  watch: async ({}, use) => {
    const watch = { found: [] as string[], expected: [] as RegExp[] }
    await use(watch)
    const unexpected = watch.found.filter((text) => !watch.expected.some((each) => each.test(text)))
    expect(unexpected, 'the browser complained').toEqual([])
  },
  expectTrouble: async ({ watch }, use) => use((text) => void watch.expected.push(text)),
  context: async ({ context, watch }, use) => {
    listen(context, watch.found)
    await use(context)
  },
  anotherBrowser: async ({ browser, contextOptions, baseURL, watch }, use) => {
    const opened: BrowserContext[] = []
    await use(async () => {
      const context = await browser.newContext({ ...contextOptions, baseURL })
      listen(context, watch.found)
      opened.push(context)
      return context.newPage()
    })
    await Promise.all(opened.map((context) => context.close()))
  },
})

function listen(context: BrowserContext, found: string[]): void {
  context.on('console', (message) => {
    const { url } = message.location()
    if (message.type() === 'error')
      found.push(`console on ${message.page()?.url()}: ${message.text()} (${url})`)
  })
  context.on('weberror', (error) => found.push(`page ${error.page()?.url()}: ${error.error().message}`))
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? ''
    // Leaving a page ends what it was still fetching.
    if (!reason.includes('ERR_ABORTED')) found.push(`request: ${request.url()} ${reason}`)
  })
  context.on('response', (response) => {
    if (response.status() >= 500) found.push(`response: ${response.status()} ${response.url()}`)
  })
}

/** No violation of WCAG 2.2 A and AA that a machine can find. */
export async function expectAccessible(page: Page): Promise<void> {
  // The title comes with the end of the stream.
  await expect(page).toHaveTitle(/./)
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  const told = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.html.slice(0, 160)).join(' · ')})`,
  )
  expect.soft(told, `axe on ${new URL(page.url()).pathname}`).toEqual([])
}

/** No sideways scrolling at this width. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect.soft(beyond, `pixels beyond the window on ${new URL(page.url()).pathname}`).toBeLessThanOrEqual(0)
}

/** What stands in the way, at the top of a form; Next's own announcer of pages is an alert, too. */
export const refusal = (page: Page): Locator => page.locator('[role=alert]:not(#__next-route-announcer__)')

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click()

/** What was done, as the page says it. */
export const said = (page: Page, text: string): Promise<void> =>
  expect(page.getByRole('status').getByText(text)).toBeVisible()
