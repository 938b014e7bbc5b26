import type { Page } from '@playwright/test'
import { ownDemo, runScript } from './own-demo'
import { expect, test as base } from './test'

export { expect, expectAccessible, expectNoSidewaysScroll, press, refusal, signIn } from './test'

const DAY = '2026-10-02'
/** A whole company is loaded before the test begins: on a busy machine that takes longer than a test may. */
const LOADING = 240_000

type Graded = {
  graded: string
  /** The demo's address when all but the people of `TWO_TEAMS` have their final scores already. */
  almostGraded: string
}

/** Whose people's goals wait for a final score in the almost graded demo. */
export const TWO_TEAMS = ['Team Marxen', 'Team Neubert'] as const

/** What was done is said at the form and, where the page is long, at its top. */
export const said = (page: Page, text: string) =>
  expect(page.getByRole('status').getByText(text).first()).toBeVisible()

/** The demo company in the first days after a quarter: it stands in grading, few have scored themselves, nobody has final scores. */
export const test = base.extend<Graded>({
  graded: [async ({}, use) => ownDemo(DAY, ['--reset'], undefined, use), { timeout: LOADING }],
  almostGraded: [
    async ({}, use) =>
      ownDemo(
        DAY,
        [],
        async (folder) => {
          await runScript('bin/load-demo.ts', ['--data', folder, '--now', DAY])
          const left = TWO_TEAMS.flatMap((team) => ['--leave', team])
          await runScript('e2e/support/score-rest.ts', [
            ...['--data', folder, '--now', `${DAY}T14:00:00Z`],
            ...left,
          ])
        },
        use,
      ),
    { timeout: LOADING },
  ],
})
