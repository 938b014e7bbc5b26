/** Words of the domain that every room shares. A `Day` is a calendar date `YYYY-MM-DD`; a `Decimal` an exact number as a string. */
export type Day = string
export type Decimal = string

export const kinds = ['count', 'amount', 'growth', 'percent', 'limit', 'floor', 'milestone'] as const
export type Kind = (typeof kinds)[number]

export const periodStates = ['planning', 'active', 'grading', 'closed'] as const
export type PeriodState = (typeof periodStates)[number]

export const goalStates = ['draft', 'submitted', 'agreed', 'graded', 'dropped', 'discarded'] as const
export type GoalState = (typeof goalStates)[number]

/** Those a reader meets: a discarded draft is shown nowhere. */
export type ShownState = Exclude<GoalState, 'discarded'>

export const goalLevels = ['company', 'team', 'person'] as const
export type GoalLevel = (typeof goalLevels)[number]

export const statuses = ['on_track', 'at_risk', 'off_track', 'done', 'no_data'] as const
export type Status = (typeof statuses)[number]

export const roles = ['member', 'executive', 'admin'] as const
export type Role = (typeof roles)[number]

export const locales = ['en', 'zh-CN'] as const
export type Locale = (typeof locales)[number]

export const adjustmentReasons = ['market', 'ability', 'team_goal', 'feedback'] as const
export type AdjustmentReason = (typeof adjustmentReasons)[number]

export const adjustmentStates = ['proposed', 'accepted', 'declined', 'withdrawn', 'outdated'] as const
export type AdjustmentState = (typeof adjustmentStates)[number]

export const paceCurves = ['linear', 'working_days', 'learned', 'marks'] as const
export type PaceCurve = (typeof paceCurves)[number]

export const valueSources = ['manual', 'children', 'feed'] as const
export type ValueSource = (typeof valueSources)[number]

export const checkInTimings = ['on_time', 'late', 'missed', 'made_up', 'excused'] as const
export type CheckInTiming = (typeof checkInTimings)[number]

/** What a period copies from the company when it opens; later settings never rewrite it. */
export type PeriodSettings = {
  timeZone: string
  /** ISO weekday 1 (Monday) – 7 (Sunday) and the time of day `HH:mm` a check-in is due. */
  checkInWeekday: number
  checkInTime: string
  /** Progress ≥ onTrack × pace is on track, ≥ atRisk × pace at risk. */
  onTrack: number
  atRisk: number
  /** Which attainment makes the computed score. */
  scoreAgainst: 'adjusted' | 'original'
  holidays: Day[]
  /** Weekend days that are worked (调休). */
  makeUpDays: Day[]
}

/** Weights and shares are whole 1/10,000: 10,000 is 100 %. */
export const WHOLE = 10_000
