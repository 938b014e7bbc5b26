import type { Db } from '../../client'
import { company } from '../../schema'

/** Whether the first setup has been done, and whether this is the demo company, whose passwords are public. */
export async function companyHere(db: Db): Promise<{ name: string; demo: boolean } | null> {
  const [found] = await db.select({ name: company.name, demo: company.demo }).from(company)
  return found ?? null
}
