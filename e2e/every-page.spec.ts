import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support/test'

/** `/goals/0199…/edit` and its like are one page: `/goals/[id]/edit`. */
const patternOf = (path: string) => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '[id]')

/** Every form a page sends says whom the page was made for; leaving is anybody's. */
const expectMarkedForms = (page: Page, path: string) =>
  expect
    .soft(
      page.locator(
        'form[method=post i]:not(:has(input[name=openedBy][value*="-"])):not(.rail form, .more-panel form)',
      ),
      `forms on ${path} that do not say so`,
    )
    .toHaveCount(0)

/** Follows every link of one's own pages, one of each kind, and gives back their paths. */
async function pagesWithin(page: Page): Promise<string[]> {
  const known = new Set<string>()
  const waiting = ['/']
  const found: string[] = []
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (known.has(patternOf(path))) continue
    known.add(patternOf(path))
    const answer = await page.goto(path)
    if (!answer?.headers()['content-type']?.startsWith('text/html')) continue
    expect.soft(answer.status(), path).toBe(200)
    if (!answer.ok()) continue
    found.push(path)
    await expectMarkedForms(page, path)
    const links = await page
      .locator('a[href^="/"]')
      .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href))
    waiting.push(...links.map((link) => new URL(link).pathname))
  }
  return found
}

/** The company's year, cut into quarters: a year's goal is not the first one met on the way. */
async function quartersOfYear(page: Page): Promise<string> {
  await page.goto('/company')
  await page.getByRole('link', { name: 'Close the gap' }).first().click()
  await page.getByRole('region', { name: 'Counts towards' }).getByRole('link').last().click()
  const quarters = page.getByRole('link', { name: 'Split into quarters' })
  return (await quarters.getAttribute('href'))!
}

/** A quarter that is over: its page offers what can be carried over. */
async function quarterOver(page: Page): Promise<string> {
  await page.goto('/periods')
  return (await page.getByRole('link', { name: /^(2026 Q3|2026年第三季度)$/ }).getAttribute('href'))!
}

for (const role of ['manager', 'executive', 'admin', 'rep'])
  test(`every page a ${role} can reach is accessible, narrow and wide, in both languages, light and dark`, async ({
    page,
    context,
    baseURL,
  }) => {
    test.setTimeout(600_000)
    await signIn(page, role)
    const paths = await pagesWithin(page)
    expect(paths.length).toBeGreaterThan(0)
    if (role === 'executive') paths.push(await quartersOfYear(page))
    expect(paths.map(patternOf)).toContain('/periods/[id]')
    const over = await quarterOver(page)
    paths.push(over)
    if (role === 'executive') {
      expect(paths.map(patternOf)).toContain('/periods/[id]/incentives')
      paths.push(`${over}/incentives`)
    }
    if (role === 'executive' || role === 'manager') expect(paths).toContain('/rollup')
    // A plan is linked to with its period, and read with a name.
    if (role === 'rep' || role === 'manager') expect(paths).toContain('/plan')
    if (role === 'manager') {
      expect(paths.map(patternOf)).toContain('/people/[id]/plan')
      const statement = paths.find((path) => patternOf(path) === '/people/[id]/statement')
      // A quarter that is over has scores, too.
      paths.push(`${statement!}?period=${over.split('/').pop()}`)
    }
    const speak = (value: string) => context.addCookies([{ name: 'paceline-locale', value, url: baseURL }])

    for (const [language, theme, width] of [
      ['en', 'light', 1280],
      ['zh-CN', 'dark', 360],
    ] as const) {
      await speak(language)
      await page.emulateMedia({ colorScheme: theme })
      await page.setViewportSize({ width, height: 800 })
      for (const path of paths)
        await test.step(`${path} ${language} ${theme} ${width}`, async () => {
          await page.goto(path)
          await expectAccessible(page)
          await expectNoSidewaysScroll(page)
        })
    }
  })

test('the pages before signing in are accessible', async ({ page }) => {
  for (const path of ['/sign-in', '/nothing-here']) {
    await page.goto(path)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  }
})
