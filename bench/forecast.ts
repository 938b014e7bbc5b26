import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { backtest, type Deal, METRICS, scores, WEEKS } from '../lib/okr/forecast/backtest'
import { forecastBoard, forecasterFor } from '../lib/okr/forecast/forecast'
import { type Gain, tally } from '../lib/okr/forecast/period'
import { quartersFrom } from '../lib/okr/quarters'
import { atLeast, atMost, type Figures, median, shown } from './figures'

const ROWS = 200

/** The demo's won deals at their original dates. */
function wonDeals(): Deal[] {
  const file = fileURLToPath(new URL('../db/demo/data/sales_pipeline.csv', import.meta.url))
  const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true })
  return rows
    .filter((row) => row.deal_stage === 'Won')
    .map((row) => {
      const [month, day, year] = row.close_date!.split('/')
      const iso = [year, month!.padStart(2, '0'), day!.padStart(2, '0')].join('-')
      return { rep: row.sales_agent!, day: iso, amount: Number(row.close_value) }
    })
}

/** Milliseconds for the outlooks of a board of 200 people, each with a band and a chance, the lessons being known. */
function boardTime(deals: readonly Deal[]): number {
  const gains = deals.flatMap(({ rep, day, amount }): Gain[] =>
    Array.from({ length: 7 }, (_, copy) => ({ owner: `${rep} ${copy}`, day, by: amount })),
  )
  const [second, third, fourth] = quartersFrom('2017-04-01', 3).map((span) => tally({ ...span, gains }))
  const forecaster = forecasterFor({ whole: false, closed: [second!, third!] }, fourth!, 42)
  if (!forecaster) throw new Error('The demo has no deals.')
  const rows = [...forecaster.priors.keys()]
    .slice(0, ROWS)
    .map((owner, i) => ({ owner, gained: 900 * (i % 40) }))
  if (rows.length < ROWS) throw new Error(`Only ${rows.length} people to forecast.`)
  const times: number[] = []
  for (let round = 0; round < 60; round++) {
    const started = performance.now()
    for (const { chance } of forecastBoard(forecaster, rows)) chance(30_000)
    times.push(performance.now() - started)
  }
  return median(times)
}

/** The forecast against what came, on the demo's deals, beside the run rate: value so far ÷ time gone. */
export function forecastFigures(): Figures {
  const deals = wonDeals()
  const scored = scores(backtest(deals))
  const figures: Figures = {}
  const ratios: number[] = []
  for (const metric of METRICS) {
    let [held, n] = [0, 0]
    for (const week of WEEKS) {
      const score = scored[metric][week]
      if (score.wape === null || score.runRateWape === null || score.held === null)
        throw new Error('The demo has no case to forecast.')
      figures[`forecast, ${metric}, week ${week}: error`] = shown(100 * score.wape, '%')
      figures[`forecast, ${metric}, week ${week}: run rate’s error`] = shown(100 * score.runRateWape, '%')
      ratios.push(score.wape / score.runRateWape)
      held += score.held * score.n
      n += score.n
    }
    figures[`forecast, ${metric}: held by the band, at least`] = atLeast((100 * held) / n, 75, '%')
    figures[`forecast, ${metric}: held by the band, at most`] = atMost((100 * held) / n, 85, '%')
  }
  const mean = ratios.reduce((a, b) => a + b, 0) / ratios.length
  figures['forecast: error to the run rate’s, mean of six'] = atMost(mean, 0.65, '×')
  figures['forecast: error to the run rate’s, worst of six'] = atMost(Math.max(...ratios), 1, '×')
  figures[`forecast: a board of ${ROWS} rows`] = atMost(1000 * boardTime(deals), 5000, 'µs')
  return figures
}
