import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AdjustForm } from '@/components/adjustments/adjust-form'
import { AdjustHead } from '@/components/adjustments/adjust-head'
import { Preview } from '@/components/adjustments/preview'
import { ApproachForm, SendForm } from '@/components/adjustments/send-form'
import { adjustmentForm } from '@/db/queries/adjustment-form'
import { typedQuery } from '@/lib/actions/form-data'
import { first, pageOf } from '@/lib/auth/page-of'
import { requestContext } from '@/lib/auth/request-context'
import { adjustmentChangesInput } from '@/lib/okr/input/adjustments'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('adjustment.form'))('title'),
})

export default async function Adjust({ params, searchParams }: Props) {
  const [ctx, { id }, query] = await Promise.all([requestContext(), params, searchParams])
  const scope = first(query.scope) === 'approach' ? 'approach' : 'numbers'
  const { tree, values } = typedQuery(query)
  const typed = query.check === undefined ? null : adjustmentChangesInput.safeParse(tree)
  const form = await pageOf(adjustmentForm(ctx, id, typed?.success ? typed.data : null))
  const valid = form.checked !== null && form.checked.problems === null
  return (
    <>
      <AdjustHead form={form} scope={scope} />
      {form.refused ? null : scope === 'approach' ? (
        <ApproachForm form={form} />
      ) : (
        <>
          {valid && <Preview form={form} />}
          {valid && <SendForm form={form} typed={values} />}
          <AdjustForm key={JSON.stringify(values)} form={form} typed={typed === null ? undefined : values} />
        </>
      )}
    </>
  )
}
