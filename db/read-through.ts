import { setTimeout as wait } from 'node:timers/promises'
import type { PGlite } from '@electric-sql/pglite'
import type { OpenDb } from './client'
import { sqlState } from './errors'

/** What reading a table brought to light. `what` is for the log: it names blocks and indexes, never what stands in a row. */
export type Damage = { table: string; what: string }

/** Milliseconds. A machine that is busy with something else makes a statement look long. */
const LONGEST_REST = 250

const shared = globalThis as { pacelineDamage?: Damage[] }

/** The tables in which damage was seen since the server started, each once. */
export const damagedTables = (): string[] => [
  ...new Set((shared.pacelineDamage ?? []).map(({ table }) => table)),
]

/**
 * Reads every table and every index of the embedded database once and compares them, beside the running server: in
 * statements of some milliseconds with pauses `rest` times as long, since they share its only connection. A table that
 * was cut off is readable in itself, and the engine answers from what is left of it; only its indexes know what it held.
 *
 * A PostgreSQL server is looked after by those who run it.
 */
export async function readThrough(opened: OpenDb, report: (damage: Damage) => void, rest = 9): Promise<void> {
  const { $client: client } = opened.db as unknown as { $client: PGlite }
  shared.pacelineDamage = []
  const noted = new Set<string>()
  const note = (damage: Damage) => {
    const line = `${damage.table}: ${damage.what}`
    if (noted.has(line)) return
    noted.add(line)
    shared.pacelineDamage?.push(damage)
    report(damage)
  }
  /** Without rows when it cannot be read, or the database is being closed. */
  const ask = async <Row>(table: string, sql: string, parameters: unknown[] = []): Promise<Row[]> => {
    if (!client.ready) return []
    const start = performance.now()
    try {
      return (await client.query<Row>(sql, parameters)).rows
    } catch (error) {
      if (client.ready) note({ table, what: words(error) })
      return []
    } finally {
      await wait(Math.min(rest * (performance.now() - start), LONGEST_REST))
    }
  }
  for (const statement of functions) await ask('pg_proc', statement)
  for (const table of await ask<Table>('pg_class', tables)) {
    const trees = await ask<Index>(table.name, indexes, [table.oid])
    for (const { sql, parameters } of stepsOf(table, trees))
      for (const { what } of await ask<{ what: string | null }>(table.name, sql, parameters))
        if (what !== null) note({ table: table.name, what })
    // The primary key comes first. One index that knows every row is enough to miss a row.
    const key = trees.find(({ whole }) => whole)
    let rows = 0
    for (const [first, last] of slices(key?.blocks ?? 0, 8)) {
      const parameters = [table.name, key!.name, Math.max(first, 1), last]
      for (const slice of await ask<{ rows: number }>(table.name, missing, parameters)) rows += slice.rows
    }
    if (rows > 0)
      note({ table: table.name, what: `${rows} rows are missing that its index ${key!.name} has` })
  }
}

type Table = { oid: number; name: string; blocks: number; toast: boolean }
type Index = { oid: number; name: string; blocks: number; whole: boolean }
/** A statement that gives back a sentence for each thing that is wrong, or null. */
type Step = { sql: string; parameters: unknown[] }

function stepsOf(table: Table, trees: readonly Index[]): Step[] {
  return [
    ...slices(table.blocks, 50).flatMap(([first, last]) => [
      { sql: sound, parameters: [table.oid, first, last] },
      // What a row keeps elsewhere is read with the row.
      ...(table.toast
        ? []
        : [
            {
              sql: `${readable} ${table.name} r where ${within}`,
              parameters: [`(${first},0)`, `(${last + 1},0)`],
            },
          ]),
    ]),
    ...trees.map(({ oid }) => ({ sql: indexed, parameters: [oid] })),
  ]
}

/** The blocks 0 … count − 1 in runs of `size`, each with its first and last. */
const slices = (count: number, size: number): [number, number][] =>
  Array.from({ length: Math.ceil(count / size) }, (_, i) => [i * size, Math.min((i + 1) * size, count) - 1])

/** The engine's own words where they are about files and pages; other messages may quote what stands in a row. */
function words(error: unknown): string {
  const state = sqlState(error)
  const technical = state === null || state.startsWith('XX') || state.startsWith('58')
  return technical && error instanceof Error ? error.message.split('\n')[0]! : `it cannot be read (${state})`
}

/** Functions of PostgreSQL's own amcheck and pageinspect, for this session only: they go with it. */
const functions = [
  `create or replace function pg_temp.check_index(regclass, boolean) returns void
   as '$libdir/amcheck', 'bt_index_check' language c strict`,
  `create or replace function pg_temp.check_heap(relation regclass, stop boolean, toast boolean, skip text,
     first bigint, last bigint, blkno out bigint, offnum out integer, attnum out integer, msg out text) returns setof record
   as '$libdir/amcheck', 'verify_heapam' language c`,
  `create or replace function pg_temp.page(text, int8) returns bytea
   as '$libdir/pageinspect', 'get_raw_page_1_9' language c strict`,
  `create or replace function pg_temp.tree_page(name text, blkno int8, blk out int8, type out "char", live out int4,
     dead out int4, avg out int4, page_size out int4, free_size out int4, btpo_prev out int8, btpo_next out int8,
     btpo_level out int8, btpo_flags out int4)
   as '$libdir/pageinspect', 'bt_page_stats_1_9' language c strict`,
  `create or replace function pg_temp.tree_items(name text, blkno int8, itemoffset out smallint, ctid out tid,
     itemlen out smallint, nulls out bool, vars out bool, data out text, dead out boolean, htid out tid, tids out tid[])
     returns setof record
   as '$libdir/pageinspect', 'bt_page_items_1_9' language c strict`,
  `create or replace function pg_temp.heap_items(page bytea, lp out smallint, lp_off out smallint, lp_flags out smallint,
     lp_len out smallint, t_xmin out xid, t_xmax out xid, t_field3 out int4, t_ctid out tid, t_infomask2 out integer,
     t_infomask out integer, t_hoff out smallint, t_bits out text, t_oid out oid, t_data out bytea) returns setof record
   as '$libdir/pageinspect', 'heap_page_items' language c strict`,
]

/** Ours first: they are what somebody misses. */
const tables = `select c.oid::int4 as oid, c.oid::regclass::text as name, (pg_relation_size(c.oid) / 8192)::int4 as blocks,
    c.relkind = 't' as toast
  from pg_class c where c.relkind in ('r', 't', 'm') and c.relpersistence = 'p'
  order by c.relnamespace = 'pg_catalog'::regnamespace, c.oid`

const indexes = `select c.oid::int4 as oid, c.oid::regclass::text as name, (pg_relation_size(c.oid) / 8192)::int4 as blocks,
    i.indpred is null as whole
  from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
  where i.indrelid = $1 and a.amname = 'btree' and i.indisvalid order by i.indisprimary desc, i.indisunique desc`

const sound = `select msg as what from pg_temp.check_heap($1::oid::regclass, false, true, 'none', $2, $3) limit 5`

/** Nothing comes of these two but an error. */
const readable = `select case when count(r::text) < 0 then '' end as what from`
const within = `r.ctid >= $1::tid and r.ctid < $2::tid`

/** Every row of the table is in the index, and the index is in order. */
const indexed = `select case when pg_temp.check_index($1::oid::regclass, true) is null then '' end as what`

/** Every entry of the index has its row, dead ones included. The first item of a page that has a right neighbour is no entry. */
const missing = `with leaf as (
    select block, btpo_next from generate_series($3::int8, $4::int8) block, pg_temp.tree_page($2, block) where type = 'l'
  ), entry as (
    select unnest(coalesce(i.tids, array[i.htid]))::text::point as at from leaf, pg_temp.tree_items($2, block) i
    where i.itemoffset > 1 or btpo_next = 0
  ), place as (
    select at[0]::int8 as block, at[1]::int4 as line from entry
  ), line as (
    select block, h.lp as line
    from (select distinct block from place where block < pg_relation_size($1::text::regclass) / 8192) page,
      pg_temp.heap_items(pg_temp.page($1, block)) h
    where h.lp_flags <> 0
  )
  select count(*)::int4 as rows from place left join line using (block, line) where line.line is null`
