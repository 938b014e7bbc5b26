import { ownServer } from './own-server'
import { test as base } from './test'

export { expect, refusal } from './test'

export type Installation = {
  url: string
  /** As it was printed. */
  code: string
}

/** Reads from what a fresh installation prints where it is and its code. */
export function whenReady(): (line: string) => Installation | null {
  let code = ''
  return (line) => {
    code = /\/setup and enter the code (\S+)$/.exec(line)?.[1] ?? code
    const url = /^Paceline is at (\S+)$/.exec(line)?.[1]
    return url ? { url, code } : null
  }
}

/** A fresh installation: the very script of `npm start`. */
export const test = base.extend<{ installation: Installation }>({
  installation: async ({ context }, use) => {
    await ownServer({ script: 'bin/start.mjs', data: 'DATA_DIR' }, whenReady(), async (installation) => {
      await use(installation)
      // What a page is still fetching is not answered any more.
      await Promise.all(context.pages().map((page) => page.close()))
    })
  },
})
