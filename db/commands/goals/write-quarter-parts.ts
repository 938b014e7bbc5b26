import { and, eq, isNull, sql } from 'drizzle-orm'
import { compare } from '../../../lib/okr/decimal'
import { Conflict, Invalid } from '../../../lib/okr/errors'
import { goalLimits, type SplitYear } from '../../../lib/okr/input/goals'
import type { KeyResultDraft } from '../../../lib/okr/input/key-results'
import { editsGoal } from '../../../lib/okr/permissions'
import type { QuarterTerms } from '../../../lib/okr/quarter-split'
import { scaleToWhole } from '../../../lib/okr/split'
import { formatWeight } from '../../../lib/okr/weights'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { writesOf, type YearQuarter, type YearQuarters } from '../../queries/parts/year-quarters'
import { alignment, goal, keyResult, keyResultTerm } from '../../schema'
import { alignParents } from '../alignments/align-parents'
import { recordActivity } from '../record-activity'
import { writeDraft } from './create'
import { lockGoal, periodTakesGoals, type LockedGoal } from './lock-goal'
import type { QuarterPart } from './read-quarter-parts'
import { writeKeyResults } from './write-key-results'

/** One draft a quarter, with a key result for each metric it has none of yet. Gives back the drafts' ids. */
export async function draftQuarters(
  tx: Transaction,
  ctx: Context,
  found: LockedGoal,
  year: YearQuarters,
  parts: readonly QuarterPart[],
  input: SplitYear,
): Promise<string[]> {
  const ids: string[] = []
  for (const quarter of year.quarters) {
    const its = parts.filter((one) => one.quarter === quarter && writesOf(quarter, one.facts) === 'new')
    if (its.length === 0) continue
    periodTakesGoals(quarter.period!)
    const id = await writeDraft(tx, ctx, draftOf(found, quarter, input))
    const made = await lockGoal(tx, ctx, id, editsGoal)
    const written = await writeKeyResults(tx, ctx, made, await keyResultsOf(tx, found, year, its))
    for (const [place, part] of its.entries()) await align(tx, ctx, made, written[place]!, part)
    ids.push(id)
  }
  return ids
}

function draftOf(found: LockedGoal, quarter: YearQuarter, input: SplitYear) {
  const label =
    input.quarters.find(({ value }) => value.first === quarter.first)?.value.label ?? quarter.first
  const name = input.name.replaceAll('{quarter}', label)
  if (name.length > goalLimits.name)
    throw new Invalid({ name: { key: 'tooLong', values: { maximum: goalLimits.name } } })
  const holderId = found.level === 'team' ? found.teamId : found.level === 'person' ? found.ownerId : null
  return {
    periodId: quarter.period!.id,
    subject: { level: found.level, id: holderId },
    name,
    content: found.content,
    background: found.background,
    support: found.support,
    relevance: '',
    accountableId: null,
    supportsGoalId: null,
    starts: null,
    deadline: null,
    weight: '',
    keyResults: [],
    tasks: [],
  }
}

/** The quarter's key results: as the year's are, with values from where those of its other quarters come. */
async function keyResultsOf(
  tx: Transaction,
  found: LockedGoal,
  year: YearQuarters,
  parts: readonly QuarterPart[],
): Promise<KeyResultDraft[]> {
  const own = await tx.select().from(keyResult).where(eq(keyResult.goalId, found.id))
  const weights = scaleToWhole(parts.map(({ result }) => result.keyResult.weight))
  return parts.map(({ result, terms }, index) => {
    const of = own.find(({ id }) => id === result.keyResult.id)!
    const others = result.quarters.flatMap(({ goals }) => goals)
    return {
      index,
      id: null,
      metricId: of.metricId,
      wording: of.wording,
      unit: of.unit,
      currency: of.currency,
      valueSource: others.at(-1)?.valueSource === 'children' ? 'children' : 'manual',
      fedBy: 'people',
      // Marks at month ends are the year's.
      paceCurve: of.paceCurve === 'marks' ? 'linear' : of.paceCurve,
      ...terms,
      weight: weights[index]!,
      dueOn: null,
      parents: [],
    }
  })
}

/** Writes the parts into the drafts that stand already. Gives back the ids of those that changed. */
export async function retargetQuarters(
  tx: Transaction,
  ctx: Context,
  parts: readonly QuarterPart[],
): Promise<string[]> {
  const ids: string[] = []
  for (const part of parts) {
    const [draft] = part.facts.goals
    if (!draft || writesOf(part.quarter, part.facts) !== 'draft') continue
    const locked = await lockGoal(tx, ctx, draft.id, editsGoal)
    if (locked.state !== 'draft') throw new Conflict('goalChanged')
    periodTakesGoals(locked.period)
    const { baseline, base, target } = part.terms
    const its = and(eq(keyResultTerm.keyResultId, draft.keyResultId), isNull(keyResultTerm.supersededAt))
    const [standing] = await tx.select().from(keyResultTerm).where(its)
    if (draft.aligned && standing && says(standing, part.terms)) continue
    await tx.update(keyResultTerm).set({ baseline, base, target, recordedAt: ctx.now }).where(its)
    if (!draft.aligned) await align(tx, ctx, locked, draft.keyResultId, part)
    await tx
      .update(goal)
      .set({ version: sql`${goal.version} + 1` })
      .where(eq(goal.id, locked.id))
    await recordActivity(tx, ctx, {
      event: 'goal.edit',
      subjectId: locked.id,
      goalId: locked.id,
      after: { fields: ['keyResults'] },
    })
    ids.push(locked.id)
  }
  return ids
}

/** Whether a draft asks for it already. */
const says = (standing: typeof keyResultTerm.$inferSelect, terms: QuarterTerms): boolean =>
  (['baseline', 'base', 'target'] as const).every((one) => {
    const [before, after] = [standing[one], terms[one]]
    return before === null || after === null ? before === after : compare(before, after) === 0
  })

/** Lets a quarter's key result count wholly in the year's, beside what it counts in already. */
async function align(
  tx: Transaction,
  ctx: Context,
  child: LockedGoal,
  keyResultId: string,
  { result, field }: QuarterPart,
): Promise<void> {
  const open = await tx
    .select({ parentId: alignment.parentId, share: alignment.share })
    .from(alignment)
    .where(and(eq(alignment.childId, keyResultId), isNull(alignment.validTo)))
  const rows = [
    ...open.map(({ parentId, share }) => ({ parentId, share: formatWeight(share) })),
    { parentId: result.keyResult.id, share: '' },
  ].map((value, index) => ({ index, value }))
  const [problem] = Object.values(await alignParents(tx, ctx, child, keyResultId, rows))
  if (problem) throw new Invalid({ [field]: problem })
}
