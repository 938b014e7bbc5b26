import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { CheckInForm, FedByQuarters } from '@/components/check-ins/check-in-form'
import { CheckInHead } from '@/components/check-ins/check-in-head'
import { NothingToLog } from '@/components/check-ins/nothing-to-log'
import { ExcuseWeek } from '@/components/check-ins/excuse-form'
import { OpenWeeks, WeekLinks } from '@/components/check-ins/week-links'
import { checkInForm } from '@/db/queries/check-in-form'
import { requestContext } from '@/lib/auth/request-context'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('checkIn'))('title'),
})

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined)

export default async function CheckInPage({ searchParams }: Props) {
  const [ctx, query] = await Promise.all([requestContext(), searchParams])
  const form = await checkInForm(ctx, { week: one(query.week), personId: one(query.for) })
  if (form === null) notFound()
  const clock = { now: ctx.now, today: ctx.today, timeZone: ctx.company.timeZone }
  return (
    <>
      <CheckInHead form={form} clock={clock} viewer={ctx.viewer.name} />
      <WeekLinks form={form} />
      {form.nothing === null ? (
        <CheckInForm key={form.week} form={form} clock={clock} />
      ) : (
        <section>
          <NothingToLog why={form.nothing} person={form.person} />
        </section>
      )}
      {!form.person.self && <ExcuseWeek form={form} />}
      <FedByQuarters names={form.fedByQuarters} />
      <OpenWeeks form={form} />
    </>
  )
}
