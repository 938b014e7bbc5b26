import { settleHosts } from '@/lib/auth/host'
import { markOrigins } from '@/lib/auth/origin'
import { sessionSecret } from '@/lib/auth/session-cookie'
import { setupCode } from '@/lib/auth/setup-code'
import { now } from '@/lib/clock'
import { optionsFromEnvironment, sharedDb, sqlState, type Db } from '@/db/client'
import { ensureInstallation } from '@/db/commands/company/installation'
import { folderTrouble } from '@/db/embedded'
import { migrate, MigrationError } from '@/db/migrate'
import { readThrough, type Damage } from '@/db/read-through'
import { remedy } from '../bin/lib/data-folder.mjs'

/** Opens the server's database and migrates it. What a person can put right is said in one sentence and ends the process. */
export async function boot(): Promise<void> {
  markOrigins()
  settleHosts()
  try {
    const opened = await sharedDb()
    await migrate(opened)
    // A server counts its rows in the background; the embedded engine only when asked, and plans for empty tables until then.
    if (opened.engine === 'pglite') await opened.db.execute('analyze')
    await offerSetup(opened.db)
    if (opened.isPooled())
      process.stdout.write(
        'DATABASE_URL leads through a connection pooler. That works in its session and transaction modes; every statement is planned anew there, so a connection straight to PostgreSQL is faster.\n',
      )
    if (opened.engine === 'pglite') void readThrough(opened, damageLog())
  } catch (error) {
    const sentence = explanation(error)
    process.stderr.write(`${sentence ?? String(error instanceof Error ? error.stack : error)}\n`)
    process.exit(1)
  }
}

/** An empty installation is set up by whoever reads this line. */
async function offerSetup(db: Db): Promise<void> {
  const { installationId, setUp } = await ensureInstallation(db, now())
  if (setUp) return
  const code = setupCode(sessionSecret(), installationId)
  process.stdout.write(
    `This installation is empty: open ${process.env.APP_URL ?? ''}/setup and enter the code ${code}\n`,
  )
}

/** Each thing that is wrong is a line of the log; what to do about it is said with the first. */
function damageLog(): (damage: Damage) => void {
  const { folder } = optionsFromEnvironment()
  let advice = ` Entries may be missing. ${remedy()}`
  return ({ table, what }) => {
    process.stderr.write(`The database in ${folder} is damaged: ${table}: ${what}.${advice}\n`)
    advice = ''
  }
}

function explanation(error: unknown): string | null {
  if (error instanceof MigrationError) {
    const anew = process.env.PACELINE_DEMO === '1' ? ' Or make the demo anew: npm run demo -- --reset' : ''
    return error.message + anew
  }
  const { url, folder } = optionsFromEnvironment()
  if (!url) return folderTrouble(folder!, error)
  const { host, pathname } = new URL(url)
  const code = networkCode(error)
  if (code) return `DATABASE_URL: no PostgreSQL answers at ${host} (${code}).`
  const state = sqlState(error)
  if (state === '3D000')
    return `DATABASE_URL: there is no database ${pathname.slice(1)} at ${host}: create it first.`
  if (state?.startsWith('28')) return `DATABASE_URL: ${host} refuses this user or password.`
  return null
}

function networkCode(error: unknown): string | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown }
    if (typeof code === 'string' && /^(E[A-Z]+|CONNECT_TIMEOUT|CONNECTION_[A-Z_]+)$/.test(code)) return code
  }
  return null
}
