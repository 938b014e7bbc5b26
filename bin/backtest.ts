import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { backtest, scores } from '../lib/okr/forecast/backtest'
import { readDeals } from './lib/read-deals'

const usage = `npm run -s backtest -- DEALS.csv [--rows]

Forecasts every complete quarter in a file of won deals, from the second on, only from what was known after its weeks 3, 6
and 9, and says how far off that was. The file has a header with rep, date (YYYY-MM-DD) and amount; one won deal a row.
--rows prints the forecasts, one JSON object a line. Quarters that break off with the file are forecast without an outcome.`

try {
  const { values, positionals } = parseArgs({
    options: { rows: { type: 'boolean' }, help: { type: 'boolean' } },
    allowPositionals: true,
  })
  if (values.help) console.log(usage)
  else if (positionals.length !== 1) throw new Error(usage)
  else {
    const made = backtest(readDeals(readFileSync(positionals[0]!, 'utf8')))
    const rows = made.map(({ rep, quarter, week, metric, forecast, low, high }) =>
      JSON.stringify({ rep, quarter, week, metric, forecast, low, high }),
    )
    process.stdout.write(
      values.rows ? rows.map((row) => `${row}\n`).join('') : `${JSON.stringify(scores(made))}\n`,
    )
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
