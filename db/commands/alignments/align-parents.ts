import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Message } from '../../../lib/okr/errors'
import type { ParentRow } from '../../../lib/okr/input/goals'
import { WHOLE } from '../../../lib/okr/types'
import { readPercent } from '../../../lib/okr/fill-weights'
import { formatWeight } from '../../../lib/okr/weights'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { alignment } from '../../schema'
import { outdateGrades } from '../grades/outdate-grades'
import type { LockedGoal } from '../goals/lock-goal'
import { parentsFor, type Parent } from './parents-for'
import { closesCircle, oneAtATime } from './circle'

type Row = { index: number; value: ParentRow }
type Wanted = { parentId: string; share: number; field: string; parent: Parent | undefined }

/**
 * Makes a key result count towards exactly the parents of the list. What stood before and is asked for again stays as it is;
 * what changes ends now and begins anew, and sums above that move with it ask for their scores once more. Gives back what cannot be taken, by field; then nothing may be kept.
 */
export async function alignParents(
  tx: Transaction,
  ctx: Context,
  found: LockedGoal,
  keyResultId: string,
  rows: readonly Row[],
  prefix = '',
): Promise<Record<string, Message>> {
  const problems: Record<string, Message> = {}
  const chosen = rows.flatMap(({ index, value }) =>
    value.parentId === null
      ? []
      : [{ ...value, parentId: value.parentId, field: `${prefix}parents.${index}.` }],
  )
  const open = await tx
    .select()
    .from(alignment)
    .where(and(eq(alignment.childId, keyResultId), isNull(alignment.validTo)))
  if (chosen.length === 0 && open.length === 0) return {}
  await oneAtATime(tx)
  const parents = await parentsFor(
    tx,
    ctx,
    found,
    chosen.map((one) => one.parentId),
  )
  const wanted: Wanted[] = []
  for (const { parentId, share: typed, field } of chosen) {
    const share = typed === '' ? WHOLE : readPercent(typed)
    const parent = parents.get(parentId)
    const stands = open.some((one) => one.parentId === parentId)
    if (share === null || share === 0) problems[`${field}share`] = { key: 'shareUnreadable' }
    else if (wanted.some((one) => one.parentId === parentId))
      problems[`${field}parentId`] = { key: 'parentTwice' }
    else if (!stands && parent?.problem !== null)
      problems[`${field}parentId`] = parent?.problem ?? { key: 'unknownChoice' }
    else if (!stands && (await closesCircle(tx, keyResultId, parentId)))
      problems[`${field}parentId`] = { key: 'alignmentCycle' }
    else wanted.push({ parentId, share, field, parent })
  }
  const sums = new Map<string, number>()
  for (const { parent, parentId, share, field } of wanted) {
    const sum = (sums.get(parent?.periodId ?? parentId) ?? 0) + share
    sums.set(parent?.periodId ?? parentId, sum)
    if (sum > WHOLE)
      problems[`${field}share`] = { key: 'sharesOverWhole', values: { sum: formatWeight(sum) } }
  }
  if (Object.keys(problems).length > 0) return problems

  const kept = open.filter((one) => wanted.some((w) => w.parentId === one.parentId && w.share === one.share))
  const ended = open.filter((one) => !kept.includes(one)).map(({ id }) => id)
  if (ended.length > 0)
    await tx.update(alignment).set({ validTo: ctx.now }).where(inArray(alignment.id, ended))
  const begun = wanted
    .filter((one) => !kept.some(({ parentId }) => parentId === one.parentId))
    .map(({ parentId, share, parent }) => ({
      id: newId(ctx.now),
      childId: keyResultId,
      parentId,
      periodId: found.periodId,
      axis: parent?.axis ?? open.find((one) => one.parentId === parentId)!.axis,
      share,
      createdBy: ctx.viewer.id,
      validFrom: ctx.now,
    }))
  if (begun.length > 0) await tx.insert(alignment).values(begun)
  // A draft counts in no sum yet.
  if (found.state === 'agreed')
    await outdateGrades(tx, ctx, { alignments: [...ended, ...begun.map(({ id }) => id)] })
  return {}
}
