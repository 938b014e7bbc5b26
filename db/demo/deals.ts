import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import type { Day } from '../../lib/okr/types'

/** One opportunity of the CRM extract, with its dates moved into the company's present. */
export type Deal = {
  id: string
  agent: string
  product: string
  /** Unknown for deals that never got far. */
  account: string | null
  sector: string | null
  stage: 'Won' | 'Lost' | 'Engaging' | 'Prospecting'
  engagedOn: Day | null
  closedOn: Day | null
  /** Whole US dollars; 0 unless won. */
  value: number
}

export type Seller = { name: string; manager: string; region: string }

/** The quarter of the extract that becomes the one in progress. */
const LAST_QUARTER = { year: 2017, month: 10 }

const file = (name: string): Record<string, string>[] =>
  parse(readFileSync(fileURLToPath(new URL(`./data/${name}`, import.meta.url))), { columns: true })

/** The extract's own misspellings. */
const respelled: Record<string, string> = { GTXPro: 'GTX Pro', technolgy: 'technology' }
const spelled = (text: string): string => respelled[text] ?? text

export const readSellers = (): Seller[] =>
  file('sales_teams.csv').map((row) => ({
    name: row.sales_agent!,
    manager: row.manager!,
    region: row.regional_office!,
  }))

/** Moves a date by whole months; a day the month lacks becomes its last. */
export function shiftMonths(day: Day, months: number): Day {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  const [year, month] = [Math.floor(index / 12), index % 12]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const date = Math.min(Number(day.slice(8, 10)), last)
  return [year, String(month + 1).padStart(2, '0'), String(date).padStart(2, '0')].join('-')
}

/** `3/1/2017` → `2017-03-01` */
function isoDay(text: string): Day | null {
  const [month, day, year] = text.split('/')
  return year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : null
}

/** All deals, moved so that the extract's last quarter becomes the one that begins on `first`. */
export function readDeals(first: Day): Deal[] {
  const months =
    (Number(first.slice(0, 4)) - LAST_QUARTER.year) * 12 + Number(first.slice(5, 7)) - LAST_QUARTER.month
  const sectors = new Map(file('accounts.csv').map((row) => [row.account!, spelled(row.sector!)]))
  const moved = (text: string) => {
    const day = isoDay(text)
    return day && shiftMonths(day, months)
  }
  return file('sales_pipeline.csv').map((row) => ({
    id: row.opportunity_id!,
    agent: row.sales_agent!,
    product: spelled(row.product!),
    account: row.account || null,
    sector: sectors.get(row.account!) ?? null,
    stage: row.deal_stage as Deal['stage'],
    engagedOn: moved(row.engage_date!),
    closedOn: moved(row.close_date!),
    value: Number(row.close_value || 0),
  }))
}
