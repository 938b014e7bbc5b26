import { and, gt, isNull, lte, or, type SQL } from 'drizzle-orm'
import type { membership, teamLead, teamParent } from '../../schema'

type Dated = typeof membership | typeof teamLead | typeof teamParent

/** Rows of a dated table that hold on a day. */
export const holdsOn = (table: Dated, day: string): SQL =>
  and(lte(table.validFrom, day), or(isNull(table.validTo), gt(table.validTo, day)))!
