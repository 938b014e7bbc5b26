import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openDb } from '../db/client'
import { buildDemo } from '../db/demo'
import { TIME_ZONE } from '../db/demo/world'
import { migrate } from '../db/migrate'
import { instantOf, todayIn } from '../lib/okr/calendar'

/** Loads the demo company into an empty folder. The last file it writes says that it is complete. */
const { values } = parseArgs({ options: { data: { type: 'string' }, now: { type: 'string' } } })
if (!values.data) throw new Error('--data names the folder.')
const folder = values.data

// Started by bin/demo.mjs, it works under that process's lock and ends with it.
const abandoned = () => process.exit(1)
process.on('disconnect', abandoned)

const startsAt = values.now ? instantOf(values.now, '10:00', TIME_ZONE) : new Date()
const opened = await openDb({ folder })
await migrate(opened)
const { signIns } = await buildDemo(opened.db, startsAt)
await opened.close()

const write = (name: string, content: unknown) =>
  writeFileSync(join(folder, name), JSON.stringify(content, null, 2) + '\n')
write('sign-ins.json', signIns)
write('demo.json', {
  day: values.now ?? todayIn(TIME_ZONE, startsAt),
  clockSet: values.now !== undefined,
  startsAt: startsAt.toISOString(),
})
process.off('disconnect', abandoned)
process.disconnect?.()
