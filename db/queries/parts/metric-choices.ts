import { sql, type SQL } from 'drizzle-orm'
import type { Kind, PaceCurve } from '@/lib/okr/types'
import { rows } from '../../client'
import type { Context } from '../../context'

export type MetricChoice = {
  id: string
  name: string
  nameEn: string
  kind: Kind
  unit: string
  currency: string | null
  paceCurve: PaceCurve
}

/** What the company measures now, in the viewer's language, as a list inside a statement. */
export function metricList({ locale }: Pick<Context, 'locale'>): SQL {
  const zh = locale === 'zh-CN'
  return sql`(select coalesce(json_agg(json_build_object('id', m.id, 'name', ${zh ? sql`m.name_zh` : sql`m.name_en`},
      'nameEn', m.name_en, 'kind', m.kind, 'unit', ${zh ? sql`m.unit_zh` : sql`m.unit_en`}, 'currency', m.currency,
      'paceCurve', m.pace_curve) order by m.created_at, m.id), '[]') from metric m where m.archived_at is null)`
}

export async function metricChoices(ctx: Pick<Context, 'db' | 'locale'>): Promise<MetricChoice[]> {
  const found = await ctx.db.execute(sql`select ${metricList(ctx)} as metrics`)
  return rows<{ metrics: MetricChoice[] }>(found)[0]!.metrics
}
