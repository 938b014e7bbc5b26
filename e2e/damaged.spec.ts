import { ownDemo, runScript } from './support/own-demo'
import { expect, signIn, test } from './support/test'

test('an admin reads on every page which table is damaged, in their language, and nobody else does', async ({
  page,
  anotherBrowser,
}) => {
  test.setTimeout(300_000)
  const prepare = async (folder: string) => {
    await runScript('bin/load-demo.ts', ['--data', folder, '--now', '2026-11-13'])
    await runScript('e2e/support/damage-table.ts', ['--data', folder, '--table', 'comment'])
  }
  await ownDemo('2026-11-13', [], prepare, async (url) => {
    const damaged = page.getByRole('alert').filter({ hasText: 'comment' })
    await page.goto(`${url}/sign-in`)
    await signIn(page, 'admin')
    await expect(async () => {
      await page.goto(`${url}/notes`)
      await expect(damaged).toBeVisible({ timeout: 500 })
    }).toPass({ timeout: 60_000 })
    await expect(damaged).toHaveText(/^数据库已损坏。 有1张数据表无法完整读取（comment）/)
    await page.goto(`${url}/admin/people`)
    await expect(damaged).toBeVisible()

    const theirs = await anotherBrowser()
    await theirs.goto(`${url}/sign-in`)
    await signIn(theirs, 'rep')
    await expect(theirs.getByRole('main')).toBeVisible()
    await expect(theirs.getByText('The database is damaged.')).toHaveCount(0)
    // What a page is still fetching is not answered any more.
    await Promise.all([page.goto('about:blank'), theirs.context().close()])
  })
})
