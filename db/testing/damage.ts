import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { rows, type Db } from '../client'

/** What a disk or a torn restore does to a file. `torn`: its first half is blank, its length is right. */
export const DAMAGES = ['missing', 'half', 'blank', 'torn'] as const
export type DamageKind = (typeof DAMAGES)[number]

/** The files below a folder that hold anything, by their path in it. */
export const filesWithin = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((file) => statSync(join(folder, file)).size > 0)
    .sort()

/** Gives back how to put the file right again. */
export function damageFile(path: string, kind: DamageKind): () => void {
  const whole = readFileSync(path)
  if (kind === 'missing') rmSync(path)
  else if (kind === 'half') truncateSync(path, whole.length >> 1)
  else writeFileSync(path, Buffer.from(whole).fill(0, 0, kind === 'torn' ? whole.length >> 1 : undefined))
  return () => writeFileSync(path, whole)
}

/** Every row of every table of ours as one sum, to see whether two databases say the same. */
export async function contentOf(db: Db): Promise<string> {
  const tables = rows<{ name: string }>(
    await db.execute(
      sql`select oid::regclass::text as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
    ),
  )
  const sum = createHash('sha256')
  for (const { name } of tables) {
    const lines = rows<{ line: string }>(
      await db.execute(sql.raw(`select r::text as line from ${name} r order by 1`)),
    )
    sum.update(`${name} ${lines.length}\n`)
    for (const { line } of lines) sum.update(`${line}\n`)
  }
  return sum.digest('hex')
}

/** The path of a table's file in the folder of its database. */
export async function fileOf(db: Db, table: string): Promise<string> {
  const [row] = rows<{ path: string }>(
    await db.execute(sql`select pg_relation_filepath(${table}::regclass) as path`),
  )
  return row!.path
}
