import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from '../../bin/lib/find-postgres.mjs'

type Start = {
  /** The very script a person starts, with its arguments. */
  script: string
  args?: string[]
  /** The name of the setting that says where its data are. */
  data: 'DATA_DIR' | 'DEMO_DIR'
  /** Where it listens, and what else is set; without a port it takes a free one. */
  port?: number
  env?: Record<string, string>
  /** Puts into the folder what is there before it starts. */
  prepare?: (folder: string) => Promise<void>
}

/**
 * A server for one test: on a port and in a folder of its own, with nothing else in its environment. What it says while it starts
 * is read line by line until `read` makes something of it.
 */
export async function ownServer<T>(
  { script, args = [], data, port, env, prepare }: Start,
  read: (line: string) => T | null,
  use: (said: T) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paceline-own-'))
  await prepare?.(folder)
  const PORT = String(port ?? (await freePort()))
  const { PATH, HOME } = process.env
  const server = spawn(process.execPath, [script, ...args], {
    env: { ...env, NODE_ENV: 'production', PATH, HOME, PORT, HOST: '127.0.0.1', [data]: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(server, 'exit')
  try {
    await use(await firstSaid(server.stdout, read))
  } finally {
    server.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
}

async function firstSaid<T>(output: NodeJS.ReadableStream, read: (line: string) => T | null): Promise<T> {
  for await (const line of createInterface(output)) {
    const said = read(line)
    if (said !== null) return said
  }
  throw new Error('The server ended before it was ready.')
}
