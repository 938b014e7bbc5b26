/**
 * What a time is to a goal. `when` says by when or over what period, `often` how often: both bind it. The others do not: a
 * `comparison` base (last year), a `value` (reply within 24 h), part of a `name` (monthly recurring revenue), an
 * `attribute` (a 12-month contract), a `vague` word (soon).
 */
export type TimeAs = 'when' | 'often' | 'comparison' | 'value' | 'name' | 'attribute' | 'vague'

/** The regular expression is global and reads `plain` text. */
export type TimePattern = { as: TimeAs; regex: RegExp }
