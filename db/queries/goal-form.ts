import type { PlanWords } from '@/lib/okr/input/plans'
import { Forbidden, NotFound } from '@/lib/okr/errors'
import { openActs } from '@/lib/okr/goal-acts'
import { createsGoal, readsPlan, type Viewer } from '@/lib/okr/permissions'
import { goalLevels, type Day, type GoalLevel } from '@/lib/okr/types'
import type { CheckBasis } from '@/lib/okr/goal-check/form-facts'
import type { Context } from '../context'
import { isId } from '../ids'
import type { DirectionVersion } from './parts/direction'
import { formChoices, type FormChoices, type Holder } from './parts/form-choices'
import { formGoal, type FormGoal } from './parts/form-goal'
import { checkBasis, holderGoals } from './parts/goal-check'
import { copiedGoal, earlierGoals, type EarlierGoal, type GoalStart } from './parts/goal-start'
import type { MetricChoice } from './parts/metric-choices'
import { parentChoices, type ParentChoice } from './parts/parent-choices'
import { currentPeriod, periodsFor, type PeriodChoice } from './parts/periods'

export type GoalForm = {
  /** A new goal, a draft with all its parts, an agreed one's words, or only what a submitted one counts towards. */
  mode: 'new' | 'draft' | 'words' | 'alignment'
  goal: FormGoal | null
  /** What the fields start with; null for a new goal from nothing. */
  filled: GoalStart | null
  /** Earlier goals of the same holder, to begin a new one with. */
  earlier: EarlierGoal[]
  period: PeriodChoice
  /** Those that still take goals. */
  periods: PeriodChoice[]
  /** `company`, `team:<id>` or `person:<id>`. */
  subject: string
  holder: Holder
  choices: FormChoices
  metrics: MetricChoice[]
  parents: ParentChoice[]
  currency: string
  /** What the check of the goal goes by while it is typed. */
  basis: CheckBasis
  direction: DirectionVersion | null
  /** The owner's plan for the period, where one person writes one; no words where none is written yet. */
  plan: { words: PlanWords | null } | null
  today: Day
  /** 1 is Monday. */
  checkInWeekday: number
  timeZone: string
  viewerId: string
  /** The viewer is in a team, in which a goal of their own would count. */
  ownTeam: boolean
}

const takesGoals = (period: PeriodChoice): boolean => period.state === 'planning' || period.state === 'active'

/**
 * The form for a new goal of somebody in a period.
 *
 * @throws NotFound for a person or team that is not there, Forbidden for one the viewer does not write goals for.
 */
export async function newGoalForm(
  ctx: Context,
  asked: { periodId?: string; subject?: string; copy?: string },
): Promise<GoalForm | 'noPeriod' | 'noTeam'> {
  const all = await periodsFor(ctx)
  const periods = all.filter(takesGoals)
  const period = currentPeriod(periods, ctx.today, asked.periodId)
  if (!period) return 'noPeriod'
  const subject = asked.subject || usualSubject(ctx.viewer)
  if (subject === null) return 'noTeam'
  const [level = 'person', id = null] = subject.split(':') as [GoalLevel?, string?]
  if (!goalLevels.includes(level) || (id !== null && !isId(id))) throw new NotFound()
  const choices = await formChoices(ctx, { level, id, periodId: period.id })
  const { holder } = choices
  if (!holder) throw new NotFound()
  if (!createsGoal(ctx.viewer, { ...holder, level })) throw new Forbidden()
  const [parents, before, filled] = await Promise.all([
    parentChoices(ctx, { ...holder, period }),
    holderGoals(ctx, holder),
    asked.copy ? copiedGoal(ctx, asked.copy, period) : null,
  ])
  return {
    mode: 'new',
    goal: null,
    filled: filled && { ...filled, accountableId: null },
    earlier: earlierGoals(before, all, period),
    period,
    periods,
    subject,
    holder,
    choices,
    metrics: choices.metrics,
    parents,
    currency: ctx.company.currency,
    basis: checkBasis(ctx, { holder, period, periods: all, parents, choices, before }),
    direction: choices.direction,
    plan: planBeside(ctx, holder, choices),
    today: ctx.today,
    checkInWeekday: ctx.company.checkInWeekday,
    timeZone: ctx.company.timeZone,
    viewerId: ctx.viewer.id,
    ownTeam: ctx.viewer.teamId !== null,
  }
}

function planBeside(
  { viewer }: Context,
  { level, ownerId, teamId }: Pick<Holder, 'level' | 'ownerId' | 'teamId'>,
  { plan }: FormChoices,
): GoalForm['plan'] {
  return level === 'person' && readsPlan(viewer, { id: ownerId, teamId }) ? { words: plan } : null
}

/** Whose goal one writes first: one's own, else the company's or that of the team one leads. */
function usualSubject({ id, teamId, executive, leads }: Viewer): string | null {
  if (teamId !== null) return `person:${id}`
  if (executive) return 'company'
  return leads[0] ? `team:${leads[0]}` : null
}

/**
 * The form for what can be changed of a goal in its state.
 *
 * @throws NotFound where the viewer does not see it, Forbidden where they may not change it now.
 */
export async function editGoalForm(ctx: Context, goalId: string): Promise<GoalForm> {
  if (!isId(goalId)) throw new NotFound()
  const found = await formGoal(ctx, goalId)
  if (!found) throw new NotFound()
  const { period, ...facts } = found
  const acts = openActs(
    ctx.viewer,
    { ...facts, periodState: period.state, submittedBy: null, othersCanDecide: true, assignment: null },
    ctx.today,
  )
  const mode = acts.includes('edit') ? 'draft' : acts.includes('editWords') ? 'words' : 'alignment'
  if (!acts.includes('plan')) throw new Forbidden()
  const holderId = facts.level === 'team' ? facts.teamId : facts.level === 'person' ? facts.ownerId : null
  const [choices, above, before, periods] = await Promise.all([
    formChoices(ctx, { level: facts.level, id: holderId, periodId: period.id }),
    parentChoices(ctx, { ...facts, period }),
    holderGoals(ctx, facts),
    periodsFor(ctx),
  ])
  const { level, teamId, ownerId, ownerName } = facts
  const parents = above.filter((one) => one.goalId !== goalId)
  return {
    mode,
    goal: found,
    filled: found,
    earlier: [],
    period,
    periods: [],
    subject: '',
    holder: {
      level,
      teamId,
      ownerId,
      ownerName,
      teamName: choices.holder?.teamName ?? null,
      accountableId: found.accountableId,
    },
    choices,
    metrics: choices.metrics,
    parents,
    currency: ctx.company.currency,
    basis: checkBasis(ctx, { holder: facts, period, periods, parents, choices, before }),
    direction: choices.direction,
    plan: planBeside(ctx, facts, choices),
    today: ctx.today,
    checkInWeekday: ctx.company.checkInWeekday,
    timeZone: ctx.company.timeZone,
    viewerId: ctx.viewer.id,
    ownTeam: ctx.viewer.teamId !== null,
  }
}
