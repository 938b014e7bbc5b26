import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { ownServer } from './own-server'

/** A demo for one test, with its clock set to a day. `prepare` fills its folder; the arguments are the demo's own. */
export const ownDemo = (
  day: string,
  args: string[],
  prepare: ((folder: string) => Promise<void>) | undefined,
  use: (url: string) => Promise<void>,
) =>
  ownServer(
    { script: 'bin/demo.mjs', args: [...args, '--now', day], data: 'DEMO_DIR', prepare },
    (line) => /demo is at (\S+)$/.exec(line)?.[1] ?? null,
    use,
  )

export async function runScript(script: string, args: string[]): Promise<void> {
  const stdio = ['ignore', 'inherit', 'inherit', 'ipc'] as const
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], { stdio: [...stdio] })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`${script} ended with ${code}.`)
}
