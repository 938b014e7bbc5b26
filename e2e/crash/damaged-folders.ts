import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { DATABASE } from '../../bin/lib/data-folder.mjs'
import { openDb } from '../../db/client'
import { buildDemo } from '../../db/demo'
import { migrate } from '../../db/migrate'
import { damageFile, DAMAGES, filesWithin, type DamageKind } from '../../db/testing/damage'

/**
 * Damages a demo's folder in every way, one file at a time, as it is after a clean stop and after a kill, and starts on
 * each: `tsx e2e/crash/damaged-folders.ts [STOPPED] [KILLED]`, how many of each. Every start must refuse in a sentence, say
 * what is damaged, or find every row. Ends with the counts, and with 1 when rows were missing without a word.
 */
const [stopped = 300, killed = 100] = process.argv.slice(2).map(Number)
const work = mkdtempSync(join(tmpdir(), 'paceline-damaged-'))
process.on('exit', () => rmSync(work, { recursive: true, force: true }))

const whole = join(work, 'stopped')
const opened = await openDb({ folder: whole })
await migrate(opened)
await buildDemo(opened.db, new Date('2026-11-13T15:00:00Z'))
await opened.close()

// A folder copied under the open database is one whose process was killed: what was written since lies in its log only.
const broken = join(work, 'killed')
const again = await openDb({ folder: whole })
await again.db.execute(sql`checkpoint`)
await again.db.execute(sql`update person set position = position || '.'`)
cpSync(whole, broken, { recursive: true })
await again.close()

type Answer = {
  sentence?: string
  damages?: { table: string; what: string }[]
  content?: string
  error?: string
}

async function start(folder: string): Promise<Answer> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'e2e/crash/open-folder.ts', folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 180_000,
  })
  let output = ''
  child.stdout.on('data', (data) => (output += String(data)))
  child.stderr.on('data', (data) => (output += String(data)))
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  try {
    return JSON.parse(output.trim().split('\n').at(-1)!) as Answer
  } catch {
    return { error: `ended with ${code ?? signal}: ${output.slice(-300)}` }
  }
}

const content = new Map<string, string>()
const outcomes = { refused: 0, said: 0, unchanged: 0, wrong: 0 }

function judge(base: string, what: string, answer: Answer): void {
  const outcome = answer.sentence
    ? 'refused'
    : answer.damages?.length
      ? 'said'
      : answer.content && answer.content === content.get(base)
        ? 'unchanged'
        : 'wrong'
  outcomes[outcome]++
  const why =
    answer.sentence ?? answer.damages?.map(({ table, what: words }) => `${table}: ${words}`).join('; ')
  console.log(`${outcome.padEnd(9)} ${what.padEnd(32)} ${(why || answer.error || '').slice(0, 200)}`)
}

async function tryAll(base: string, count: number): Promise<void> {
  const intact = join(work, 'intact')
  cpSync(base, intact, { recursive: true })
  const answer = await start(intact)
  if (answer.damages?.length !== 0)
    throw new Error(`The folder was damaged before: ${JSON.stringify(answer)}`)
  content.set(base, answer.content!)
  rmSync(intact, { recursive: true })
  const jobs = everyDamage(join(base, DATABASE), count)
  const worker = async (name: string) => {
    for (let job = jobs.shift(); job; job = jobs.shift()) {
      const folder = join(work, name)
      cpSync(base, folder, { recursive: true })
      damageFile(join(folder, DATABASE, job.file), job.kind)
      judge(base, `${job.kind} ${job.file}`, await start(folder))
      rmSync(folder, { recursive: true })
    }
  }
  await Promise.all(['a', 'b'].map(worker))
}

/** Spread evenly over the files and the kinds; the template databases, which nobody opens, are left out. */
function everyDamage(database: string, count: number): { file: string; kind: DamageKind }[] {
  const all = filesWithin(database)
    .filter((file) => !/^base\/[14]\//.test(file))
    .flatMap((file) => DAMAGES.map((kind) => ({ file, kind })))
  const step = Math.max(1, all.length / count)
  return Array.from(
    { length: Math.min(count, all.length) },
    (_, i) => all[Math.floor(i * step + (i % DAMAGES.length)) % all.length]!,
  )
}

for (const [base, count] of [
  [whole, stopped],
  [broken, killed],
] as const) {
  Object.assign(outcomes, { refused: 0, said: 0, unchanged: 0, wrong: 0 })
  await tryAll(base, count)
  console.log(base === whole ? 'after a clean stop:' : 'after a kill:', JSON.stringify(outcomes))
  if (outcomes.wrong > 0) process.exitCode = 1
}
