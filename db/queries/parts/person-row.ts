import { WHOLE, type Day, type Status } from '@/lib/okr/types'
import {
  disagreement,
  personProgress,
  statusMix,
  type Disagreement,
  type StatusMix,
  type SumStanding,
} from '@/lib/okr/status'
import { againstPace } from './against-pace'
import { checkInStanding, type CheckInStanding } from './check-in-standing'
import type { MeasuredGoal, MeasuredKeyResult } from './measured-goals'
import { metricCell, type MetricCell } from './metric-cell'

/** Somebody with their goals of one period in one team: where they stand, what they last said, what they need. */
export type PersonRow = {
  id: string
  name: string
  position: string
  /** Their first day in the team, where it lies in the period. */
  since: Day | null
  /** No longer a member: their goals still count here. */
  left: boolean
  standing: SumStanding
  /** Of all their goals by weight, capped. */
  attainment: { original: number | null; adjusted: number | null }
  /** Of their key results. */
  mix: StatusMix
  /** Goals agreed or graded; those waiting to be agreed; drafts the viewer may see. */
  goals: { id: string; name: string; state: MeasuredGoal['state'] }[]
  trend: (number | null)[]
  confidence: number | null
  disagreement: Disagreement | null
  checkIn: CheckInStanding
  /** Blockers of the last check-in. */
  needs: string | null
  /** By metric, in the order of their key results. */
  cells: Map<string, MetricCell>
}

/** A goal that counts: agreed or graded. */
export const counts = ({ state }: Pick<MeasuredGoal, 'state'>): boolean =>
  state === 'agreed' || state === 'graded'

/** Key results of goals by the metric they measure, dropped ones among them; own wordings have none. */
export function byMetric(goals: readonly MeasuredGoal[]): Map<string, MeasuredKeyResult[]> {
  const found = new Map<string, MeasuredKeyResult[]>()
  for (const goal of goals)
    for (const one of goal.keyResults) {
      if (one.metricId === null) continue
      const same = found.get(one.metricId)
      if (same) same.push(one)
      else found.set(one.metricId, [one])
    }
  return found
}

export function cellsOf(goals: readonly MeasuredGoal[]): Map<string, MetricCell> {
  const cells = new Map<string, MetricCell>()
  for (const [metricId, all] of byMetric(goals)) {
    const cell = metricCell(all, goals[0]!.settings)
    if (cell) cells.set(metricId, cell)
  }
  return cells
}

/** Σ weight × attainment over the goals that have a value, as their progress is summed; null where none has one. */
export function attained(
  goals: readonly MeasuredGoal[],
  of: 'originalAttainment' | 'adjustedAttainment',
): number | null {
  let sum = 0
  let whole = 0
  for (const goal of goals) {
    const attainment = goal[of]
    if (attainment === null) continue
    const weight = goal.weight ?? WHOLE / goals.length
    whole += weight
    sum += weight * attainment.capped
  }
  return whole > 0 ? sum / whole : null
}

type Member = Pick<PersonRow, 'id' | 'name' | 'position' | 'since' | 'left'>

const nothing: SumStanding = {
  status: 'no_data',
  progress: null,
  pace: 0,
  pointsBehind: null,
  measured: 0,
  total: 0,
}

export function personRow(
  member: Member,
  goals: readonly MeasuredGoal[],
  { now, until }: { now: Date; until: Day },
): PersonRow {
  const agreed = goals.filter(counts)
  const limits = agreed[0]?.settings
  const standing = limits
    ? personProgress(
        agreed.map((goal) => ({ weight: goal.weight, standing: goal })),
        limits,
      )
    : nothing
  const statuses: Status[] = agreed.flatMap((goal) =>
    goal.keyResults.filter(({ dropped }) => !dropped).map(({ status }) => status),
  )
  const checkIn = checkInStanding(agreed, now)
  const last = agreed.find(({ id }) => id === checkIn.last?.goalId)?.lastCheckIn ?? null
  return {
    ...member,
    standing: standing.measured > 0 ? standing : { ...standing, pace: meanPace(agreed) },
    attainment: {
      original: attained(agreed, 'originalAttainment'),
      adjusted: attained(agreed, 'adjustedAttainment'),
    },
    mix: statusMix(statuses),
    goals: goals.map(({ id, name, state }) => ({ id, name, state })),
    trend: agreed.length > 0 ? againstPace(agreed, standing, until) : [],
    confidence: last?.confidence ?? null,
    disagreement: disagreement(last?.confidence ?? null, standing.status),
    checkIn,
    needs: last?.blockers || null,
    cells: cellsOf(agreed),
  }
}

/** Without any data: what should be done by now. */
const meanPace = (goals: readonly MeasuredGoal[]): number =>
  goals.length === 0 ? 0 : goals.reduce((sum, goal) => sum + goal.pace, 0) / goals.length
