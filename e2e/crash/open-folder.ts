import { writeSync } from 'node:fs'
import { openDb } from '../../db/client'
import { folderTrouble } from '../../db/embedded'
import { migrate } from '../../db/migrate'
import { readThrough, type Damage } from '../../db/read-through'
import { contentOf } from '../../db/testing/damage'

/** What a start makes of a folder, as one line of JSON: a refusal in words, or what was read and the content's sum. */
const say = (answer: object) => writeSync(1, `\n${JSON.stringify(answer)}\n`)

try {
  const opened = await openDb({ folder: process.argv[2]! })
  await migrate(opened)
  await opened.db.execute('analyze')
  const damages: Damage[] = []
  await readThrough(opened, (damage) => damages.push(damage), 0)
  const content = await contentOf(opened.db).catch((error: unknown) => `unreadable: ${String(error)}`)
  say({ damages, content })
  process.exit(0)
} catch (error) {
  const sentence = folderTrouble(process.argv[2]!, error)
  say(sentence ? { sentence } : { error: String(error) })
  process.exit(1)
}
