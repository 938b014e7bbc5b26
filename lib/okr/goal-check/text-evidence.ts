import type { Span } from './read/spans'

/** pass: it holds · look: look at it again · fail: it does not hold up. */
export type Verdict = 'pass' | 'look' | 'fail'

/**
 * What a piece of the text is: a number that is asked for, a thing that will be there, a number that is only a name, a
 * property or still open, a metric, an object or scope, and the times of `TimeAs`.
 */
export type SeenAs =
  | 'measure'
  | 'deliverable'
  | 'nameNumber'
  | 'attributeNumber'
  | 'placeholder'
  | 'metric'
  | 'object'
  | 'when'
  | 'often'
  | 'comparison'
  | 'value'
  | 'vague'

/** Words of the text with their places in it (UTF-16, `end` exclusive). */
export type Seen = Span & { as: SeenAs }

export type Missing = 'object' | 'number' | 'numberOpen' | 'time'

export type Judged = { verdict: Verdict; seen: Seen[]; missing: Missing[] }
export type TextCheck = { S: Judged; M: Judged; T: Judged }
