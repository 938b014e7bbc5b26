import { eq } from 'drizzle-orm'
import type { Db } from '../../client'
import { newId } from '../../ids'
import { company, installation } from '../../schema'

export type Installation = { installationId: string; setUp: boolean }

/** Makes the installation's row when it is missing. Several servers booting at once agree on one. */
export async function ensureInstallation(db: Db, now: Date): Promise<Installation> {
  await db
    .insert(installation)
    .values({ one: true, installationId: newId(now), createdAt: now })
    .onConflictDoNothing()
  const [row] = await db
    .select({ installationId: installation.installationId })
    .from(installation)
    .where(eq(installation.one, true))
  const [found] = await db.select({ one: company.one }).from(company)
  return { installationId: row!.installationId, setUp: found !== undefined }
}
