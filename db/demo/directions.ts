import { addDays } from '../../lib/okr/calendar'
import type { Goal } from './goal'
import { largest, mainProduct } from './summaries'
import { log } from './log'
import type { Period } from './periods'
import type { Setting } from './setting'
import { type DirectionFacts, directionWords, sectorNames } from './texts/direction-words'
import { usd } from './texts/en'
import { zhUsd } from './texts/zh'

type Words = { strategy: string; coreBusiness: string; marketTrends: string }

/** Strategy, core business and market trends of each period, written by the executives a few days before it begins. */
export function buildDirections(setting: Setting, yearGoals: ReadonlyMap<Period, Goal>): void {
  const { world, company, periods, rules, sales } = setting
  const [chief, head] = company.executives

  const write = (period: Period, words: Words, by: { id: string }) => {
    const [at] = world.past(world.at(addDays(period.first, -6), '11:15'))
    const id = world.id(at)
    world.rows.direction.push({ id, periodId: period.id, ...words, authorId: by.id, recordedAt: at })
    log(world, { event: 'period.direct', by, at, subjectId: period.id })
  }
  const facts = (period: Period, target: string): DirectionFacts => {
    const before = company.reps.flatMap((rep) =>
      sales.won(rep, addDays(period.first, -92), addDays(period.first, -1)),
    )
    const known =
      before.length > 0 ? before : company.reps.flatMap((rep) => sales.won(rep, period.first, period.last))
    const product = mainProduct(known)
    return {
      year: period.kind === 'year',
      revenue: { en: usd(Number(target)), zh: zhUsd(Number(target)) },
      product: product?.name ?? 'GTX Pro',
      share: Math.round((product?.share ?? 0.4) * 100),
      sector: sectorNames[largest(known, 'sector', 1)[0] ?? 'retail']!,
    }
  }

  for (const quarter of periods.quarters)
    write(quarter, directionWords.quarter(facts(quarter, rules.company(quarter).revenue)), head)
  for (const [year, goal] of yearGoals)
    write(year, directionWords.year(facts(year, goal.keyResults[0]!.target)), chief)
  write(periods.pilot, directionWords.pilot, head)
}
