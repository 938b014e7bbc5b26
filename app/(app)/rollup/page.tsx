import { getTranslations } from 'next-intl/server'
import { Rollup } from '@/components/rollup/rollup'
import { EmptyState } from '@/components/ui/panels'
import { rollup } from '@/db/queries/rollup'
import { first, pageOf } from '@/lib/auth/page-of'
import { requestContext } from '@/lib/auth/request-context'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function RollupPage({ searchParams }: Props) {
  const [ctx, asked, t] = await Promise.all([requestContext(), searchParams, getTranslations('rollup')])
  const [period, team, week] = [first(asked.period), first(asked.team) || undefined, first(asked.week)]
  const page = await pageOf(rollup(ctx, { periodId: period, teamId: team, week }))
  return (
    <>
      <title>{`${t('title')} · Paceline`}</title>
      {page ? (
        <Rollup page={page} path="/rollup" query={{ period, team, week }} />
      ) : (
        <>
          <h1>{t('title')}</h1>
          <EmptyState title={t('noPeriod.title')}>{t('noPeriod.text')}</EmptyState>
        </>
      )}
    </>
  )
}
