import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PaceForm } from '@/components/goals/pace-form'
import { paceForm } from '@/db/queries/pace-form'
import { pageOf } from '@/lib/auth/page-of'
import { requestContext } from '@/lib/auth/request-context'

type Props = { params: Promise<{ id: string }> }

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('goalForm.pace'))('title'),
})

export default async function GoalPace({ params }: Props) {
  return <PaceForm form={await pageOf(paceForm(await requestContext(), (await params).id))} />
}
