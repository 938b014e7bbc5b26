import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { DATABASE } from '../../bin/lib/data-folder.mjs'
import { openDb } from '../client'

/** Takes the log away from under an open database, as a full or broken disk does, and writes until it notices. */
const folder = process.argv[2]!
const opened = await openDb({ folder })
const log = join(folder, DATABASE, 'pg_wal')
rmSync(log, { recursive: true })
writeFileSync(log, '')
for (;;)
  await opened.db.execute(
    sql`insert into attempt_allowance (key, spent_until) select gen_random_uuid() || repeat('x', 460), now() from generate_series(1, 20000)`,
  )
