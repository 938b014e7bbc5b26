import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { inject } from 'vitest'
import { openDb, type DbOptions, type OpenDb } from '../client'
import { databaseUrl, embeddedTemplate, emptyTemplate, postgresTemplate, type Template } from './templates'

export type TestDb = OpenDb & {
  /** Where a PostgreSQL database is. */
  url?: string
  /** Another connection to the same database, as another server would have it. PostgreSQL only: the embedded one has one. */
  another: () => Promise<OpenDb>
}

type Options = Pick<DbOptions, 'onStatement'> & {
  /** What the database starts from; without it, the empty schema. */
  template?: Template
}

/** The engine this run of the tests is about. */
export const engine = () => inject('engine')

/** A database of its own for a test file, migrated. Whoever opens it closes it: `afterAll(() => test.close())`. */
export async function testDb({ template = emptyTemplate, onStatement }: Options = {}): Promise<TestDb> {
  return engine() === 'pglite' ? embedded(template, { onStatement }) : postgres(template, { onStatement })
}

async function embedded(template: Template, options: DbOptions): Promise<TestDb> {
  const from = await embeddedTemplate(inject('dumps'), template)
  const opened = await openDb({ ...options, from })
  return { ...opened, another: () => Promise.reject(new Error('The embedded database has one connection.')) }
}

async function postgres(template: Template, options: DbOptions): Promise<TestDb> {
  const server = inject('server')
  const source = await postgresTemplate(server, inject('run'), template)
  const name = `${inject('run')}_${randomBytes(5).toString('hex')}`
  const url = databaseUrl(server, name)
  await asAdmin(server, `create database ${name} template ${source}`)
  const opened = await openDb({ ...options, url })
  const others: OpenDb[] = []
  return {
    ...opened,
    url,
    another: async () => {
      const other = await openDb({ url })
      others.push(other)
      return other
    },
    close: async () => {
      await Promise.all([opened, ...others].map((each) => each.close()))
      await asAdmin(server, `drop database if exists ${name} with (force)`)
    },
  }
}

async function asAdmin(server: string, statement: string): Promise<void> {
  const admin = await openDb({ url: server, connections: 1 })
  await admin.db.execute(sql.raw(statement))
  await admin.close()
}
