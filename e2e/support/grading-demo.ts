import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from '../../bin/lib/find-postgres.mjs'
import { test as base } from './test'

export { expect, expectAccessible, expectNoSidewaysScroll, refusal, signIn } from './test'

const DAY = '2026-10-02'

type Graded = {
  graded: string
  /** The demo's address when all but the people of `TWO_TEAMS` have their final scores already. */
  almostGraded: string
}

/** Whose people's goals wait for a final score in the almost graded demo. */
export const TWO_TEAMS = ['Team Marxen', 'Team Neubert'] as const

/** The demo company in the first days after a quarter: it stands in grading, few have scored themselves, nobody has final scores. */
export const test = base.extend<Graded>({
  graded: async ({}, use) => serveDemo(['--reset'], () => Promise.resolve(), use),
  almostGraded: async ({}, use) =>
    serveDemo(
      [],
      async (folder) => {
        await runScript('bin/load-demo.ts', ['--data', folder, '--now', DAY])
        const left = TWO_TEAMS.flatMap((team) => ['--leave', team])
        await runScript('e2e/support/score-rest.ts', ['--data', folder, '--now', `${DAY}T14:00:00Z`, ...left])
      },
      use,
    ),
})

async function serveDemo(
  args: string[],
  prepare: (folder: string) => Promise<void>,
  use: (url: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paceline-grading-'))
  await prepare(folder)
  const port = await freePort()
  const { PATH, HOME } = process.env
  const server = spawn(process.execPath, ['bin/demo.mjs', ...args, '--now', DAY], {
    env: {
      PATH,
      HOME,
      PORT: String(port),
      HOST: '127.0.0.1',
      DEMO_DIR: folder,
    } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(server, 'exit')
  try {
    await use(await addressIn(server.stdout))
  } finally {
    server.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
}

async function runScript(script: string, args: string[]): Promise<void> {
  const stdio = ['ignore', 'inherit', 'inherit', 'ipc'] as const
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], { stdio: [...stdio] })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`${script} ended with ${code}.`)
}

/** Reads what the demo says until it says where it is. */
async function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) {
    const url = /demo is at (\S+)$/.exec(line)?.[1]
    if (url) return url
  }
  throw new Error('The demo ended before it was ready.')
}
