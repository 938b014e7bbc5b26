import { useLocale, useTranslations } from 'next-intl'
import { formatPercent } from '@/lib/i18n/format'
import { shownPace, shownPercent } from '@/lib/okr/rounding'
import type { Locale, PeriodSettings, Status } from '@/lib/okr/types'
import { PaceDrawing, type DrawnPace } from './pace-drawing'
import { StatusMark } from './status'
import { statusClass } from './status-drawing'

export type SayStatus = ReturnType<typeof useTranslations<'status'>>

type Thresholds = Pick<PeriodSettings, 'onTrack' | 'atRisk'>

/** As a company starts. */
const usual: Thresholds = { onTrack: 0.9, atRisk: 0.7 }

function shown(
  { progress, pace, status, plain, thresholds = usual }: Figures,
  locale: Locale,
): { progress: string | null; pace: string | null } {
  const beside = pace === null || plain ? undefined : { status, pace, thresholds }
  return {
    progress: progress === null ? null : formatPercent(shownPercent(progress, beside) / 100, locale),
    pace: pace === null ? null : formatPercent(shownPace(pace) / 100, locale),
  }
}

type Figures = Pick<PaceBarProps, 'progress' | 'pace' | 'status' | 'plain' | 'thresholds'>

export type PaceBarProps = {
  /** Towards the current target, 1 = reached, unclamped; null: no value yet. */
  progress: number | null
  /** What should be done by the day of the value, 0 to 1; null draws no tick. */
  pace: number | null
  status: Status
  /** What the status was decided by, so that the figures shown agree with it. */
  thresholds?: Thresholds
  /** The current target, formatted: "60,000", 10万美元. */
  target?: string
  /** Only when an adjustment moved the target. */
  original?: {
    /** Where it lies on the way to the current one: 1.3 when 130 was cut to 100. */
    ratio: number
    /** Progress towards it. */
    progress: number | null
    /** Formatted. */
    target?: string
  } | null
  big?: boolean
  /** Last week's value, or an attainment before closing: no verdict yet, so no colour. */
  plain?: boolean
  /** What stands before the sentence, where the bar's name is not beside it. */
  label?: string
}

/** The signature: progress, pace tick and original target on one bar, with one sentence for who cannot see it. */
export function PaceBar(props: PaceBarProps) {
  const t = useTranslations('status')
  return <PaceDrawing {...drawnPace(props, t, useLocale())} />
}

/** What a bar's drawing is made from, for a table that draws many. */
export function drawnPace(props: PaceBarProps, t: SayStatus, locale: Locale): DrawnPace {
  const { progress, pace, status, original = null, big, plain = false } = props
  return {
    label: sentence(props, t, locale),
    progress,
    pace: status === 'done' && pace !== null && pace >= 1 ? null : pace,
    fill: plain ? 'plain' : statusClass[status],
    original: original?.ratio ?? null,
    met: (original?.progress ?? 0) >= 1,
    big,
  }
}

function sentence(props: PaceBarProps, t: SayStatus, locale: Locale): string {
  const { status, target, original, plain, label } = props
  const { progress, pace } = shown(props, locale)
  const parts: string[] = []
  if (label) parts.push(label)
  if (progress === null) parts.push(t('noValue'))
  else parts.push(target ? t('progressOf', { progress, target }) : t('progress', { progress }))
  if (pace !== null) parts.push(t('pace', { pace }))
  if (!plain && progress !== null) parts.push(t(status))
  if (original && original.progress !== null) {
    const towards = formatPercent(original.progress, locale)
    parts.push(
      original.target
        ? t('original', { target: original.target, progress: towards })
        : t('originalOnly', { progress: towards }),
    )
  }
  return parts.join(t('joiner'))
}

/** What follows the bar: 42% · pace 50% · ▲ at risk. */
export function PaceWords(props: Figures) {
  const t = useTranslations('status')
  const { progress, pace } = shown(props, useLocale())
  return (
    <p className="pace-words">
      {progress !== null && <span className="n">{progress}</span>}
      {pace !== null && <span>{t('pace', { pace })}</span>}
      {!props.plain && <StatusMark status={props.status} />}
    </p>
  )
}
