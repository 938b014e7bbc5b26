import { and, eq } from 'drizzle-orm'
import { add, compare } from '../../../lib/okr/decimal'
import { Conflict, Forbidden, Invalid, NotFound, type Message } from '../../../lib/okr/errors'
import { goalLimits, type DraftForMany } from '../../../lib/okr/input/goals'
import { readValue } from '../../../lib/okr/input/key-results'
import { createsGoal } from '../../../lib/okr/permissions'
import type { Decimal } from '../../../lib/okr/types'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { goalsOfMetric } from '../../queries/parts/goals-of-metric'
import { goal, keyResult, metric, period, team } from '../../schema'
import { visibleGoals } from '../../scope'
import { transact } from '../transact'
import { writeDraft } from './create'
import { periodTakesGoals } from './lock-goal'

/** Kinds whose parts add up to a whole that can be cut. */
const cut = ['count', 'amount']

/**
 * Drafts one goal for many people of a team, each with a target of their own, aligned to the team's key result it is a part of. All
 * of them or none. People whose target is left empty get none. Gives back the id of the period they are in.
 *
 * @throws Conflict `goalsStand` where somebody has a goal for the same already and no second one is asked for; Invalid on a target
 *   that cannot be read, and on `total` where the targets do not add up to it.
 */
export const draftForMany = (ctx: Context, input: DraftForMany): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    // Of two who draft for one team at once the second waits, and then sees what the first wrote.
    await tx.select({ id: team.id }).from(team).where(eq(team.id, input.teamId)).for('no key update')
    const above = await partedKeyResult(tx, ctx, input)
    const measure = { kind: above.kind, unit: above.unit, currency: above.currency }
    const said = { ...measure, unit: (ctx.locale === 'zh-CN' ? above.unitZh : above.unitEn) ?? above.unit }
    const problems: Record<string, Message> = {}
    const given = new Set<string>()
    const wanted = input.people.flatMap(({ index, value: { personId, target, again } }) => {
      if (target === '') return []
      const found: Partial<Record<string, Message>> = {}
      const value = readValue(target, measure, 'target', found)
      const field = `people.${index}.target`
      if (found.target) problems[field] = found.target
      else if (compare(value, '0') < 0) problems[field] = { key: 'amountNegative', values: { text: target } }
      if (given.has(personId)) problems[field] = { key: 'personTwice' }
      given.add(personId)
      Object.assign(problems, tooLong(input, target))
      return [{ index, personId, target, value, again }]
    })
    await noneStands(
      tx,
      ctx,
      above,
      wanted.flatMap(({ personId, again }) => (again ? [] : [personId])),
    )
    if (wanted.length === 0) throw new Invalid({ 'people.0.target': { key: 'required' } })
    const total = readValue(input.total, measure, 'total', problems as Partial<Record<string, Message>>)
    if (!problems.total && compare(total, '0') < 0)
      problems.total = { key: 'amountNegative', values: { text: input.total } }
    if (Object.keys(problems).length > 0) throw new Invalid(problems)
    const sum = wanted.map(({ value }) => value).reduce<Decimal>(add, '0')
    if (!input.differs && compare(sum, total) !== 0)
      throw new Invalid({
        total: {
          key: 'targetsNotWhole',
          quantities: { sum: { ...said, value: sum }, total: { ...said, value: total } },
        },
      })
    for (const { index, personId, target } of wanted)
      try {
        await writeDraft(tx, ctx, draftOf(input, above, personId, target))
      } catch (error) {
        // The one target of this person's goal is this row's.
        if (!(error instanceof Invalid)) throw error
        const [message] = Object.values(error.fields)
        throw new Invalid({ [`people.${index}.target`]: message ?? { key: 'unreadable' } })
      }
    return above.period.id
  })

type Parted = Awaited<ReturnType<typeof partedKeyResult>>

/** The page may be older than a goal for the same. What the viewer may not see does not count: it would be told by its refusal. */
async function noneStands(
  tx: Transaction,
  ctx: Context,
  { period: { id: periodId }, metricId, currency }: Parted,
  people: string[],
): Promise<void> {
  const inside = { ...ctx, db: tx, snapshot: undefined }
  const standing = await goalsOfMetric(inside, { periodId, metricId, currency, people })
  const [first] = standing
  if (!first) return
  const others = new Set(standing.map(({ ownerId }) => ownerId)).size - 1
  throw new Conflict('goalsStand', { others, name: first.ownerName, goal: first.name })
}

/** The team's key result that is cut: of a goal the viewer directs, in a period that takes goals, of a kind that adds up. */
async function partedKeyResult(tx: Transaction, ctx: Context, { teamId, parentId }: DraftForMany) {
  const [found] = await tx
    .select({
      level: goal.level,
      teamId: goal.teamId,
      ownerId: goal.ownerId,
      metricId: keyResult.metricId,
      kind: keyResult.kind,
      unit: keyResult.unit,
      currency: keyResult.currency,
      unitEn: metric.unitEn,
      unitZh: metric.unitZh,
      period,
    })
    .from(keyResult)
    .innerJoin(goal, eq(goal.id, keyResult.goalId))
    .innerJoin(period, eq(period.id, goal.periodId))
    .leftJoin(metric, eq(metric.id, keyResult.metricId))
    .where(
      and(eq(keyResult.id, parentId), eq(goal.teamId, teamId), eq(goal.level, 'team'), visibleGoals(ctx)),
    )
  if (!found) throw new NotFound()
  if (!createsGoal(ctx.viewer, found)) throw new Forbidden()
  periodTakesGoals(found.period)
  if (!cut.includes(found.kind) || found.metricId === null)
    throw new Invalid({ parentId: { key: 'unknownChoice' } })
  return { ...found, metricId: found.metricId }
}

const filled = ({ name, content, background, support }: DraftForMany, target: string) => {
  const fill = (text: string) => text.replaceAll('{target}', target)
  return { name: fill(name), content: fill(content), background: fill(background), support: fill(support) }
}

/** Texts that are too long once a target stands in them, by field. */
function tooLong(input: DraftForMany, target: string): Record<string, Message> {
  const long = Object.entries(filled(input, target)).flatMap(([field, text]) => {
    const maximum = field === 'name' ? goalLimits.name : goalLimits.text
    return text.length > maximum ? [[field, { key: 'tooLong', values: { maximum } }] as const] : []
  })
  return Object.fromEntries(long)
}

function draftOf(input: DraftForMany, above: Parted, personId: string, target: string) {
  return {
    periodId: above.period.id,
    subject: { level: 'person' as const, id: personId },
    ...filled(input, target),
    relevance: '',
    accountableId: null,
    supportsGoalId: null,
    starts: null,
    deadline: null,
    weight: '',
    keyResults: [
      {
        index: 0,
        value: {
          id: null,
          metricId: above.metricId,
          wording: '',
          kind: above.kind,
          unit: above.unit,
          baseline: '0',
          base: '',
          target,
          weight: '',
          dueOn: null,
          source: 'manual' as const,
          parents: [{ index: 0, value: { parentId: input.parentId, share: '' } }],
        },
      },
    ],
    tasks: [],
  }
}
