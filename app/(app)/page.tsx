import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Confirmations } from '@/components/confirmations/confirmations'
import { FirstSteps } from '@/components/week/first-steps'
import { MyGoals } from '@/components/week/my-goals'
import { Replies } from '@/components/week/replies'
import { ToDoList } from '@/components/week/to-do-list'
import { WeekHead } from '@/components/week/week-head'
import { myWeek } from '@/db/queries/my-week'
import { requestContext } from '@/lib/auth/request-context'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('week'))('title'),
})

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function MyWeekPage({ searchParams }: Props) {
  const [ctx, { period }] = await Promise.all([requestContext(), searchParams])
  const week = await myWeek(ctx, typeof period === 'string' ? period : undefined)
  const clock = { now: ctx.now, today: ctx.today, timeZone: ctx.company.timeZone }
  return (
    <>
      <WeekHead week={week} clock={clock} viewer={ctx.viewer} />
      {week.firstSteps && <FirstSteps steps={week.firstSteps} />}
      <Confirmations changes={week.confirmations} timeZone={clock.timeZone} title="mine" />
      <ToDoList week={week} clock={clock} />
      <MyGoals week={week} viewer={ctx.viewer} today={ctx.today} />
      <Replies replies={week.toDos.replies} timeZone={clock.timeZone} />
    </>
  )
}
