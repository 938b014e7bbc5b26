import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CorrectForm } from '@/components/goals/correct-form'
import { correctionForm } from '@/db/queries/correction-form'
import { pageOf } from '@/lib/auth/page-of'
import { requestContext } from '@/lib/auth/request-context'

type Props = { params: Promise<{ id: string }> }

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('goalForm.correct'))('title'),
})

export default async function CorrectGoal({ params }: Props) {
  return <CorrectForm form={await pageOf(correctionForm(await requestContext(), (await params).id))} />
}
