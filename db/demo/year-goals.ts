import { addDays, latest } from '../../lib/okr/calendar'
import { roundTarget } from '../../lib/okr/rounding'
import type { Goal } from './goal'
import { writeGoal } from './goal-writer'
import type { Setting } from './setting'
import type { Period } from './periods'
import { dice } from './random'
import { resultOf } from './sales'
import { voices } from './texts/voices'

/** The company's goal of each year the quarters lie in. Its value comes from its quarters, so nobody checks in on it. */
export function buildYearGoals(setting: Setting): Map<Period, Goal> {
  const years = [...new Set(setting.periods.quarters.map(({ year }) => year!))]
  return new Map(years.map((year) => [year, yearGoal(setting, year)]))
}

function yearGoal({ world, company, periods, metrics, sales, rules }: Setting, year: Period): Goal {
  const [chief, owner] = company.executives
  const quarters = periods.quarters.filter((quarter) => quarter.year === year)
  const first = quarters[0]!
  // The company kept no targets here before the first of the three quarters.
  const starts = first.index === -2 ? latest(year.first, first.first) : year.first
  const targets = quarters.map((quarter) => rules.company(quarter))
  // Quarters still to come are asked for as much as the last one known.
  const toCome = 12 / 3 - Number(quarters.at(-1)!.label.en.at(-1))
  const total = (of: (one: (typeof targets)[number]) => string): number =>
    targets.reduce((sum, one) => sum + Number(of(one)), 0) + toCome * Number(of(targets.at(-1)!))
  const asked = {
    revenue: roundTarget((total(({ revenue }) => revenue) * 1.04).toFixed(2)),
    deals: roundTarget((total(({ deals }) => deals) * 1.04).toFixed(2)),
  }
  const before = company.reps.flatMap((rep) => sales.won(rep, addDays(starts, -92), addDays(starts, -1)))
  const facts = {
    name: null,
    year: true,
    period: { en: year.first.slice(0, 4), 'zh-CN': `${year.first.slice(0, 4)}年` }[owner.locale],
    first: starts,
    last: year.last,
    revenue: Number(asked.revenue),
    deals: Number(asked.deals),
    before: { ...resultOf(before), span: first.index === -2 ? ('month' as const) : ('quarter' as const) },
    parts: quarters.map(({ label }) => label[owner.locale]),
    strongest: null,
  }
  const [created, submitted, agreed] = world.past(
    world.at(addDays(starts, -12), '10:00'),
    world.at(addDays(starts, -10), '11:00'),
    world.at(addDays(starts, -10), '16:00'),
  )
  return writeGoal(world, {
    externalId: `${year.first.slice(0, 4)}/company`,
    level: 'company',
    period: year,
    team: null,
    owner,
    accountable: owner,
    words: voices[owner.locale].upperGoal(facts, dice('year goal', year.first)),
    starts,
    keyResults: [
      { metric: metrics.revenue, target: asked.revenue, weight: 6000, source: 'children', fedBy: 'time' },
      { metric: metrics.deals, target: asked.deals, weight: 4000, source: 'children', fedBy: 'time' },
    ],
    tasks: [],
    at: { created, submitted, agreed },
    agreedBy: chief,
  })
}
