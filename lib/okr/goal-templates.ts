import { addDays, daysBetween, earliest, weekday } from './calendar'
import type { Day, Kind } from './types'

/**
 * Starting points for the usual sales goals. Their words are in the `templates` catalogue under the same key; here stands
 * what they measure and how their plan is spread over the goal's time.
 */
export type GoalTemplate = {
  key: TemplateKey
  /** Offered first to who sells, or to who leads. */
  for: 'rep' | 'lead'
  /** The usual metric by its English name; where the company measures no such thing, the template brings its own wording. */
  metric: string
  kind: Kind
  /** Where it starts: from nothing, or from a level that has to be known. */
  from: 'nothing' | 'level'
}

const list = [
  ['newClients', 'rep', 'New clients', 'count', 'nothing'],
  ['revenueGrowth', 'rep', 'Sales growth', 'growth', 'nothing'],
  ['keyAccounts', 'rep', 'Key-account signings', 'count', 'nothing'],
  ['repurchase', 'rep', 'Repurchase rate', 'percent', 'level'],
  ['conversion', 'rep', 'Conversion rate', 'percent', 'level'],
  ['pipeline', 'rep', 'Pipeline', 'amount', 'level'],
  ['collection', 'rep', 'Collection rate', 'floor', 'nothing'],
  ['averageDeal', 'rep', 'Average deal', 'amount', 'level'],
  ['activity', 'rep', 'Customer visits', 'count', 'nothing'],
  ['teamRevenue', 'lead', 'Won revenue', 'amount', 'nothing'],
  ['retention', 'lead', 'Client retention rate', 'floor', 'nothing'],
  ['coaching', 'lead', 'Coaching sessions', 'count', 'nothing'],
  ['staffing', 'lead', 'Positions filled', 'count', 'nothing'],
] as const

export type TemplateKey = (typeof list)[number][0]

export const goalTemplates: readonly GoalTemplate[] = list.map(([key, who, metric, kind, from]) => ({
  key,
  for: who,
  metric,
  kind,
  from,
}))

/** Tasks a template brings. */
export const TEMPLATE_TASKS = 4

/** Those that fit a position first; the rest after them. */
export const templatesFor = (who: GoalTemplate['for']): readonly GoalTemplate[] =>
  goalTemplates.toSorted((a, b) => Number(b.for === who) - Number(a.for === who))

const LEADS = /manager|lead|head|director|supervisor|vp\b|主管|经理|总监|负责人|店长|队长/i
const SELLS = /account manager|key account|客户经理|大客户|销售代表/i

/** What a position says of the work: `lead` where somebody leads others. */
export const workOf = (position: string): GoalTemplate['for'] =>
  LEADS.test(position) && !SELLS.test(position) ? 'lead' : 'rep'

/**
 * Days for `count` steps, one after another over what is left of the goal's time, each on a Friday within it where there is
 * one; the last one a week before the deadline at the latest, so that there is time to act on it.
 */
export function stepDays(span: { starts: Day; deadline: Day }, today: Day, count: number): Day[] {
  const begin = today > span.starts && today < span.deadline ? today : span.starts
  const days = Math.max(0, daysBetween(begin, span.deadline) - 7)
  return Array.from({ length: count }, (_, step) => {
    const day = addDays(begin, Math.round((days * (step + 1)) / count))
    return earliest(addDays(day, (5 - weekday(day) + 7) % 7), span.deadline)
  })
}

/** `count` days a week apart on the company's check-in weekday (1 is Monday), the first after `after`; fewer where the goal ends. */
export function weeklyDays(
  { after, deadline }: { after: Day; deadline: Day },
  on: number,
  count: number,
): Day[] {
  const next = addDays(after, 1)
  const first = addDays(next, (on - weekday(next) + 7) % 7)
  return Array.from({ length: count }, (_, week) => addDays(first, 7 * week)).filter((day) => day <= deadline)
}
