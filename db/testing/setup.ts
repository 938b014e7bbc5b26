import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { findPostgres } from '../../bin/lib/find-postgres.mjs'
import type { Engine } from '../client'
import { dropDatabases, embeddedTemplate, emptyTemplate, postgresTemplate } from './templates'

declare module 'vitest' {
  interface ProvidedContext {
    engine: Engine
    /** PostgreSQL: the address of the server's database `postgres`, and the prefix of this run's databases. */
    server: string
    run: string
    /** Embedded: the folder of the prepared databases. */
    dumps: string
  }
}

/** Prepares a migrated database for a run of tests; each test file then works on a copy of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  return project.config.provide.engine === 'pglite' ? embedded(project) : postgres(project)
}

async function embedded(project: TestProject): Promise<() => Promise<void>> {
  const dumps = mkdtempSync(join(tmpdir(), 'paceline-dumps-'))
  project.provide('dumps', dumps)
  await embeddedTemplate(dumps, emptyTemplate)
  return async () => rmSync(dumps, { recursive: true, force: true })
}

async function postgres(project: TestProject): Promise<() => Promise<void>> {
  const server = await findPostgres()
  const run = `paceline_${randomBytes(4).toString('hex')}`
  project.provide('server', server.url)
  project.provide('run', run)
  await postgresTemplate(server.url, run, emptyTemplate)
  return async () => {
    await dropDatabases(server.url, run)
    await server.stop()
  }
}
