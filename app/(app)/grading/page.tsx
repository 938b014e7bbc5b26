import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Calibration } from '@/components/grades/calibration'
import { calibration } from '@/db/queries/calibration'
import { first, pageOf } from '@/lib/auth/page-of'
import { requestContext } from '@/lib/auth/request-context'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('grade.calibration'))('title'),
})

export default async function CalibrationPage({ searchParams }: Props) {
  const [ctx, query] = await Promise.all([requestContext(), searchParams])
  return <Calibration page={await pageOf(calibration(ctx, first(query.period)))} />
}
