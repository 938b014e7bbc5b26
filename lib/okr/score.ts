import type { Attainment } from './measures'

/** How far a final score may lie from the computed one without a reason. */
export const REASON_BEYOND = 0.1

/** Scores have two decimals and attainments are floats: less than this is no difference. */
const EXACT = 1e-9

/**
 * The computed score of a goal, 0–1: its attainment with every key result's clamped to 0–1, against what the period's setting
 * names. Null where nothing was measured.
 */
export const computedScore = (goal: {
  originalAttainment: Attainment | null
  adjustedAttainment: Attainment | null
  settings: { scoreAgainst: 'adjusted' | 'original' }
}): number | null =>
  (goal.settings.scoreAgainst === 'original' ? goal.originalAttainment : goal.adjustedAttainment)?.capped ??
  null

/** A final score differs from the computed one by more than 0.1, or nothing was computed that it could agree with. */
export const scoreNeedsReason = (final: number, computed: number | null): boolean =>
  computed === null || Math.abs(final - computed) > REASON_BEYOND + EXACT

/** A value was corrected after the final score was given: it must be confirmed. Instants, or their ISO texts. */
export const isOutdated = <T extends Date | string>(grade: {
  finalAt: T | null
  outdatedAt: T | null
}): boolean => grade.finalAt !== null && grade.outdatedAt !== null && grade.outdatedAt >= grade.finalAt

/** A score as it is typed: `0.85`, `.85`, `1`, `85%`, full-width figures too. Null for anything else. */
export function parseScore(typed: string): number | null {
  const text = typed.normalize('NFKC').trim()
  const percent = /^(\d{1,3}) ?%$/.exec(text)
  const hundredths = percent
    ? Number(percent[1])
    : /^(?:[01]|[01]?\.\d{1,2})$/.test(text)
      ? Math.round(Number(text) * 100)
      : Infinity
  return hundredths > 100 ? null : hundredths / 100
}
