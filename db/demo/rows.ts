import { v7 } from 'uuid'
import { sql } from 'drizzle-orm'
import type { Transaction } from '../client'
import * as schema from '../schema'
import { dice } from './random'

/** In the order in which rows can be inserted: what is referred to comes first. */
const tables = {
  company: schema.company,
  specialDay: schema.specialDay,
  person: schema.person,
  personRole: schema.personRole,
  team: schema.team,
  membership: schema.membership,
  teamLead: schema.teamLead,
  teamParent: schema.teamParent,
  metric: schema.metric,
  period: schema.period,
  periodStep: schema.periodStep,
  periodShape: schema.periodShape,
  direction: schema.direction,
  incentiveRule: schema.incentiveRule,
  goal: schema.goal,
  goalStep: schema.goalStep,
  goalRevision: schema.goalRevision,
  assignmentAnswer: schema.assignmentAnswer,
  goalTerm: schema.goalTerm,
  keyResult: schema.keyResult,
  keyResultTerm: schema.keyResultTerm,
  alignment: schema.alignment,
  task: schema.task,
  personalPlan: schema.personalPlan,
  adjustment: schema.adjustment,
  adjustmentItem: schema.adjustmentItem,
  adjustmentRead: schema.adjustmentRead,
  courseAnswer: schema.courseAnswer,
  checkIn: schema.checkIn,
  checkInVersion: schema.checkInVersion,
  measurement: schema.measurement,
  acknowledgement: schema.acknowledgement,
  excusedWeek: schema.excusedWeek,
  comment: schema.comment,
  incentiveSuggestion: schema.incentiveSuggestion,
  note: schema.note,
  grade: schema.grade,
  gradeValue: schema.gradeValue,
  gradeRemark: schema.gradeRemark,
  activity: schema.activity,
} as const

type Tables = typeof tables
export type Rows = { [T in keyof Tables]: Tables[T]['$inferInsert'][] }

export const noRows = (): Rows =>
  Object.fromEntries(Object.keys(tables).map((name) => [name, []])) as unknown as Rows

/** Ids of version 7 for times in the past, the same on every run. */
export function idMaker(seed: string): (at: Date) => string {
  const random = dice('ids', seed)
  let seq = 0
  return (at) => {
    const bytes = Uint8Array.from({ length: 16 }, () => random.whole(0, 255))
    return v7({ msecs: at.getTime(), seq: (seq += 1), random: bytes })
  }
}

const ROWS_A_STATEMENT = 2000

const columnName = (property: string): string =>
  property.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/**
 * Inserts all rows, table by table, as one JSON text a statement: half the time of a parameter a value. A table's rows all name
 * the same columns or leave them to be null.
 */
export async function insertRows(tx: Transaction, rows: Rows): Promise<void> {
  for (const name of Object.keys(tables) as (keyof Tables)[]) {
    const list: Record<string, unknown>[] = rows[name]
    const properties = [...new Set(list.flatMap((row) => Object.keys(row)))]
    const columns = sql.join(
      properties.map((property) => sql.identifier(columnName(property))),
      sql`, `,
    )
    for (let i = 0; i < list.length; i += ROWS_A_STATEMENT) {
      const part = list
        .slice(i, i + ROWS_A_STATEMENT)
        .map((row) => Object.fromEntries(properties.map((one) => [columnName(one), row[one] ?? null])))
      await tx.execute(sql`insert into ${tables[name]} (${columns})
        select ${columns} from json_populate_recordset(null::${tables[name]}, ${JSON.stringify(part)}::text::json)`)
    }
  }
}
