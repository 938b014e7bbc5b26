'use client'

import { NextIntlClientProvider } from 'next-intl'
import { checkMessages } from '@/lib/i18n/check-messages'
import { checkGoal } from '@/lib/okr/goal-check/check-goal'
import { formFacts, formWeights, type CheckBasis } from '@/lib/okr/goal-check/form-facts'
import type { Locale } from '@/lib/okr/types'
import { CheckLine, CheckList, CheckState, WeightsNote } from './check-list'

type Props = { typed: FormData; basis: CheckBasis; locale: Locale }

/** What the check says of what is typed. The line of letters is said to who hears the page, whenever a verdict changes. */
export default function LiveCheckView({ typed, basis, locale }: Props) {
  const check = checkGoal(formFacts(typed, basis))
  return (
    <NextIntlClientProvider locale={locale} messages={checkMessages[locale]} timeZone="UTC">
      <div role="status">
        <CheckLine check={check} />
        <WeightsNote weights={formWeights(typed, basis)} />
      </div>
      <CheckState check={check} />
      <CheckList check={check} />
    </NextIntlClientProvider>
  )
}
