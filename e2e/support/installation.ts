import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from '../../bin/lib/find-postgres.mjs'
import { test as base } from './test'

export { expect, refusal } from './test'

export type Installation = {
  url: string
  /** As it was printed. */
  code: string
}

/** A fresh installation: the very script of `npm start` on its own port and an empty folder. */
export const test = base.extend<{ installation: Installation }>({
  installation: async ({ context }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'paceline-installation-'))
    const port = await freePort()
    const { PATH, HOME } = process.env
    const server = spawn(process.execPath, ['bin/start.mjs'], {
      env: { PATH, HOME, PORT: String(port), DATA_DIR: folder } as unknown as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = once(server, 'exit')
    try {
      await use(await ready(server.stdout))
    } finally {
      // What a page is still fetching is not answered any more.
      await Promise.all(context.pages().map((page) => page.close()))
      server.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    }
  },
})

/** Reads what the server says until it says where it is. */
async function ready(output: NodeJS.ReadableStream): Promise<Installation> {
  let code = ''
  for await (const line of createInterface(output)) {
    code = /\/setup and enter the code (\S+)$/.exec(line)?.[1] ?? code
    const url = /^Paceline is at (\S+)$/.exec(line)?.[1]
    if (url) return { url, code }
  }
  throw new Error('The server ended before it was ready.')
}
