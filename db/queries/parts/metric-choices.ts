import { asc, isNull } from 'drizzle-orm'
import type { Kind, PaceCurve } from '@/lib/okr/types'
import type { Context } from '../../context'
import { metric } from '../../schema'

export type MetricChoice = {
  id: string
  name: string
  nameEn: string
  kind: Kind
  unit: string
  currency: string | null
  paceCurve: PaceCurve
}

/** What the company measures now, in the viewer's language. */
export const metricChoices = ({ db, locale }: Pick<Context, 'db' | 'locale'>): Promise<MetricChoice[]> => {
  const zh = locale === 'zh-CN'
  return db
    .select({
      id: metric.id,
      name: zh ? metric.nameZh : metric.nameEn,
      nameEn: metric.nameEn,
      kind: metric.kind,
      unit: zh ? metric.unitZh : metric.unitEn,
      currency: metric.currency,
      paceCurve: metric.paceCurve,
    })
    .from(metric)
    .where(isNull(metric.archivedAt))
    .orderBy(asc(metric.createdAt), asc(metric.id))
}
