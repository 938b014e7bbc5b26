import { getTranslations } from 'next-intl/server'
import { sheetOf } from '@/components/rollup/sheet'
import { workbookOf } from '@/components/rollup/workbook'
import { rollup } from '@/db/queries/rollup'
import { currentSession } from '@/lib/auth/request-context'
import { formatPeriod } from '@/lib/i18n/format'
import { csvFile } from '@/lib/io/csv'
import { xlsxFile } from '@/lib/io/xlsx'
import { NotFound } from '@/lib/okr/errors'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** What the rollup shows, as a file for a spreadsheet: the same query, the same rights. */
export async function GET(request: Request): Promise<Response> {
  const ctx = await currentSession()
  if (ctx === null) return new Response(null, { status: 401 })
  const asked = new URL(request.url).searchParams
  const of = (name: string) => asked.get(name) || undefined
  const kind = of('as') === 'xlsx' ? 'xlsx' : 'csv'
  try {
    const page = await rollup(ctx, { periodId: of('period'), teamId: of('team'), week: of('week') })
    if (page === null) return new Response(null, { status: 404 })
    const [t, status, reason] = await Promise.all([
      getTranslations('rollup.sheet'),
      getTranslations('status'),
      getTranslations('rollup.reasons'),
    ])
    const words = { t, status, reason, locale: ctx.locale }
    const period = formatPeriod(page.period, ctx.locale)
    const name = t('file', { unit: page.unit.name, period, until: page.until, kind })
    const file =
      kind === 'csv' ? csvFile(sheetOf(page, words)) : new Uint8Array(await xlsxFile(workbookOf(page, words)))
    return new Response(file, {
      headers: {
        'content-type': types[kind],
        'content-disposition': `attachment; filename="rollup.${kind}"; filename*=UTF-8''${encodeURIComponent(name)}`,
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    if (error instanceof NotFound) return new Response(null, { status: 404 })
    throw error
  }
}
