import { sql } from 'drizzle-orm'
import { rows } from '../../client'
import type { Context } from '../../context'
import { holds } from './dated'

export type TeamOption = {
  id: string
  name: string
  /** From the company down: `East / Field sales`. */
  path: string
  depth: number
  parentId: string | null
}

type Row = { id: string; name: string; parentId: string | null }

/** All teams in use, in the order of today's tree, so that a list and a choice show where each stands. */
export async function teamOptions({
  db,
  today,
  locale,
}: Pick<Context, 'db' | 'today' | 'locale'>): Promise<TeamOption[]> {
  const found = await db.execute(sql`
    select t.id, t.name, tp.parent_id as "parentId" from team t
    left join team_parent tp on tp.team_id = t.id and ${holds('tp', today)}
    where t.archived_at is null`)
  return inTreeOrder(rows<Row>(found), locale)
}

export function inTreeOrder(teams: Row[], locale: string): TeamOption[] {
  const { compare } = new Intl.Collator(locale, { numeric: true })
  const known = new Set(teams.map(({ id }) => id))
  const below = new Map<string | null, Row[]>()
  for (const one of teams) {
    const parentId = one.parentId !== null && known.has(one.parentId) ? one.parentId : null
    below.set(parentId, [...(below.get(parentId) ?? []), one])
  }
  const walk = (parentId: string | null, path: string, depth: number): TeamOption[] =>
    (below.get(parentId) ?? [])
      .sort((a, b) => compare(a.name, b.name))
      .flatMap((one) => {
        const here = path ? `${path} / ${one.name}` : one.name
        return [{ ...one, path: here, depth }, ...walk(one.id, here, depth + 1)]
      })
  return walk(null, '', 0)
}
