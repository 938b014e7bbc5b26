import { chineseDeliverables } from './read/deliverables-zh'
import { englishDeliverables } from './read/deliverables-en'
import { type NumberAs, readNumbers, type ReadNumber, withUnit } from './read/measured'
import { placeholdersIn } from './read/numbers'
import { plain } from './read/plain'
import { overlaps, type Span } from './read/spans'
import { metricsIn, objectsIn } from './read/specifics'
import type { Judged, Seen, SeenAs, TextCheck } from './text-evidence'
import { binds, type Time, timesIn } from './read/times'
import { wholesIn } from './read/wholes'

const as = (what: SeenAs, spans: readonly Span[]): Seen[] =>
  spans.map(({ start, end, text }) => ({ start, end, text, as: what }))
const numbersAs = (numbers: readonly ReadNumber[], what: NumberAs): Span[] =>
  numbers.filter((number) => number.as === what)

function measurable(measured: Span[], numbers: ReadNumber[], things: Span[], open: Span[]): Judged {
  const seen = [...as('measure', measured), ...as('deliverable', things)]
  if (seen.length > 0) return { verdict: 'pass', seen, missing: [] }
  return {
    verdict: 'fail',
    seen: [
      ...as('placeholder', open),
      ...as('nameNumber', numbersAs(numbers, 'name')),
      ...as('attributeNumber', numbersAs(numbers, 'attribute')),
    ],
    missing: [open.length > 0 ? 'numberOpen' : 'number'],
  }
}

function timeBound(times: readonly Time[]): Judged {
  const bound = times.filter(binds)
  if (bound.length > 0)
    return { verdict: 'pass', seen: bound.map((time) => ({ ...time, as: time.as as SeenAs })), missing: [] }
  const seen = times.flatMap(({ start, end, text, as: what }) =>
    what === 'comparison' || what === 'value' || what === 'vague' ? [{ start, end, text, as: what }] : [],
  )
  return { verdict: 'fail', seen, missing: ['time'] }
}

function specific(
  measured: Judged,
  objects: Span[],
  metrics: Span[],
  numbers: ReadNumber[],
  open: Span[],
): Judged {
  const named = [...as('metric', metrics), ...as('object', objects)]
  if (measured.verdict === 'pass') return { verdict: 'pass', seen: [...named, ...measured.seen], missing: [] }
  const seen = [
    ...named,
    ...as('nameNumber', numbersAs(numbers, 'name')),
    ...as('attributeNumber', numbersAs(numbers, 'attribute')),
    ...as('placeholder', open),
  ]
  return seen.length > 0
    ? { verdict: 'look', seen, missing: ['number'] }
    : { verdict: 'fail', seen, missing: ['object'] }
}

/**
 * S, M and T of a goal's words alone, Chinese and English alike and mixed. S fails a direction with a general noun and
 * passes what has a number or a thing that will be there; an object or a metric without a number is to be looked at. M
 * passes a number that is asked for or such a thing; T a time by which, over which or how often. Reads the first 2,000
 * characters; never throws; the same words always give the same.
 */
export function checkText(typed: string): TextCheck {
  const text = plain(typed)
  const times = timesIn(text, typed)
  const often = times.some((time) => time.as === 'often')
  const bound = times.some(binds)
  const numbers = readNumbers(text, typed, times)
  const measures = numbersAs(numbers, 'measure').map((number) =>
    times.some((time) => time.start === number.start) ? number : withUnit(text, typed, number),
  )
  const open = placeholdersIn(text, typed)
  const things = [
    ...englishDeliverables(text, typed, { often, bound }),
    ...chineseDeliverables(text, typed, { often, bound }),
    ...wholesIn(text, typed, bound),
  ]
  const M = measurable(measures, numbers, things, open)
  return {
    S: specific(
      M,
      objectsIn(text, typed, times).filter((object) => !measures.some((number) => overlaps(object, number))),
      metricsIn(text, typed),
      numbers,
      open,
    ),
    M,
    T: timeBound(times),
  }
}
