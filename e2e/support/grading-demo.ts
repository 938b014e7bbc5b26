import type { Page } from '@playwright/test'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { ownServer } from './own-server'
import { expect, test as base } from './test'

export { expect, expectAccessible, expectNoSidewaysScroll, press, refusal, signIn } from './test'

const DAY = '2026-10-02'

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
  graded: async ({}, use) => demoOfTheDay(['--reset'], undefined, use),
  almostGraded: async ({}, use) =>
    demoOfTheDay(
      [],
      async (folder) => {
        await runScript('bin/load-demo.ts', ['--data', folder, '--now', DAY])
        const left = TWO_TEAMS.flatMap((team) => ['--leave', team])
        await runScript('e2e/support/score-rest.ts', ['--data', folder, '--now', `${DAY}T14:00:00Z`, ...left])
      },
      use,
    ),
})

const demoOfTheDay = (
  args: string[],
  prepare: ((folder: string) => Promise<void>) | undefined,
  use: (url: string) => Promise<void>,
) =>
  ownServer(
    { script: 'bin/demo.mjs', args: [...args, '--now', DAY], data: 'DEMO_DIR', prepare },
    (line) => /demo is at (\S+)$/.exec(line)?.[1] ?? null,
    use,
  )

async function runScript(script: string, args: string[]): Promise<void> {
  const stdio = ['ignore', 'inherit', 'inherit', 'ipc'] as const
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], { stdio: [...stdio] })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`${script} ended with ${code}.`)
}
