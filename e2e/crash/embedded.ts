import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { openDb, rows } from '../../db/client'

const writer = fileURLToPath(new URL('embedded-writer.ts', import.meta.url))

/** An embedded database whose process is killed again and again in the middle of its work. Gives back what was acknowledged and lost. */
export async function killedEmbedded(
  kills: number,
): Promise<{ done: number; lost: number; doubled: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'paceline-killed-'))
  const words: string[] = []
  try {
    for (let kill = 0; kill < kills; kill++)
      words.push(...(await acknowledgedUntilKilled(folder, 3 + kill * 7)))
    const opened = await openDb({ folder })
    const found = rows<{ body: string }>(await opened.db.execute(sql`select body from note`)).map(
      ({ body }) => body,
    )
    await opened.close()
    const times = (word: string) => found.filter((body) => body === word).length
    return {
      done: words.length,
      lost: words.filter((word) => times(word) === 0).length,
      doubled: words.filter((word) => times(word) > 1).length,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Kills the process after so many words, while it writes the next. */
async function acknowledgedUntilKilled(folder: string, most: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', writer, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const words: string[] = []
  for await (const line of createInterface(child.stdout)) {
    if (line.startsWith('word ')) words.push(line)
    if (words.length === most) child.kill('SIGKILL')
  }
  await ended
  if (words.length === 0) throw new Error('The embedded database was not opened again.')
  return words
}
