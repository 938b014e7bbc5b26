import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DATABASE } from '../../bin/lib/data-folder.mjs'
import { SUMS } from '../../bin/lib/data-sums.mjs'
import { openDb } from '../../db/client'
import { damageFile, fileOf } from '../../db/testing/damage'

/** Blanks a table's file in a demo's folder, as it is after a kill: without the sums of a clean stop. */
const { values } = parseArgs({ options: { data: { type: 'string' }, table: { type: 'string' } } })
const opened = await openDb({ folder: values.data! })
const file = await fileOf(opened.db, values.table!)
await opened.close()
rmSync(join(values.data!, DATABASE, SUMS))
damageFile(join(values.data!, DATABASE, file), 'blank')
process.disconnect?.()
