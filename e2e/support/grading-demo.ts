import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from '../../bin/lib/find-postgres.mjs'
import { test as base } from './test'

export { expect, expectAccessible, expectNoSidewaysScroll, refusal, signIn } from './test'

/** The demo company in the first days after a quarter: it stands in grading, few have scored themselves, nobody has final scores. */
export const test = base.extend<{ graded: string }>({
  graded: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'paceline-grading-'))
    const port = await freePort()
    const { PATH, HOME } = process.env
    const server = spawn(process.execPath, ['bin/demo.mjs', '--reset', '--now', '2026-10-02'], {
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
  },
})

/** Reads what the demo says until it says where it is. */
async function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) {
    const url = /demo is at (\S+)$/.exec(line)?.[1]
    if (url) return url
  }
  throw new Error('The demo ended before it was ready.')
}
