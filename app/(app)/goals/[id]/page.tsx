import type { Metadata } from 'next'
import { AdjustmentList } from '@/components/adjustments/adjustment-list'
import { AlignmentPanel } from '@/components/goals/alignment-panel'
import { AttainmentTable } from '@/components/goals/attainment-table'
import { BelowTables } from '@/components/goals/below-table'
import { CheckInList } from '@/components/goals/check-in-list'
import { GoalCheck } from '@/components/goals/goal-check'
import { GoalCharts } from '@/components/goals/goal-charts'
import { GoalComments } from '@/components/goals/goal-comments'
import { GoalHead } from '@/components/goals/goal-head'
import { GoalHistory } from '@/components/goals/goal-history'
import { GoalNotes } from '@/components/goals/goal-notes'
import { NineParts } from '@/components/goals/nine-parts'
import { GoalGrade } from '@/components/grades/goal-grade'
import { goalPage } from '@/db/queries/goal-page'
import { pageOf } from '@/lib/auth/page-of'
import { requestContext } from '@/lib/auth/request-context'
import { cache } from 'react'

type Props = { params: Promise<{ id: string }> }

const pageFor = cache(async (id: string) => pageOf(goalPage(await requestContext(), id)))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await pageFor((await params).id)).goal.name }
}

export default async function Goal({ params }: Props) {
  const page = await pageFor((await params).id)
  const inForce = page.goal.state !== 'draft' && page.goal.state !== 'submitted'
  const written = (
    <>
      <NineParts page={page} />
      <AlignmentPanel page={page} />
    </>
  )
  return (
    <>
      <GoalHead page={page} />
      <div className={inForce ? 'columns' : 'mt-8 max-w-3xl'}>
        <div className="column">
          {page.check && (
            <GoalCheck
              check={page.check}
              weights={page.goal.keyResults.filter(({ dropped }) => !dropped).map(({ weight }) => weight)}
              reason={page.inside ? page.story.checkReason : ''}
            />
          )}
          {!inForce && written}
          <GoalGrade page={page} />
          {page.grade && <AttainmentTable page={page} />}
          {inForce && <GoalCharts page={page} />}
          {inForce && !page.grade && <AttainmentTable page={page} />}
          <BelowTables page={page} />
          {inForce && <AdjustmentList page={page} />}
          {inForce && <CheckInList page={page} />}
          <GoalNotes page={page} />
          <GoalComments page={page} />
          <GoalHistory page={page} />
        </div>
        {inForce && <aside>{written}</aside>}
      </div>
    </>
  )
}
