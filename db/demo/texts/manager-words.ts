import { addDays } from '../../../lib/okr/calendar'
import type { Day } from '../../../lib/okr/types'
import { date } from './en'
import type { GoalWords, Task, Words } from './facts'

type Asked = {
  quarter: string
  from: string
  to: string
  losses: string
  above: string
  first: Day
  due: Day
}

/** A manager's own goal: how the team sells, not how much. */
export const managerGoal = (f: Asked): GoalWords & { tasks: Task[] } => ({
  name: `Better offers in ${f.quarter}: ${f.to}% of them won`,
  content: `Of all offers decided in ${f.quarter}, ${f.to}% are won instead of ${f.from}%. No more than ${f.losses} offers are lost, at least ${f.above}% of the contracts are above $1,000, and a price list for resellers is approved by ${date(f.due)}.`,
  background: `The team won ${f.from}% of its offers last quarter. Most losses were small orders quoted by mail without a visit.`,
  support:
    'One pre-sales day a week, the loss reasons of last quarter, and the finance desk for the price list.',
  relevance: 'Rates add up to nothing above. They decide how much work the revenue target of the team takes.',
  tasks: [
    { title: 'Write down the reason of every loss with its rep, each Monday', dueOn: addDays(f.first, 13) },
    { title: 'Draft of the price list with finance', dueOn: addDays(f.first, 27) },
    { title: 'Price list approved', dueOn: f.due },
    { title: 'Stop mail offers under $600', dueOn: addDays(f.first, 55) },
  ],
})

type Stands = {
  rate: string
  target: string
  lost: number
  limit: string
  approved: boolean
  due: Day
  worst: string | null
}

export const managerWeek = (f: Stands): Words => ({
  happened: [
    `${f.rate}% of the decided offers are won (${f.target}% asked); ${f.lost} of at most ${f.limit} lost.`,
    f.approved
      ? 'The price list for resellers is approved.'
      : `The price list is with finance, due ${date(f.due)}.`,
  ].join(' '),
  changes: f.worst
    ? `${f.worst} loses most offers: I sit in on the next two talks.`
    : 'Loss reasons are the first point on Monday.',
  blockers: '',
})
