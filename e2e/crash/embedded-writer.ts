import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { v4 } from 'uuid'
import { openDb } from '../../db/client'
import { writeNote } from '../../db/commands/notes/write-note'
import type { Context } from '../../db/context'
import { writeNoteInput } from '../../lib/okr/input/notes'
import { FRIDAY, foundCompany } from './company'

// A process of its own on the embedded folder it is given: founds a company there, or goes on with it, and writes notes until it is
// killed. It says each word once it was told that it is saved.
const folder = process.argv[2]!
const opened = await openDb({ folder })
const file = join(folder, 'company.json')
if (!existsSync(file)) {
  const company = await foundCompany(opened)
  writeFileSync(
    file,
    JSON.stringify({ max: company.as('max', FRIDAY, {} as never), ann: company.people.ann }),
  )
}
const { max, ann } = JSON.parse(readFileSync(file, 'utf8')) as { max: Context; ann: string }
const ctx = { ...max, db: opened.db, now: new Date(FRIDAY) }
const empty = { goalId: '', amount: '', changeBy: '', support: '', target: '', ruleId: '' }
process.stdout.write('open\n')
for (;;) {
  const body = `word ${v4()}`
  await writeNote(ctx, writeNoteInput.parse({ formId: v4(), kind: 'reward', personId: ann, body, ...empty }))
  process.stdout.write(`${body}\n`)
}
