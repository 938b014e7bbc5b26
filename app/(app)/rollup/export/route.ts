import { getTranslations } from 'next-intl/server'
import { sheetOf } from '@/components/rollup/sheet'
import { rollup } from '@/db/queries/rollup'
import { currentSession } from '@/lib/auth/request-context'
import { formatPeriod } from '@/lib/i18n/format'
import { csvFile } from '@/lib/io/csv'
import { NotFound } from '@/lib/okr/errors'

/** What the rollup shows, as a file for a spreadsheet: the same query, the same rights. */
export async function GET(request: Request): Promise<Response> {
  const ctx = await currentSession()
  if (ctx === null) return new Response(null, { status: 401 })
  const asked = new URL(request.url).searchParams
  const of = (name: string) => asked.get(name) || undefined
  try {
    const page = await rollup(ctx, { periodId: of('period'), teamId: of('team'), week: of('week') })
    if (page === null) return new Response(null, { status: 404 })
    const [t, status, reason] = await Promise.all([
      getTranslations('rollup.sheet'),
      getTranslations('status'),
      getTranslations('rollup.reasons'),
    ])
    const name = t('file', { unit: page.unit.name, period: formatPeriod(page.period, ctx.locale) })
    return new Response(csvFile(sheetOf(page, { t, status, reason, locale: ctx.locale })), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="rollup.csv"; filename*=UTF-8''${encodeURIComponent(name)}`,
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    if (error instanceof NotFound) return new Response(null, { status: 404 })
    throw error
  }
}
