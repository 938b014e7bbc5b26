import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const lockModule = new URL('data-lock.mjs', import.meta.url).href
const script = `
  const { lockDataFolder } = await import(${JSON.stringify(lockModule)})
  try {
    await lockDataFolder(process.argv[1])
    console.log('held')
    process.stdin.resume()
  } catch (error) {
    console.log(error.message)
    process.exit(1)
  }`

let folder
const started = []
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'paceline-lock-'))))
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** A process that takes the folder and stays; gives back what it said. */
async function take(env) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, folder], { env })
  started.push(child)
  const [said] = await once(child.stdout, 'data')
  return { child, said: String(said).trim() }
}

const ordinary = { PATH: process.env.PATH }
// No program can be found.
const bare = { PATH: '' }

describe.each([
  ['by a lock on a file', ordinary],
  ['by a socket, where there is no such program', bare],
])('%s', (_, env) => {
  test('a second process is refused and told why', async () => {
    expect((await take(env)).said).toBe('held')
    expect((await take(env)).said).toContain('Another Paceline is running on the data folder')
  })

  test('a killed process gives it back', async () => {
    const { child } = await take(env)
    child.kill('SIGKILL')
    await once(child, 'exit')
    await expect.poll(async () => (await take(env)).said).toBe('held')
  })
})
